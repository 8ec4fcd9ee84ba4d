import { expect, it } from 'vitest';
import type * as GiveWay from './give-way';

let contexts = 0;

/** The module as a context of its own has it: who listens there says nothing. Other tests keep their modules. */
async function context(): Promise<typeof GiveWay> {
  return import(/* @vite-ignore */ `${import.meta.dirname}/give-way.ts?context=${contexts++}`);
}

async function writer(): Promise<typeof GiveWay> {
  const module = await context();
  module.listenForReaders();
  return module;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

it('rests a moment after somebody waited for rows, and then goes on', async () => {
  const { giveWay } = await writer();
  expect(await timed(giveWay)).toBeLessThan(20);
  (await context()).noteRead(40);
  await expect.poll(() => timed(giveWay), { interval: 5 }).toBeGreaterThan(20);
  expect(await timed(giveWay)).toBeLessThan(20);
});

it('rests for each who begins to read, while reads are slow', async () => {
  const { giveWay } = await writer();
  const reader = await context();
  reader.noteRead(40);
  await expect.poll(() => timed(giveWay), { interval: 5 }).toBeGreaterThan(20);
  reader.sayReading();
  await expect.poll(() => timed(giveWay), { interval: 5 }).toBeGreaterThan(20);
});

it('does not rest where rows come at once', async () => {
  const { giveWay } = await writer();
  const reader = await context();
  reader.noteRead(3);
  reader.sayReading();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await timed(giveWay)).toBeLessThan(20);
});

it('is told that somebody waits for rows, and not before', async () => {
  const { areReadersWaiting } = await writer();
  const reader = await context();
  reader.noteRead(3);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(areReadersWaiting()).toBe(false);
  reader.noteRead(40);
  await expect.poll(areReadersWaiting, { interval: 5 }).toBe(true);
});
