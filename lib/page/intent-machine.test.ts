import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type IntentEvent,
  type IntentSettings,
  type IntentState,
  NO_INTENT,
  type PointerZone,
} from './intent';
import { GRACE_MS, nextIntent, OPENING_GAP_MS, STOOD_MS, TYPING_MS } from './intent-machine';

const DWELL_MS = 300;
const HOVER: IntentSettings = { trigger: 'hover', touch: 'tap', dwellMs: DWELL_MS };

/**
 * Runs events and every tick that is asked for between them; gives the effects with their times:
 * of cards that are seen, or of those that are made ready.
 */
function run(
  events: readonly IntentEvent[],
  settings = HOVER,
  only: 'seen' | 'ready' = 'seen',
): { t: number; effect: string; id?: number }[] {
  const until = 60_000;
  let state: IntentState = NO_INTENT;
  let wakeAt: number | undefined;
  const effects: { t: number; effect: string; id?: number }[] = [];
  const take = (event: IntentEvent): void => {
    const step = nextIntent(state, event, settings);
    state = step.state;
    wakeAt = step.wakeAt;
    for (const effect of step.effects) {
      const { type } = effect;
      const isOfReady = type === 'prepare' || type === 'forget';
      if (isOfReady !== (only === 'ready')) continue;
      effects.push({ t: event.t, effect: type, ...('id' in effect ? { id: effect.id } : {}) });
    }
  };
  const tickUntil = (t: number): void => {
    for (let next = wakeAt; next !== undefined && next <= t; next = wakeAt)
      take({ type: 'tick', t: next });
  };
  for (const event of events) {
    tickUntil(event.t);
    take(event);
  }
  tickUntil(until);
  return effects;
}

function move(
  t: number,
  x: number,
  id?: number,
  more: Partial<{ stoodSince: number; zone: PointerZone; keyHeld: boolean }> = {},
): IntentEvent {
  const { stoodSince = -10_000, zone = 'outside', keyHeld = false } = more;
  return {
    type: 'move',
    t,
    x,
    y: 0,
    under: id === undefined ? undefined : { id, stoodSince },
    zone,
    keyHeld,
  };
}

it('opens after the dwell when the pointer came to a mention and stayed', () => {
  expect(run([move(1000, 0), move(1100, 10, 7)])).toEqual([{ t: 1400, effect: 'open', id: 7 }]);
});

it('makes the card ready early in the dwell, and forgets it when the pointer goes on', () => {
  const came = [move(1000, 0), move(1100, 10, 7)];
  expect(run(came, HOVER, 'ready')).toEqual([{ t: 1190, effect: 'prepare', id: 7 }]);
  expect(run([...came, move(1300, 200)], HOVER, 'ready')).toEqual([
    { t: 1190, effect: 'prepare', id: 7 },
    { t: 1300, effect: 'forget' },
  ]);
  // Passed over in less time, a name makes nothing happen.
  expect(run([...came, move(1180, 40)], HOVER, 'ready')).toEqual([]);
});

it('makes nothing ready for what only acts open', () => {
  const came = [move(1000, 0), move(1100, 10, 7)];
  for (const trigger of ['click', 'selection', 'shortcut', 'strict', 'off'] as const)
    expect(run(came, { ...HOVER, trigger }, 'ready')).toEqual([]);
});

it('begins the dwell again while the pointer is fast', () => {
  expect(run([move(1000, 0), move(1100, 10, 7), move(1200, 300, 7)])).toEqual([
    { t: 1500, effect: 'open', id: 7 },
  ]);
});

it('opens nothing on text that was not there 500 ms before the pointer', () => {
  expect(run([move(1000, 0), move(1100, 10, 7, { stoodSince: 1100 - STOOD_MS + 1 })])).toEqual([]);
  expect(run([move(1000, 0), move(1100, 10, 7, { stoodSince: 1100 - STOOD_MS })])).toHaveLength(1);
});

it('opens nothing on what slid under the pointer, however it trembles there', () => {
  expect(
    run([move(1000, 0), { type: 'shift', t: 1100, id: 7 }, move(1500, 5, 7), move(3000, 15, 7)]),
  ).toEqual([]);
});

