import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { newsDocument } from '@/tests/generated-news';
import { decodeWords, ENTRY_BYTES, NO_WORDS } from './document-words';
import { DamagedRowError, frameRow } from './row-frame';
import { createWordsEncoder } from './words-encoder';
import {
  createNumbering,
  entriesIn,
  frequentEntries,
  frequentWords,
  inFull,
  tableRow,
} from './words-table';

const encode = createWordsEncoder();
const records = [
  NO_WORDS,
  ...Array.from({ length: 120 }, (_, n) => encode(newsDocument(n, 150 + 3 * n))),
];
const entries = frequentEntries(records.slice(0, 60));
const frequent = frequentWords(entries);
const number = createNumbering(entries);

it('says of every record, those that it was not made of too, the same words in fewer bytes', () => {
  expect(frequent.terms.length).toBeGreaterThan(500);
  for (const record of records) {
    const stored = number(record);
    expect(decodeWords(stored, frequent)).toEqual(decodeWords(record));
    expect(inFull(stored, entries)).toEqual(record);
  }
  const sum = (all: readonly Uint8Array[]): number => all.reduce((n, { length }) => n + length, 0);
  expect(sum(records.map(number))).toBeLessThan(0.8 * sum(records));
});

it('takes no word of one document alone for frequent', () => {
  expect(frequentEntries(records.slice(0, 2))).toHaveLength(0);
});

it('reads a table back, and no other row', () => {
  expect(entriesIn(tableRow(entries))).toEqual(entries);
  const wrong = [
    tableRow(entries).fill(7, 20, 22),
    frameRow(new Uint8Array(ENTRY_BYTES + 1)),
    frameRow(new Uint8Array(ENTRY_BYTES * 8_192)),
    undefined,
  ];
  for (const row of wrong) expect(() => entriesIn(row)).toThrow(DamagedRowError);
});

it('answers hostile records with an error of its own, or with words', () => {
  const stored = records.map(number);
  fc.assert(
    fc.property(
      fc.nat(records.length - 1),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
      fc.nat(),
      (n, changes, length) => {
        const bytes = (stored[n] ?? NO_WORDS).slice();
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const given = length % 3 === 0 ? bytes.subarray(0, length % bytes.length) : bytes;
        for (const read of [
          () => decodeWords(given, frequent).terms.length,
          () => inFull(given, entries).length,
        ])
          try {
            expect(read()).toBeLessThan(100_000);
          } catch (error) {
            expect(error).toBeInstanceOf(DamagedRowError);
          }
      },
    ),
    { numRuns: 500 },
  );
});
