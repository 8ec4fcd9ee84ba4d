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
/** Movement below this is a trembling hand, px. */
const MIN_MOVE_PX = 2;

/** Where the pointer is as far as an open card is concerned. */
export type PointerZone = 'mention' | 'card' | 'corridor' | 'outside';

/** What the pointer is on. */
export type Under = {
  /** Handle of the mention. */
  readonly id: number;
  /** Since when its text and its place are as they are, ms. */
  readonly stoodSince: number;
};

/** What happens, with the time in ms. */
export type RestEvent =
  /** `armed` tells whether the settings let a rest here open a card (the key is held). */
  | {
      readonly type: 'move';
      readonly t: number;
      readonly x: number;
      readonly y: number;
      readonly under: Under | undefined;
      readonly zone: PointerZone;
      readonly armed: boolean;
    }
  /** The page moved under the pointer; `id` is the mention that is under it now. */
  | { readonly type: 'shift'; readonly t: number; readonly id: number | undefined }
  | { readonly type: 'press' | 'release' | 'key' | 'leave' | 'tick' | 'closed'; readonly t: number }
  /** A card was opened for a mention by other means. */
  | { readonly type: 'opened'; readonly t: number; readonly id: number };

/** What the pointer's rest has come to. */
export type RestState = {
  readonly at: { readonly x: number; readonly y: number; readonly t: number } | undefined;
  /** The mention under the pointer. */
  readonly under: number | undefined;
  /** The mention under the pointer may not open until it was left: it came to the pointer. */
  readonly refused: boolean;
  /** Since when the pointer rests; undefined when it does not. */
  readonly restSince: number | undefined;
  readonly pressed: boolean;
  /** Nothing opens before, ms. */
  readonly quietUntil: number;
  readonly openedAt: number;
  /** The mention whose card is open. */
  readonly open: number | undefined;
  /** Since when the pointer is away from the open card and its mention. */
  readonly awaySince: number | undefined;
};

/** What must be done. */
export type RestEffect =
  | { readonly type: 'none' }
  | { readonly type: 'open'; readonly id: number }
  | { readonly type: 'close' };

/** The outcome of one event. */
export type RestStep = {
  readonly state: RestState;
  readonly effect: RestEffect;
  /** When to send a tick, ms; undefined when nothing is pending. */
  readonly wakeAt: number | undefined;
};

/** Nothing has happened yet. */
export const NO_REST: RestState = {
  at: undefined,
  under: undefined,
  refused: false,
  restSince: undefined,
  pressed: false,
  quietUntil: -Infinity,
  openedAt: -Infinity,
  open: undefined,
  awaySince: undefined,
};

const NONE: RestEffect = { type: 'none' };

/** Takes in `event`. A card opens only on a deliberate rest, and closes when the pointer abandons it. */
export function nextRest(before: RestState, event: RestEvent, dwellMs: number): RestStep {
  const state = applied(before, event);
  const closeAt = state.awaySince === undefined ? Infinity : state.awaySince + GRACE_MS;
  const openAt = openingTime(state, dwellMs);
  if (openAt <= event.t && state.under !== undefined) {
    const opened = openedState(state, event.t, state.under);
    return { state: opened, effect: { type: 'open', id: state.under }, wakeAt: undefined };
  }
  if (closeAt <= event.t) {
    const closed = { ...state, open: undefined, awaySince: undefined };
    return { state: closed, effect: { type: 'close' }, wakeAt: finite(openAt) };
  }
  return { state, effect: NONE, wakeAt: finite(Math.min(openAt, closeAt)) };
}

/** When a card opens if nothing else happens; Infinity for never. */
function openingTime(state: RestState, dwellMs: number): number {
  const { under, restSince, refused, pressed, open, quietUntil, openedAt } = state;
  if (under === undefined || restSince === undefined || refused || pressed || open === under)
    return Infinity;
  return Math.max(restSince + dwellMs, quietUntil, openedAt + OPENING_GAP_MS);
}

function applied(state: RestState, event: RestEvent): RestState {
  switch (event.type) {
    case 'move':
      return moved(state, event);
    case 'shift':
      // What slid under a resting pointer was not reached by it.
      return { ...state, under: event.id, refused: event.id !== undefined, restSince: undefined };
    case 'press':
      return { ...state, pressed: true, restSince: undefined };
    case 'release':
      return { ...state, pressed: false, restSince: undefined };
    case 'key':
      return { ...state, restSince: undefined, quietUntil: event.t + TYPING_MS };
    case 'leave':
      return {
        ...state,
        at: undefined,
        under: undefined,
        refused: false,
        restSince: undefined,
        awaySince: state.open === undefined ? undefined : (state.awaySince ?? event.t),
      };
    case 'tick':
      return state;
    case 'opened':
      return openedState(state, event.t, event.id);
    case 'closed':
      // The pointer may still be on the mention: it opens again only after leaving it.
      return {
        ...state,
        open: undefined,
        awaySince: undefined,
        restSince: undefined,
        refused: state.under !== undefined,
      };
  }
}

function moved(state: RestState, event: Extract<RestEvent, { type: 'move' }>): RestState {
  const { t, x, y, under, zone } = event;
  const distance = state.at ? Math.hypot(x - state.at.x, y - state.at.y) : Infinity;
  const away = state.open !== undefined && zone === 'outside';
  const same = state.under === under?.id && away === (state.awaySince !== undefined);
  if (distance < MIN_MOVE_PX && same) return state;
  const fast = state.at ? distance / Math.max(1, t - state.at.t) > MAX_REST_SPEED : true;
  const arrived = under?.id !== state.under;
  const refused =
    under !== undefined && (arrived ? t - under.stoodSince < STOOD_MS : state.refused);
  const rests = under !== undefined && event.armed;
  const restSince = arrived || fast ? t : (state.restSince ?? t);
  return {
    ...state,
    at: { x, y, t },
    under: under?.id,
    refused,
    restSince: rests ? restSince : undefined,
    awaySince: away ? (state.awaySince ?? t) : undefined,
  };
}

function openedState(state: RestState, t: number, id: number): RestState {
  return { ...state, open: id, openedAt: t, awaySince: undefined, restSince: undefined };
}

function finite(time: number): number | undefined {
  return Number.isFinite(time) ? time : undefined;
}
