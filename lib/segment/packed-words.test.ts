import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { newsDocument } from '@/tests/generated-news';
import { NO_WORDS } from './document-words';
import { createWordsPacker, createWordsUnpacker } from './packed-words';
import { DamagedRowError } from './row-frame';
import { createWordsEncoder } from './words-encoder';
import { recordsIn, WORDS_DOCUMENTS } from './words-blocks';

const encode = createWordsEncoder();
const ROWS = 32;
const rows = Array.from({ length: ROWS }, (_, row) =>
  Array.from({ length: WORDS_DOCUMENTS }, (_each, i) => {
    const n = row * WORDS_DOCUMENTS + i;
    return n % 16 === 7 ? NO_WORDS : encode(newsDocument(n, 20 + 12 * (n % 16)));
  }),
);

it('gives back every record, byte for byte', () => {
  const [pack, unpack] = [createWordsPacker(), createWordsUnpacker()];
  for (const records of rows)
    expect(recordsIn(unpack(pack(records)).row).map((each) => [...each])).toEqual(
      records.map((each) => [...each]),
    );
});

it('says an entry that was met before in two bytes or three, not in five', () => {
  const pack = createWordsPacker();
  const records = rows.at(-1) ?? [];
  pack(records);
  const again = pack(records).length;
  const plain = records.reduce((sum, { length }) => sum + length, 0);
  expect(again).toBeLessThan(0.7 * plain);
});

it('says of any bytes that they are none, or gives records of bounded length', () => {
  const pack = createWordsPacker();
  const packed = rows.map((records) => pack(records));
  fc.assert(
    fc.property(fc.nat(ROWS - 1), fc.nat(), fc.nat(255), fc.boolean(), (row, at, byte, isCut) => {
      const unpack = createWordsUnpacker();
      for (const good of packed.slice(0, row)) unpack(good);
      const bytes = (packed[row] ?? new Uint8Array()).slice();
      bytes[at % bytes.length] = byte;
      const given = isCut ? bytes.subarray(0, at % bytes.length) : bytes;
      try {
        const { documents, row: unpacked } = unpack(given);
        expect(recordsIn(unpacked)).toHaveLength(documents);
        expect(unpacked.length).toBeLessThan(5 * bytes.length);
      } catch (error) {
        expect(error).toBeInstanceOf(DamagedRowError);
      }
    }),
  );
});
