import { expect, it } from 'vitest';
import { BundleError } from '@/lib/bundle/bundle-problem';
import { LAST_BLOCK } from '@/lib/bundle/flushed-blocks';
import type { StoredRows } from '@/lib/bundle/stored-rows';
import type { SegmentRow } from '@/lib/model/segment';
import { readDocuments } from '@/lib/segment/document-blocks';
import { findDocnum } from '@/lib/segment/key-table';
import { createMemoryRows, type MemoryRows } from '@/lib/segment/memory-rows';
import { DamagedRowError, frameRow } from '@/lib/segment/row-frame';
import { readWords } from '@/lib/segment/words-blocks';
import { newsDocument } from '@/tests/generated-news';
import { prebuiltBundle } from '@/tests/prebuilt-bundle';
import { opened, UPDATED } from '@/tests/updates';
import { buildGeneration } from './build-generation';
import { copyGeneration } from './copy-generation';

const documents = Array.from({ length: 70 }, (_, n) => newsDocument(n, 60));
const bundle = prebuiltBundle({ documents });

async function stored(): Promise<StoredRows> {
  const rows = (await opened(await bundle)).storedRows();
  if (!rows) throw new Error('the bundle has not rows of every part');
  return rows;
}

async function copied(rows: StoredRows): Promise<{ documents: MemoryRows; names: MemoryRows }> {
  const [documentsSink, namesSink] = [createMemoryRows(), createMemoryRows()];
  await copyGeneration(rows, { documentsSink, namesSink });
  return { documents: documentsSink, names: namesSink };
}

function byKey(rows: MemoryRows): Record<string, readonly number[]> {
  const all = rows.rows().map(({ part, n, bytes }) => [`${part} ${n}`, [...bytes]] as const);
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Blocks are deflated by another deflater: what is in them is compared by itself. */
function withoutBlocks(rows: MemoryRows): Record<string, readonly number[]> {
  const isBlock = ([key]: readonly [string, unknown]): boolean => /^documents [1-9]/.test(key);
  return Object.fromEntries(Object.entries(byKey(rows)).filter((entry) => !isBlock(entry)));
}

it('copies the rows that would be made of the documents, byte for byte', async () => {
  const [made, madeNames] = [createMemoryRows(), createMemoryRows()];
  await buildGeneration({
    archive: UPDATED.id,
    documents,
    documentsSink: made,
    documentsReader: made,
    namesSink: madeNames,
  });
  const copy = await copied(await stored());
  expect(withoutBlocks(copy.documents)).toEqual(withoutBlocks(made));
  expect(Object.keys(byKey(copy.documents))).toEqual(Object.keys(byKey(made)));
  expect(byKey(copy.names)).toEqual(byKey(madeNames));
  const all = [...documents.keys()];
  expect(await readDocuments(copy.documents, all)).toEqual(documents);
  expect(await readWords(copy.documents, all)).toEqual(await readWords(made, all));
  for (const [docnum, { id }] of documents.entries())
    expect(await findDocnum(copy.documents, id)).toBe(docnum);
});

it('can be read by whoever knows nothing of the rows', async () => {
  const found = [];
  for await (const document of (await opened(await bundle)).documents()) found.push(document);
  expect(found).toEqual(documents);
});

/** The rows with one of them in the place of that under `part` and `n`; without it when there is none. */
async function* changed(
  rows: AsyncIterable<SegmentRow>,
  { part, n }: Pick<SegmentRow, 'part' | 'n'>,
  change: (bytes: Uint8Array) => readonly Uint8Array[],
): AsyncGenerator<SegmentRow> {
  for await (const row of rows) {
    if (row.part !== part || row.n !== n) yield row;
    else for (const bytes of change(row.bytes)) yield { part, n, bytes };
  }
}

async function* appended(
  bytes: AsyncIterable<Uint8Array>,
  more: Uint8Array,
): AsyncGenerator<Uint8Array> {
  yield* bytes;
  yield more;
}

const texts = (part: SegmentRow['part'], n: number, bytes?: Uint8Array) => (rows: StoredRows) => ({
  ...rows,
  texts: changed(rows.texts, { part, n }, () => (bytes ? [bytes] : [])),
});

it.each<[string, (rows: StoredRows) => StoredRows]>([
  ['no table of blocks', texts('documents', 0)],
  ['no lengths of blocks', texts('documents', 1)],
  ['a table of other blocks', texts('documents', 0, frameRow(new Uint8Array([1, 70])))],
  ['a table of too many', texts('documents', 0, frameRow(new Uint8Array([9, 1])))],
  ['lengths of other blocks', texts('documents', 1, frameRow(new Uint8Array([3, 9, 9, 9])))],
  ['a row of words too few', texts('words', 1)],
  ['no table of words', texts('words', 0)],
  ['a table of words that is none', texts('words', 0, frameRow(new Uint8Array([16, 255])))],
  ['another table of words', texts('words', 0, frameRow(new Uint8Array(0)))],
  ['words that are none', texts('words', 1, new Uint8Array([16, 255]))],
  ['no dates', texts('columns', 0)],
  ['no ids', texts('columns', 7)],
  ['dates of other documents', texts('columns', 0, frameRow(new Uint8Array([3, 1, 0, 0, 0])))],
  ['sources that end too early', texts('columns', 1, frameRow(new Uint8Array([70, 1, 0])))],
  ['a row without a frame', texts('columns', 4, new Uint8Array([70, 1, 0]))],
  ['ids that are not deflated', texts('columns', 7, frameRow(new Uint8Array([70, 1, 65])))],
  ['more documents', (rows) => ({ ...rows, deflated: appended(rows.deflated, LAST_BLOCK) })],
  ['fewer documents', (rows) => ({ ...rows, deflated: new Blob([]).stream() })],
])('refuses rows with %s', async (_, change) => {
  const refused = copied(change(await stored()));
  await expect(refused).rejects.toSatisfy(
    (error) => error instanceof DamagedRowError || error instanceof BundleError,
  );
});

it('refuses two documents of one id', async () => {
  const twice = await prebuiltBundle({ documents: [newsDocument(1), newsDocument(1)] });
  const rows = (await opened(twice)).storedRows();
  await expect(rows && copied(rows)).rejects.toThrow('ids of documents');
});
