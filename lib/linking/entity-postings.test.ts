import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteWriter } from '@/lib/base/bytes';
import { decodeDocuments, writeDocuments } from './entity-postings';
import type { EntityDocument } from './extracted-entity';

function encoded(documents: readonly EntityDocument[]): Uint8Array {
  const out = new ByteWriter();
  writeDocuments(out, documents);
  return out.finish();
}

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
      expect(decodeDocuments(encoded(list))).toEqual(list);
    }),
  );
});

it('takes about a byte and a half for each of many documents', () => {
  const list = Array.from({ length: 20_000 }, (_, i) => ({
    segment: 0,
    docnum: i * 2,
    mentions: 1 + (i % 3),
  }));
  expect(encoded(list).length).toBeLessThan(20_000 * 1.8);
});

it('throws for bytes that end too early', () => {
  const bytes = encoded([{ segment: 0, docnum: 5, mentions: 3 }]);
  expect(() => decodeDocuments(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
});
