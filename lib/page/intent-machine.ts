import {
  type IntentEffect,
  type IntentEvent,
  type IntentSettings,
  type IntentState,
  type IntentStep,
  NO_INTENT,
  type Transient,
} from './intent';

/** Faster than this the pointer is on its way, px per ms. */
export const MAX_REST_SPEED = 0.4;
/** Text must have stood this long before the pointer reached it, ms. */
export const STOOD_MS = 500;
/** At most one card opens in this time, ms. */
export const OPENING_GAP_MS = 1_000;
/** A card closes when the pointer stayed away from it and its mention this long, ms. */
export const GRACE_MS = 300;
/** After a key was pressed nothing opens for this long, ms. */
export const TYPING_MS = 1_000;
/** After something scrolled under the pointer nothing opens for this long, ms. */
export const SCROLLED_MS = 250;
/** This share of the dwell has passed when a card begins to be made ready. */
const PREPARE_SHARE = 0.3;
/** Movement below this is a trembling hand, px. */
const MIN_MOVE_PX = 2;

/**
 * Takes in `event`. A card opens only on a deliberate rest or act, and closes when it is abandoned or
 * dismissed; pinned ones stay.
 */
export function nextIntent(
  before: IntentState,
  event: IntentEvent,
  settings: IntentSettings,
): IntentStep {
  if (settings.trigger === 'off') return ended(before, event);
  const act = actOn(before, event, settings);
  if (act !== undefined) return opened(before, { t: event.t, id: act, kept: true });
  const after = applied(before, event, settings);
  const openAt = openingTime(after, settings);
  const dismissed = dismissals(before, after, event);
  if (openAt <= event.t && after.under !== undefined) {
    const step = opened(after, { t: event.t, id: after.under, kept: false });
    return { ...step, effects: [...dismissed, ...step.effects] };
  }
  const prepareAt = openAt - settings.dwellMs * (1 - PREPARE_SHARE);
  const { state, made } = prepared(after, prepareAt <= event.t);
  const effects = [...dismissed, ...made];
  const nextAt = state.preparing === undefined ? prepareAt : openAt;
  const closeAt = state.awaySince === undefined ? Infinity : state.awaySince + GRACE_MS;
  if (closeAt <= event.t && state.transient) {
    const { token } = state.transient;
    const closed = { ...state, transient: undefined, awaySince: undefined };
    return { state: closed, effects: [...made, { type: 'close', token }], wakeAt: finite(nextAt) };
  }
  return { state, effects, wakeAt: finite(Math.min(nextAt, closeAt)) };
}

/** Begins to make the card ready of what is rested on, and forgets that of anything else. */
function prepared(
  state: IntentState,
  isTime: boolean,
): { readonly state: IntentState; readonly made: readonly IntentEffect[] } {
  const wanted = isTime ? state.under : undefined;
  if (wanted === state.preparing) return { state, made: [] };
  const forgotten: IntentEffect[] = state.preparing === undefined ? [] : [{ type: 'forget' }];
  const begun: IntentEffect[] = wanted === undefined ? [] : [{ type: 'prepare', id: wanted }];
  return { state: { ...state, preparing: wanted }, made: [...forgotten, ...begun] };
}

/** Backfile is off: whatever is open closes, pinned or not, and nothing is remembered but the count. */
function ended(
  { transient, pinned, preparing, tokens }: IntentState,
  event: IntentEvent,
): IntentStep {
  const open = [...(transient ? [transient.token] : []), ...pinned];
  const left = event.type === 'closed' ? open.filter((token) => token !== event.token) : open;
  return {
    state: { ...NO_INTENT, tokens },
    effects: [
      ...(preparing === undefined ? [] : [{ type: 'forget' as const }]),
      ...left.map((token) => ({ type: 'close' as const, token })),
    ],
    wakeAt: undefined,
  };
}

