import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeDocuments, encodeDocuments } from './entity-postings';

const document = fc.record({
  segment: fc.nat({ max: 3 }),
  docnum: fc.nat({ max: 1_000_000 }),
  mentions: fc.integer({ min: 1, max: 500 }),
});

it('reads back what it wrote', () => {
  const documents = fc
    .uniqueArray(document, { selector: ({ segment, docnum }) => `${segment} ${docnum}` })
    .map((list) => list.toSorted((x, y) => x.segment - y.segment || x.docnum - y.docnum));
  fc.assert(
    fc.property(documents, (list) => {
      expect(decodeDocuments(encodeDocuments(list))).toEqual(list);
    }),
  );
});

it('takes about a byte and a half for each of many documents', () => {
  const list = Array.from({ length: 20_000 }, (_, i) => ({
    segment: 0,
    docnum: i * 2,
    mentions: 1 + (i % 3),
  }));
  expect(encodeDocuments(list).length).toBeLessThan(20_000 * 1.8);
});

it('throws for bytes that end too early', () => {
  const bytes = encodeDocuments([{ segment: 0, docnum: 5, mentions: 3 }]);
  expect(() => decodeDocuments(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
});
