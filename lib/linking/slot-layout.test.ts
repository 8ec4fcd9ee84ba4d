import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashName } from '@/lib/text/word-hash';
import { collidingWords } from '@/tests/colliding-words';
import { homeSlot, laySlots, MAX_PROBES, slotHash, type SlotLayout } from './slot-layout';

type Key = readonly [a: number, b: number];

/** How far each key lies from where the look for it starts; NaN for one that is not there. */
function distances({ seed, keys }: SlotLayout, list: readonly Key[]): number[] {
  const found = list.map(() => Number.NaN);
  for (const [slot, key] of keys.entries()) {
    const [a, b] = list[key - 1] ?? [0, 0];
    if (key === 0) continue;
    found[key - 1] =
      (slot - homeSlot(slotHash(seed, a, b), keys.length) + keys.length) % keys.length;
  }
  return found;
}

function laid(list: readonly Key[]): SlotLayout {
  const slots = Math.max(4, Math.ceil(list.length * 1.3));
  return laySlots(list.length, slots, (i) => list[i] ?? [0, 0]);
}

it('lays every key within reach of its home, each once', () => {
  const key = fc.tuple(fc.integer(), fc.integer());
  const keys = fc.uniqueArray(key, { selector: ([a, b]) => `${a} ${b}`, maxLength: 400 });
  fc.assert(
    fc.property(keys, (list) => {
      for (const distance of distances(laid(list), list)) expect(distance).toBeLessThan(MAX_PROBES);
    }),
  );
});

it.each<[string, (i: number) => Key]>([
  ['one first number', (i) => [7, i]],
  ['one second number', (i) => [i, 7]],
  ['numbers that differ in their last bits only', (i) => [i << 16, i << 16]],
  ['numbers in a row', (i) => [i, i]],
])('lays 50,000 keys of %s no farther off than any others', (_, keyOf) => {
  const list = Array.from({ length: 50_000 }, (_key, i) => keyOf(i));
  expect(Math.max(...distances(laid(list), list))).toBeLessThan(MAX_PROBES);
});

it('lays words that all have one first hash no farther off than any others', () => {
  const list = collidingWords(4000).map((word): Key => {
    const { a, b } = hashName(word);
    return [a, b];
  });
  expect(new Set(list.map(([a]) => a)).size).toBe(1);
  expect(Math.max(...distances(laid(list), list))).toBeLessThan(MAX_PROBES);
});

it('lays the same keys in the same slots', () => {
  const list = Array.from({ length: 1000 }, (_, i): Key => [i, i * i]);
  expect(laid(list)).toEqual(laid(list));
});