it('opens once the pointer left what slid under it and came back', () => {
  const effects = run([
    move(1000, 0),
    { type: 'shift', t: 1100, id: 7 },
    move(1500, 5),
    move(3000, 15, 7),
  ]);
  expect(effects).toEqual([{ t: 3300, effect: 'open', id: 7 }]);
});

it('opens nothing while a button is down or just after typing', () => {
  expect(
    run([
      move(1000, 0),
      { type: 'press', t: 1050, zone: 'outside' },
      move(1100, 10, 7),
      move(2000, 20, 7),
    ]),
  ).toEqual([]);
  const typed = run([move(1000, 0), { type: 'key', t: 1050 }, move(1100, 10, 7)]);
  expect(typed).toEqual([{ t: 1050 + TYPING_MS, effect: 'open', id: 7 }]);
});

it('closes after the grace when the pointer leaves, and not when it comes back in time', () => {
  const open = [move(1000, 0), move(1100, 10, 7)];
  expect(run([...open, move(2000, 200)])).toContainEqual({ t: 2000 + GRACE_MS, effect: 'close' });
  const back = run([...open, move(2000, 200), move(2100, 210, undefined, { zone: 'card' })]);
  expect(back.map(({ effect }) => effect)).toEqual(['open']);
});

it('keeps the card of text that the page made anew, and opens no other on it', () => {
  const open = [move(1000, 0), move(1100, 10, 7)];
  const renewed: IntentEvent = { type: 'renewed', t: 2000, from: 7, id: 9 };
  const on = { zone: 'mention' as const };
  const stays = [...open, renewed, move(3000, 14, 9, on), move(5000, 18, 9, on)];
  expect(run(stays)).toEqual([{ t: 1400, effect: 'open', id: 7 }]);
  // Of any other mention it says nothing: that one is come to like any.
  expect(run([...open, { ...renewed, from: 8 }, move(3000, 14, 9)]).at(-1)).toEqual({
    t: 3300,
    effect: 'open',
    id: 9,
  });
});

it('does not open again on the same mention when its card was closed under the pointer', () => {
  const effects = run([
    move(1000, 0),
    move(1100, 10, 7),
    { type: 'closed', t: 2000, token: 1 },
    move(3000, 16, 7),
  ]);
  expect(effects).toEqual([{ t: 1400, effect: 'open', id: 7 }]);
});

it('closes for a pointer that comes back to where it was last seen, far from the card', () => {
  const events: IntentEvent[] = [
    move(1000, 3),
    { type: 'opened', t: 1200, id: 7 },
    move(2000, 3, undefined, { zone: 'outside' }),
  ];
  expect(run(events)).toEqual([{ t: 2000 + GRACE_MS, effect: 'close' }]);
});

const under = (id: number, stoodSince = -10_000): { id: number; stoodSince: number } => ({
  id,
  stoodSince,
});

it('opens nothing for a moment after a scroll, even where the pointer comes to by itself', () => {
  const effects = run([
    move(1000, 0),
    { type: 'shift', t: 1390, id: undefined },
    move(1400, 10, 7),
  ]);
  expect(effects).toEqual([{ t: 1700, effect: 'open', id: 7 }]);
  const slow = run([{ type: 'shift', t: 1690, id: undefined }, move(1400, 10, 7)], {
    ...HOVER,
    dwellMs: 100,
  });
  expect(slow).toEqual([{ t: 1940, effect: 'open', id: 7 }]);
});

it.each([
  ['hover', []],
  ['key-and-hover', ['trigger-key']],
  ['click', ['click']],
  ['selection', []],
  ['shortcut', []],
  ['strict', ['trigger-key']],
  ['off', []],
] as const)('%s: opens by what it says, and by selection and shortcut', (trigger, own) => {
  const acts = ['click', 'tap', 'select', 'command', 'trigger-key'] as const;
  const opening = acts.filter((type) => {
    const effects = run([{ type, t: 5_000, under: under(7) }], { ...HOVER, trigger });
    return effects.some(({ effect }) => effect === 'open');
  });
  const always = trigger === 'strict' ? ['tap', 'command'] : ['tap', 'select', 'command'];
  const expected: string[] = trigger === 'off' ? [] : [...always, ...own];
  expect(opening.toSorted()).toEqual(expected.toSorted());
  const rested = run([move(1000, 0), move(1100, 10, 7)], { ...HOVER, trigger });
  expect(rested).toHaveLength(trigger === 'hover' ? 1 : 0);
});

