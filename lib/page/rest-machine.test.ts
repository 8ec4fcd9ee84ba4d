import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  GRACE_MS,
  NO_REST,
  nextRest,
  OPENING_GAP_MS,
  type PointerZone,
  type RestEvent,
  type RestState,
  STOOD_MS,
} from './rest-machine';

const DWELL_MS = 300;

/** Runs events and every tick that is asked for between them; gives the effects with their times. */
function run(
  events: readonly RestEvent[],
  until = 60_000,
): { t: number; effect: string; id?: number }[] {
  let state: RestState = NO_REST;
  let wakeAt: number | undefined;
  const effects: { t: number; effect: string; id?: number }[] = [];
  const take = (event: RestEvent): void => {
    const step = nextRest(state, event, DWELL_MS);
    state = step.state;
    wakeAt = step.wakeAt;
    const { effect } = step;
    if (effect.type === 'open') effects.push({ t: event.t, effect: 'open', id: effect.id });
    if (effect.type === 'close') effects.push({ t: event.t, effect: 'close' });
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
  more: Partial<{ stoodSince: number; zone: PointerZone; armed: boolean }> = {},
): RestEvent {
  const { stoodSince = -10_000, zone = 'outside', armed = true } = more;
  return {
    type: 'move',
    t,
    x,
    y: 0,
    under: id === undefined ? undefined : { id, stoodSince },
    zone,
    armed,
  };
}

it('opens after the dwell when the pointer came to a mention and stayed', () => {
  expect(run([move(1000, 0), move(1100, 10, 7)])).toEqual([{ t: 1400, effect: 'open', id: 7 }]);
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
    run([move(1000, 0), { type: 'press', t: 1050 }, move(1100, 10, 7), move(2000, 20, 7)]),
  ).toEqual([]);
  const typed = run([move(1000, 0), { type: 'key', t: 1050 }, move(1100, 10, 7)]);
  expect(typed).toEqual([{ t: 2050, effect: 'open', id: 7 }]);
});

it('closes after the grace when the pointer leaves, and not when it comes back in time', () => {
  const open = [move(1000, 0), move(1100, 10, 7)];
  expect(run([...open, move(2000, 200)])).toContainEqual({ t: 2000 + GRACE_MS, effect: 'close' });
  const back = run([...open, move(2000, 200), move(2100, 210, undefined, { zone: 'card' })]);
  expect(back.map(({ effect }) => effect)).toEqual(['open']);
});

it('does not open again on the same mention when its card was closed under the pointer', () => {
  const effects = run([
    move(1000, 0),
    move(1100, 10, 7),
    { type: 'closed', t: 2000 },
    move(3000, 16, 7),
  ]);
  expect(effects).toEqual([{ t: 1400, effect: 'open', id: 7 }]);
});

it('opens at most one card a second, and never on a mention that is not under the pointer', () => {
  const zone = fc.constantFrom<PointerZone>('mention', 'card', 'corridor', 'outside');
  const event = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('move'),
        x: fc.nat(400),
        id: fc.option(fc.nat(3)),
        stood: fc.nat(1_500),
        zone,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom('press', 'release', 'key', 'leave', 'closed') }),
    },
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(700), event), { maxLength: 60 }), (script) => {
      let t = 10_000;
      let under: number | undefined;
      let stood = 0;
      let reached = 0;
      const reachedAt = new Map<
        number,
        { id: number | undefined; stood: number; reached: number }
      >();
      const events = script.map(([wait, step]): RestEvent => {
        t += wait + 1;
        if (!('x' in step)) {
          const kind = step.kind as 'press';
          if ((kind as string) === 'leave') under = undefined;
          reachedAt.set(t, { id: under, stood, reached });
          return { type: kind, t };
        }
        const id = step.id ?? undefined;
        const since = t - step.stood;
        if (id !== under) [stood, reached] = [since, t];
        under = id;
        reachedAt.set(t, { id: under, stood, reached });
        return move(t, step.x, id, { stoodSince: since, zone: step.zone });
      });
      const opened = run(events, t + 5_000).filter(({ effect }) => effect === 'open');
      for (const [i, one] of opened.entries()) {
        const before = opened[i - 1];
        if (before) expect(one.t - before.t).toBeGreaterThanOrEqual(OPENING_GAP_MS);
        const last = [...reachedAt].findLast(([time]) => time <= one.t)?.[1];
        expect(last?.id).toBe(one.id);
        expect((last?.reached ?? 0) - (last?.stood ?? 0)).toBeGreaterThanOrEqual(STOOD_MS);
        expect(one.t - (last?.reached ?? 0)).toBeGreaterThanOrEqual(DWELL_MS);
      }
    }),
  );
});

it('closes for a pointer that comes back to where it was last seen, far from the card', () => {
  const events: RestEvent[] = [
    move(1000, 3),
    { type: 'opened', t: 1200, id: 7 },
    move(2000, 3, undefined, { zone: 'outside' }),
  ];
  expect(run(events)).toEqual([{ t: 2000 + GRACE_MS, effect: 'close' }]);
});
