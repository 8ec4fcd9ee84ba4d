import { describe, expect, it } from 'vitest';
import type { ArchiveDocument } from '@/lib/model/document';
import type { ScratchRows, SegmentRow } from '@/lib/model/segment';
import { createMemoryRows, type MemoryRows } from '@/lib/segment/memory-rows';
import { newsDocument } from '@/tests/generated-news';
import { mergeTextIndexes } from './text-index-merge';
import type { PagesMark } from './text-index-pages';
import { createTextIndexWriter, type TextIndexWriterOptions } from './text-index-writer';

const DOCUMENTS = Array.from({ length: 330 }, (_, n) => ({
  ...newsDocument(n, 60),
  language: n % 7 === 3 ? 'fr' : 'en',
}));
const EMPTY = { title: '', text: '' };

async function indexOf(
  documents: readonly ArchiveDocument[],
  options: TextIndexWriterOptions = {},
): Promise<MemoryRows> {
  const rows = createMemoryRows();
  const writer = createTextIndexWriter(rows, options);
  for (const [docnum, document] of documents.entries()) await writer.add(docnum, document);
  await writer.finish();
  return rows;
}

/** Rows by part and number: the order in which they were written does not matter. */
function sorted(memory: MemoryRows): string[] {
  const text = ({ part, n, bytes }: SegmentRow): string =>
    `${part} ${n} ${Buffer.from(bytes).toString('base64')}`;
  return memory.rows().map(text).sort();
}

function scratchRows(removed: () => void): ScratchRows {
  const rows = createMemoryRows();
  return { ...rows, flush: async () => undefined, remove: async () => removed() };
}

describe('an index written in runs', () => {
  it.each([1, 7, 64, 329, 330])(
    'of %i documents is the one written whole',
    async (runDocuments) => {
      let removed = 0;
      let opened = 0;
      const scratch = async (): Promise<ScratchRows> => {
        opened++;
        return scratchRows(() => removed++);
      };
      const documents = DOCUMENTS.slice(0, runDocuments === 1 ? 40 : 330);
      const inRuns = await indexOf(documents, { scratch, runDocuments });
      expect(sorted(inRuns)).toEqual(sorted(await indexOf(documents)));
      expect(opened).toBe(Math.ceil(documents.length / runDocuments));
      expect(removed).toBe(opened);
    },
  );
});

describe('segments that are merged', () => {
  const dead = new Set([0, 17, 18, 19, 99]);
  const parts = [DOCUMENTS.slice(0, 100), DOCUMENTS.slice(100, 104), DOCUMENTS.slice(104)];
  const expected = DOCUMENTS.map((document, n) =>
    dead.has(n) ? { ...document, ...EMPTY } : document,
  );
  const sources = async () =>
    (await Promise.all(parts.map((part) => indexOf(part)))).map((reader, i) => ({
      reader,
      dead: i === 0 ? dead : new Set<number>(),
    }));

  it('are the index of all their documents, the dead ones empty', async () => {
    const merged = createMemoryRows();
    for await (const mark of mergeTextIndexes(await sources(), merged)) expect(mark.terms).toBe(0);
    expect(sorted(merged)).toEqual(sorted(await indexOf(expected)));
  });

  it('can be taken up again at every mark', async () => {
    const from = await sources();
    const whole = createMemoryRows();
    const small = { vocabularyBytes: 2_000 };
    const marks: PagesMark[] = [];
    for await (const mark of mergeTextIndexes(from, whole, small)) marks.push(mark);
    expect(marks.length).toBeGreaterThan(2);
    const inPieces = createMemoryRows();
    let mark: PagesMark | undefined;
    for (;;) {
      const next = await mergeTextIndexes(from, inPieces, { ...small, mark }).next();
      if (next.done === true) break;
      mark = structuredClone(next.value);
    }
    expect(sorted(inPieces)).toEqual(sorted(whole));
  });
});