it('keeps a card that an act opened until the pointer has been in it', () => {
  const act: IntentEvent = { type: 'command', t: 5_000, under: under(7) };
  expect(run([act, move(6000, 300)])).toHaveLength(1);
  const visited = [act, move(6000, 300, undefined, { zone: 'card' }), move(7000, 600)];
  expect(run(visited)).toContainEqual({ t: 7000 + GRACE_MS, effect: 'close' });
});

it('lets a pinned card stay, whatever the pointer does, and another open beside it', () => {
  const pinned: IntentEvent[] = [
    move(1000, 0),
    move(1100, 10, 7),
    { type: 'pinned', t: 2000, token: 1 },
  ];
  expect(run([...pinned, move(3000, 500), { type: 'escape', t: 9000 }])).toHaveLength(1);
  expect(run([...pinned, move(3000, 500), move(3500, 520, 8)])).toEqual([
    { t: 1400, effect: 'open', id: 7 },
    { t: 3800, effect: 'open', id: 8 },
  ]);
});

/** Every event there is, with what may come with it. */
const anyEvent = fc.oneof(
  { weight: 8, arbitrary: fc.constant('move' as const) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...(['press', 'release', 'key', 'escape', 'leave', 'shift', 'closed', 'pinned'] as const),
      ...(['entered', 'click', 'tap', 'select', 'command', 'trigger-key', 'opened'] as const),
      ...(['settings', 'exited', 'child-left', 'renewed'] as const),
    ),
  },
);
const anyStep = fc.record({
  kind: anyEvent,
  wait: fc.nat(700),
  x: fc.nat(400),
  id: fc.option(fc.nat(3)),
  stood: fc.nat(1_500),
  zone: fc.constantFrom<PointerZone>('mention', 'card', 'corridor', 'outside'),
  keyHeld: fc.boolean(),
  /** Which of the openings so far, counted from the last: stale ones too. */
  back: fc.nat(3),
  trigger: fc.constantFrom<IntentSettings['trigger']>(
    ...(['hover', 'key-and-hover', 'click', 'selection', 'shortcut', 'strict', 'off'] as const),
  ),
});
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

function eventOf(step: Step, t: number, tokens: number): IntentEvent {
  const { kind, x, zone, keyHeld, id, stood } = step;
  const found = id === null ? undefined : { id, stoodSince: t - stood };
  if (kind === 'move') return { type: kind, t, x, y: 0, under: found, zone, keyHeld };
  if (kind === 'shift') return { type: kind, t, id: found?.id };
  if (kind === 'press') return { type: kind, t, zone };
  if (kind === 'opened') return { type: kind, t, id: 9 };
  // Another number for it than any that there was: a page's text is never what it was before.
  if (kind === 'renewed') return { type: kind, t, from: id ?? 9, id: 1_000 + t };
  if (kind === 'closed' || kind === 'pinned' || kind === 'entered' || kind === 'exited')
    return { type: kind, t, token: tokens - step.back };
  const isAct = ['click', 'tap', 'select', 'command', 'trigger-key'].includes(kind);
  return (isAct ? { type: kind, t, under: found } : { type: kind, t }) as IntentEvent;
}

/** What a plain reading of the rules allows, kept beside the machine. */
class Model {
  transient: number | undefined;
  readonly pinned = new Set<number>();
  readonly seen = new Set<number>();
  lastOpening = -Infinity;
  preparing: number | undefined;

  /** What an event alone says about the cards that are open. */
  before(event: IntentEvent, tokens: number): void {
    if (event.type === 'closed') {
      if (this.transient === event.token) this.transient = undefined;
      this.pinned.delete(event.token);
    }
    if (event.type === 'pinned' && this.transient === event.token) {
      this.pinned.add(event.token);
      this.transient = undefined;
    }
    // A child frame's card takes the place of the one that was there.
    if (event.type === 'opened') this.transient = tokens + 1;
  }
}

