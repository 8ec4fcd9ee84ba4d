import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLatest } from './latest';
import { sleep } from './sleep';

it('aborts the task before and drops its late answer', async () => {
  const latest = createLatest();
  let aborted = false;
  const first = latest.run(async (signal) => {
    signal.addEventListener('abort', () => (aborted = true));
    await Promise.resolve();
    return 'old';
  });
  const second = latest.run(async () => 'new');
  expect(aborted).toBe(true);
  expect(await first).toEqual({ current: false });
  expect(await second).toEqual({ current: true, value: 'new' });
});

it('swallows how an overtaken task fails, and passes on how the current one does', async () => {
  const latest = createLatest();
  const first = latest.run(() => Promise.reject(new Error('late')));
  const second = latest.run(() => Promise.reject(new Error('now')));
  expect(await first).toEqual({ current: false });
  await expect(second).rejects.toThrow('now');
});

it('drops the answer of a stopped task', async () => {
  const latest = createLatest();
  const answer = latest.run(async () => 'x');
  latest.stop();
  expect(await answer).toEqual({ current: false });
});

it('never shows a stale answer after a newer one, whatever the order of arrival', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 6 }), async (s, count) => {
      const latest = createLatest();
      const shown: number[] = [];
      const tasks = Array.from({ length: count }, async (_, n) => {
        const settled = await latest.run(() => s.schedule(Promise.resolve(n)));
        if (settled.current) shown.push(settled.value);
      });
      await s.waitAll();
      await Promise.all(tasks);
      expect(shown).toEqual([count - 1]);
    }),
    { numRuns: 50 },
  );
});

it('ends a wait as soon as its signal is aborted', async () => {
  const controller = new AbortController();
  const wait = sleep(60_000, controller.signal);
  controller.abort();
  await expect(wait).rejects.toMatchObject({ name: 'AbortError' });
});
