import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { DamagedRowError } from '@/lib/segment/row-frame';
import { hashName } from '@/lib/text/word-hash';
import { encodeWordTable, openWordTable } from './word-table';

const word = fc
  .record({
    text: fc.string({ minLength: 1, maxLength: 12 }),
    low: fc.nat({ max: 100_000 }),
    mid: fc.nat({ max: 100_000 }),
    soloShare: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ text, low, mid, soloShare }) => {
    const { a, b } = hashName(text);
    const solo = Math.floor(mid * soloShare);
    return { a, b, low, mid, solo, caps: 0 };
  });
const words = fc.uniqueArray(word, { selector: ({ a, b }) => `${a} ${b}`, maxLength: 200 });

it('gives the counts of every word back to about 5 %', () => {
  fc.assert(
    fc.property(words, (list) => {
      const table = openWordTable(encodeWordTable(list));
      for (const { a, b, low, mid, solo } of list) {
        const found = table.counts(a, b);
        if (mid === 0 && low < 2) continue;
        expect(found?.low).toBeGreaterThanOrEqual(low * 0.95 - 1);
        expect(found?.low).toBeLessThanOrEqual(low * 1.05 + 1);
        expect(Math.abs((found?.mid ?? 0) - mid)).toBeLessThanOrEqual(mid * 0.05 + 1);
        expect(Math.abs((found?.solo ?? 0) - solo)).toBeLessThanOrEqual(mid * 0.07 + 1);
      }
    }),
  );
});

it('knows nothing of words that are not there', () => {
  const { a, b } = hashName('Tehran');
  const other = hashName('Baghdad');
  const table = openWordTable(encodeWordTable([{ a, b, low: 0, mid: 3, solo: 2, caps: 0 }]));
  expect(table.counts(other.a, other.b)).toBeUndefined();
  expect(table.counts(a, b)).toMatchObject({ low: 0, mid: 3 });
});

it('refuses what is no word table, and stays inside one that lies', () => {
  expect(() => openWordTable(new Uint8Array(3))).toThrow(DamagedRowError);
  expect(() => openWordTable(new Uint8Array(64))).toThrow(DamagedRowError);
  const full = new Uint32Array(3 + 8).fill(0xffff_ffff);
  full.set([0x4257_5402, 4]);
  expect(openWordTable(new Uint8Array(full.buffer)).counts(1, 2)).toBeUndefined();
});