it('never has two transient cards, acts on nothing stale, keeps the pinned, ends with Escape and when off', () => {
  const runs = Number(process.env['INTENT_RUNS'] ?? 300);
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), (script) => {
      const model = new Model();
      let state = NO_INTENT;
      let settings = HOVER;
      let wakeAt: number | undefined;
      let t = 10_000;
      const take = (event: IntentEvent): void => {
        const isOff = settings.trigger === 'off';
        if (!isOff) model.before(event, state.tokens);
        else if (event.type === 'closed') model.before(event, state.tokens);
        const step = nextIntent(state, event, settings);
        for (const effect of step.effects) {
          if (effect.type === 'prepare' || effect.type === 'forget') {
            // One at a time, and none while off.
            expect(model.preparing === undefined).toBe(effect.type === 'prepare');
            expect(effect.type === 'prepare' && isOff).toBe(false);
            model.preparing = effect.type === 'prepare' ? effect.id : undefined;
          } else if (effect.type === 'open') {
            expect([undefined, effect.id]).toContain(model.preparing);
            model.preparing = undefined;
            expect(isOff).toBe(false);
            expect(model.transient).toBeUndefined();
            expect(model.seen.has(effect.token)).toBe(false);
            if (event.type !== 'command')
              expect(event.t - model.lastOpening).toBeGreaterThanOrEqual(OPENING_GAP_MS);
            model.seen.add(effect.token);
            model.transient = effect.token;
            model.lastOpening = event.t;
          } else {
            // Nothing is closed that is not there, and a pinned card by no event of the page's.
            const isPinned = model.pinned.has(effect.token);
            expect(isPinned || model.transient === effect.token).toBe(true);
            expect(isPinned && !isOff).toBe(false);
            model.pinned.delete(effect.token);
            if (model.transient === effect.token) model.transient = undefined;
          }
        }
        if (event.type === 'opened' && !isOff) model.lastOpening = event.t;
        ({ state, wakeAt } = step);
        expect(state.preparing).toBe(model.preparing);
        expect(state.transient?.token).toBe(model.transient);
        expect([...state.pinned]).toEqual([...model.pinned]);
        if (event.type === 'escape' || isOff) expect(model.transient).toBeUndefined();
        if (isOff) expect(model.pinned.size).toBe(0);
      };
      const tickUntil = (time: number): void => {
        for (let next = wakeAt; next !== undefined && next <= time; next = wakeAt)
          take({ type: 'tick', t: next });
      };
      for (const step of script) {
        t += step.wait;
        tickUntil(t);
        if (step.kind === 'settings') settings = { ...settings, trigger: step.trigger };
        take(eventOf(step, t, state.tokens));
      }
      // A tick that is waited for never asks for another at the same time without end.
      let ticks = 0;
      for (let next = wakeAt; next !== undefined; next = wakeAt) {
        expect(++ticks).toBeLessThan(10);
        take({ type: 'tick', t: next });
      }
    }),
    { numRuns: runs },
  );
});

it('opens by rest only on what stood still before the pointer came and stayed under it', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), (script) => {
      let state = NO_INTENT;
      let wakeAt: number | undefined;
      let t = 10_000;
      let reached: { id: number | undefined; at: number; stood: number } | undefined;
      const take = (event: IntentEvent): void => {
        const step = nextIntent(state, event, HOVER);
        for (const effect of step.effects) {
          if (effect.type !== 'open' || !['move', 'tick'].includes(event.type)) continue;
          expect(reached?.id).toBe(effect.id);
          expect((reached?.at ?? 0) - (reached?.stood ?? 0)).toBeGreaterThanOrEqual(STOOD_MS);
          expect(event.t - (reached?.at ?? 0)).toBeGreaterThanOrEqual(DWELL_MS);
        }
        ({ state, wakeAt } = step);
      };
      for (const step of script) {
        t += step.wait;
        for (let next = wakeAt; next !== undefined && next <= t; next = wakeAt)
          take({ type: 'tick', t: next });
        const event = eventOf(step, t, state.tokens);
        if (event.type === 'move' && event.under?.id !== reached?.id)
          reached = { id: event.under?.id, at: t, stood: event.under?.stoodSince ?? t };
        // What slid under the pointer was not reached at all.
        if (event.type === 'shift') reached = { id: event.id, at: t, stood: t };
        if (event.type === 'leave') reached = undefined;
        take(event);
      }
    }),
    { numRuns: Number(process.env['INTENT_RUNS'] ?? 300) },
  );
});
