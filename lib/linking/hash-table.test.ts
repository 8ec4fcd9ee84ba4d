import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashName } from '@/lib/text/word-hash';
import { collidingWords, ordinaryWords } from '@/tests/colliding-words';
import { Counts, HashTable } from './hash-table';

it('numbers pairs like a map does, in the order of first sight', () => {
  // Few values, so that pairs repeat and first hashes collide.
  const hash = fc.integer({ min: -3, max: 3 });
  fc.assert(
    fc.property(fc.array(fc.tuple(hash, hash), { maxLength: 200 }), (pairs) => {
      const table = new HashTable(2);
      const naive = new Map<string, number>();
      for (const [a, b] of pairs) {
        const key = `${a} ${b}`;
        if (!naive.has(key)) naive.set(key, naive.size);
        expect(table.intern(a, b)).toBe(naive.get(key));
      }
      expect(table.size).toBe(naive.size);
      expect(table.find(99, 99)).toBe(-1);
      for (const [a, b] of pairs) expect(table.find(a, b)).toBe(naive.get(`${a} ${b}`));
    }),
  );
});

it('counts from 0, however far the place', () => {
  const counts = new Counts(1);
  counts.add(5000, 2);
  counts.add(5000);
  expect([counts.get(5000), counts.get(4999), counts.get(-1)]).toEqual([3, 0, 0]);
});

it('takes words that were made to lie in one place in as little time as others', () => {
  const timeOf = (words: readonly string[]): number => {
    const hashes = words.map(hashName);
    const table = new HashTable();
    const start = performance.now();
    for (const { a, b } of hashes) table.intern(a, b);
    return performance.now() - start;
  };
  const ordinary = ordinaryWords(16_000);
  timeOf(ordinary);
  // In one place, they would take a thousand times as long.
  expect(timeOf(collidingWords(16_000))).toBeLessThan(20 * timeOf(ordinary) + 100);
});