/** The mention that an act opens at once; undefined when the event is no such act. */
function actOn(
  { openedAt, transient }: IntentState,
  event: IntentEvent,
  { trigger, touch }: IntentSettings,
): number | undefined {
  if (!('under' in event) || event.type === 'move' || !event.under) return undefined;
  const { t, under } = event;
  const isMeant =
    (event.type === 'click' && trigger === 'click') ||
    (event.type === 'tap' && touch === 'tap') ||
    (event.type === 'trigger-key' && (trigger === 'key-and-hover' || trigger === 'strict')) ||
    (event.type === 'select' && trigger !== 'strict') ||
    event.type === 'command';
  // No page can make a shortcut be pressed: it alone need not wait.
  const isSoon =
    event.type !== 'command' && (t - under.stoodSince < STOOD_MS || t - openedAt < OPENING_GAP_MS);
  return isMeant && !isSoon && transient?.id !== under.id ? under.id : undefined;
}

/** When a card opens if nothing else happens; Infinity for never. */
function openingTime(state: IntentState, { dwellMs, trigger }: IntentSettings): number {
  const { under, restSince, refused, pressed, transient, quietUntil, openedAt } = state;
  if (trigger !== 'hover' && trigger !== 'key-and-hover') return Infinity;
  if (under === undefined || restSince === undefined || refused || pressed) return Infinity;
  if (transient?.id === under) return Infinity;
  return Math.max(restSince + dwellMs, quietUntil, openedAt + OPENING_GAP_MS);
}

/** What an event closes at once. */
function dismissals(
  before: IntentState,
  after: IntentState,
  event: IntentEvent,
): readonly IntentEffect[] {
  const { transient } = before;
  const gone = transient && transient.token !== after.transient?.token ? transient : undefined;
  const isTold = event.type === 'closed' || event.type === 'pinned' || event.type === 'opened';
  return gone && !isTold ? [{ type: 'close', token: gone.token }] : [];
}

function opened(
  state: IntentState,
  { t, id, kept }: { readonly t: number; readonly id: number; readonly kept: boolean },
): IntentStep {
  const token = state.tokens + 1;
  const before = state.transient;
  return {
    state: {
      ...state,
      tokens: token,
      transient: { token, id, kept },
      openedAt: t,
      inCard: false,
      awaySince: undefined,
      restSince: undefined,
      preparing: undefined,
    },
    effects: [
      ...(state.preparing === undefined || state.preparing === id
        ? []
        : [{ type: 'forget' as const }]),
      ...(before ? [{ type: 'close' as const, token: before.token }] : []),
      { type: 'open', id, token },
    ],
    wakeAt: undefined,
  };
}

function applied(state: IntentState, event: IntentEvent, settings: IntentSettings): IntentState {
  if (event.type === 'move') return moved(state, event, settings);
  if ('token' in event) return told(state, event);
  // An act that opens nothing does nothing.
  if ('under' in event) return state;
  switch (event.type) {
    case 'shift':
      // What slid under a resting pointer was not reached by it.
      return {
        ...state,
        under: event.id,
        refused: event.id !== undefined,
        restSince: undefined,
        quietUntil: Math.max(state.quietUntil, event.t + SCROLLED_MS),
      };
    case 'press':
      // A press elsewhere dismisses; one into the card goes to the card.
      return event.zone === 'card'
        ? { ...state, pressed: true, restSince: undefined }
        : withoutTransient({ ...state, pressed: true });
    case 'release':
      return { ...state, pressed: false, restSince: undefined };
    case 'key':
      return { ...state, restSince: undefined, quietUntil: event.t + TYPING_MS };
    case 'escape':
      return withoutTransient(state);
    case 'leave':
      return { ...away(state, event.t), ...NOWHERE };
    case 'child-left':
      return state.inCard ? state : away(state, event.t);
    case 'opened': {
      const next = opened(
        { ...state, transient: undefined },
        { t: event.t, id: event.id, kept: false },
      );
      return { ...next.state, preparing: state.preparing };
    }
    case 'renewed':
      return renewed(state, event.from, event.id);
    case 'settings':
    case 'tick':
      return state;
  }
}

