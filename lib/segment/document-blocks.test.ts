import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import { MissingRowError, type RowReader } from '@/lib/model/segment';
import { readColumns, readDates, readRanks } from './columns';
import { countDocuments, readDocuments } from './document-blocks';
import { createDocumentWriter } from './document-writer';
import { findDocnum } from './key-table';
import { createMemoryRows, type MemoryRows } from './memory-rows';
import { DamagedRowError, frameRow } from './row-frame';

function aDocument(id: string, more: Partial<ArchiveDocument> = {}): ArchiveDocument {
  return {
    id: id as SourceId,
    title: `Title of ${id}`,
    text: `Text of ${id}.`,
    cleaned: [{ start: 0, end: 4 }],
    language: 'en',
    ...more,
  };
}

async function segmentOf(documents: readonly ArchiveDocument[]): Promise<MemoryRows> {
  const rows = createMemoryRows();
  const writer = createDocumentWriter(rows);
  for (const document of documents) await writer.add(document);
  await writer.finish();
  return rows;
}

const documents = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, unit: 'grapheme' }),
    title: fc.string({ unit: 'grapheme' }),
    // Unpaired surrogates and a byte order mark are text too.
    text: fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\ufeffstarts with a mark', 'half \ud83d of a letter', ''),
    ),
    language: fc.constantFrom('en', 'fa', 'und'),
  }),
  { selector: ({ id }) => id, maxLength: 100 },
);

it('gives back every document as it was, in any order asked for', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async (given) => {
      const all = given.map((each) =>
        aDocument(each.id, {
          ...each,
          id: each.id as SourceId,
          cleaned: each.text === '' ? [] : [{ start: 0, end: each.text.length }],
        }),
      );
      const rows = await segmentOf(all);
      const backwards = [...all.keys()].toReversed();
      expect(await readDocuments(rows, backwards)).toEqual(all.toReversed());
      expect(await countDocuments(rows)).toBe(all.length);
      for (const [docnum, { id }] of all.entries()) expect(await findDocnum(rows, id)).toBe(docnum);
      expect(await findDocnum(rows, 'an id that nothing has' as SourceId)).toBeUndefined();
    }),
    { numRuns: 40 },
  );
});

it('reads each block once, all blocks in one read', async () => {
  const rows = await segmentOf(Array.from({ length: 100 }, (_, i) => aDocument(`d${i}`)));
  const reads: (readonly number[])[] = [];
  const reader: RowReader = {
    get: (...asked) => rows.get(...asked),
    getMany: async (part, ns, signal) => {
      reads.push(ns);
      return rows.getMany(part, ns, signal);
    },
  };
  const read = await readDocuments(reader, [99, 0, 1, 40, 98]);
  expect(read.map((document) => document.id)).toEqual(['d99', 'd0', 'd1', 'd40', 'd98']);
  expect(reads).toHaveLength(1);
  expect(new Set(reads[0]).size).toBe(reads[0]?.length);
});

it('keeps dates, words and flags in columns', async () => {
  const rows = await segmentOf([
    aDocument('b', { date: { iso: '2015-06-11T19:16Z', precision: 'minute' }, source: 'IRNA' }),
    aDocument('a', { date: { iso: '1965', precision: 'year' }, retracted: 'wrong', kind: 'news' }),
    aDocument('c', { language: 'fa' }),
  ]);
  const columns = await readColumns(rows);
  const all = [0, 1, 2];
  expect(all.map((n) => columns.dayOf(n))).toEqual([16_597, -1826, undefined]);
  expect(all.map((n) => columns.precision(n))).toEqual(['minute', 'year', undefined]);
  expect(all.map((n) => columns.source(n))).toEqual(['IRNA', undefined, undefined]);
  expect(all.map((n) => columns.kind(n))).toEqual([undefined, 'news', undefined]);
  expect(all.map((n) => columns.language(n))).toEqual(['en', 'en', 'fa']);
  expect(all.map((n) => columns.isRetracted(n))).toEqual([false, true, false]);
  expect(Array.from(await readRanks(rows))).toEqual([1, 0, 2]);
  expect((await readDates(rows)).minutes(1)).toBe(Date.UTC(1965, 0) / 60_000);
});

it('says what is wrong with damaged or hostile rows, and never hangs', async () => {
  const rows = await segmentOf(Array.from({ length: 40 }, (_, i) => aDocument(`d${i}`)));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('documents' as const, 'keys' as const, 'columns' as const),
      fc.nat(6),
      fc.uint8Array({ maxLength: 200 }),
      fc.boolean(),
      async (part, n, bytes, isFramed) => {
        const reader: RowReader = {
          get: async (p, m) =>
            p === part && m === n ? (isFramed ? frameRow(bytes) : bytes) : rows.get(p, m),
          getMany: (p, ns) => Promise.all(ns.map((m) => reader.get(p, m))),
        };
        const attempts = [
          () => readDocuments(reader, [0, 39]),
          () => findDocnum(reader, 'd7' as SourceId),
          () => readColumns(reader),
          () => readDates(reader),
        ];
        for (const attempt of attempts) {
          try {
            await attempt();
          } catch (error) {
            const isTold = error instanceof DamagedRowError || error instanceof RangeError;
            expect(isTold ? '' : error).toBe('');
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('refuses a docnum that the segment does not have, and a segment that is gone', async () => {
  const rows = await segmentOf([aDocument('a')]);
  await expect(readDocuments(rows, [1])).rejects.toThrow(RangeError);
  await expect(readDocuments(createMemoryRows(), [0])).rejects.toThrow(MissingRowError);
});
