import { expect, it } from 'vitest';
import { listenForReaders, sayReading } from './give-way';

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

it('rests a moment after somebody said to read, and then goes on', async () => {
  const giveWay = listenForReaders();
  expect(await timed(giveWay)).toBeLessThan(20);
  sayReading();
  await expect.poll(() => timed(giveWay), { interval: 5 }).toBeGreaterThan(20);
  expect(await timed(giveWay)).toBeLessThan(20);
});