/** The card of that mention stays as it is, and what is under the pointer stays that. */
function renewed(state: IntentState, from: number, id: number): IntentState {
  const { transient, under } = state;
  if (transient?.id !== from) return state;
  return { ...state, transient: { ...transient, id }, under: under === from ? id : under };
}

/** The pointer is in no place that this document sees. */
const NOWHERE = { at: undefined, under: undefined, refused: false, restSince: undefined };

/** What is told of one card. Of any but the transient one only its end matters. */
function told(
  state: IntentState,
  event: Extract<IntentEvent, { readonly token: number }>,
): IntentState {
  const { token, type } = event;
  if (state.transient?.token !== token)
    return type === 'closed'
      ? { ...state, pinned: state.pinned.filter((each) => each !== token) }
      : state;
  switch (type) {
    case 'closed':
      return withoutTransient(state);
    case 'pinned':
      // Another card may open beside a pinned one.
      return { ...withoutTransient(state), pinned: [...state.pinned, token] };
    case 'entered':
      // Whoever reads in the card keeps it, however it was opened.
      return { ...state, inCard: true, awaySince: undefined, transient: unkept(state.transient) };
    case 'exited':
      return away(state, event.t);
  }
}

/** The pointer may still be on the mention: it opens again only after leaving it. */
function withoutTransient(state: IntentState): IntentState {
  const refused = state.refused || (state.transient !== undefined && state.under !== undefined);
  return {
    ...state,
    transient: undefined,
    inCard: false,
    awaySince: undefined,
    restSince: undefined,
    refused,
  };
}

/** The pointer is neither at the card nor at its mention. */
function away(state: IntentState, t: number): IntentState {
  const isAbandoned = state.transient !== undefined && !state.transient.kept;
  return { ...state, inCard: false, awaySince: isAbandoned ? (state.awaySince ?? t) : undefined };
}

/** Whoever was in a card with the pointer can abandon it by the pointer. */
function unkept(transient: Transient): Transient {
  return transient.kept ? { ...transient, kept: false } : transient;
}

function moved(
  state: IntentState,
  event: Extract<IntentEvent, { readonly type: 'move' }>,
  settings: IntentSettings,
): IntentState {
  const { t, x, y, under, zone } = event;
  const { transient } = state;
  const card = transient && zone === 'card' ? unkept(transient) : transient;
  const isAway = card !== undefined && !card.kept && zone === 'outside';
  const distance = state.at ? Math.hypot(x - state.at.x, y - state.at.y) : Infinity;
  const isSame = state.under === under?.id && isAway === (state.awaySince !== undefined);
  if (distance < MIN_MOVE_PX && isSame) return state;
  return {
    ...state,
    ...restAfter(state, event, { distance, settings }),
    at: { x, y, t },
    under: under?.id,
    transient: card,
    inCard: zone === 'card' && card !== undefined,
    awaySince: isAway ? (state.awaySince ?? t) : undefined,
  };
}

/** Whether the pointer rests after a move, since when, and whether what it is on may open. */
function restAfter(
  state: IntentState,
  { t, under, keyHeld }: Extract<IntentEvent, { readonly type: 'move' }>,
  { distance, settings }: { readonly distance: number; readonly settings: IntentSettings },
): Pick<IntentState, 'refused' | 'restSince'> {
  if (!under) return { refused: false, restSince: undefined };
  const arrived = under.id !== state.under;
  const refused = arrived ? t - under.stoodSince < STOOD_MS : state.refused;
  if (settings.trigger !== 'hover' && !keyHeld) return { refused, restSince: undefined };
  const fast = state.at ? distance / Math.max(1, t - state.at.t) > MAX_REST_SPEED : true;
  return { refused, restSince: arrived || fast ? t : (state.restSince ?? t) };
}

function finite(time: number): number | undefined {
  return Number.isFinite(time) ? time : undefined;
}
