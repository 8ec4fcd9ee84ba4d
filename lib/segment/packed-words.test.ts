import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { newsDocument } from '@/tests/generated-news';
import { NO_WORDS } from './document-words';
import { createWordsPacker, createWordsUnpacker } from './packed-words';
import { DamagedRowError } from './row-frame';
import { createWordsEncoder } from './words-encoder';
import { recordsIn, rowOfRecords, WORDS_DOCUMENTS } from './words-blocks';
import { createNumbering, frequentEntries, tableRow } from './words-table';

const encode = createWordsEncoder();
const ROWS = 32;
const plain = Array.from({ length: ROWS * WORDS_DOCUMENTS }, (_, n) =>
  n % 16 === 7 ? NO_WORDS : encode(newsDocument(n, 20 + 12 * (n % 16))),
);
// The later half has words that were not met when the table was made.
const entries = frequentEntries(plain.slice(0, plain.length / 2));
const stored = plain.map(createNumbering(entries));

const rowOf = (records: readonly Uint8Array[]): Uint8Array =>
  rowOfRecords(
    records.map(({ length }) => length),
    Buffer.concat(records),
  );
const rows = [
  tableRow(entries),
  ...Array.from({ length: ROWS }, (_, row) =>
    rowOf(stored.slice(row * WORDS_DOCUMENTS, (row + 1) * WORDS_DOCUMENTS)),
  ),
];

it('gives back every row, byte for byte', () => {
  const [pack, unpack] = [createWordsPacker(), createWordsUnpacker()];
  for (const [n, row] of rows.entries())
    expect(unpack(pack(row))).toEqual({ documents: n === 0 ? 0 : WORDS_DOCUMENTS, row });
});

it('says an entry that was met before in two bytes or three, not in five', () => {
  const pack = createWordsPacker();
  const none = new Uint8Array();
  pack(tableRow(none));
  const row = rowOf(plain.slice(-WORDS_DOCUMENTS).map(createNumbering(none)));
  pack(row);
  expect(pack(row).length).toBeLessThan(0.7 * row.length);
});

it('says of any bytes that they are none, or gives records of bounded length', () => {
  const pack = createWordsPacker();
  const packed = rows.map((row) => pack(row));
  fc.assert(
    fc.property(fc.nat(ROWS), fc.nat(), fc.nat(255), fc.boolean(), (row, at, byte, isCut) => {
      const unpack = createWordsUnpacker();
      for (const good of packed.slice(0, row)) unpack(good);
      const bytes = (packed[row] ?? new Uint8Array()).slice();
      bytes[at % bytes.length] = byte;
      const given = isCut ? bytes.subarray(0, at % bytes.length) : bytes;
      try {
        const { documents, row: unpacked } = unpack(given);
        if (documents > 0) expect(recordsIn(unpacked)).toHaveLength(documents);
        expect(unpacked.length).toBeLessThan(6 * bytes.length);
      } catch (error) {
        expect(error).toBeInstanceOf(DamagedRowError);
      }
    }),
  );
});
