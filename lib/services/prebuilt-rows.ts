import type { BundleReader } from '@/lib/bundle/read-bundle';
import { openNameTable } from '@/lib/linking/name-table';
import { NAME_TABLE_ROW } from '@/lib/linking/open-names';
import type { RowSink, SegmentRow } from '@/lib/model/segment';
import { ENGINE_ID, readDirectory } from '@/lib/segment/directory';
import { DamagedRowError, unframeRow } from '@/lib/segment/row-frame';
import { ANALYSER_ID } from '@/lib/text/analyse';

type Rows = AsyncIterable<SegmentRow> | Iterable<SegmentRow>;

/** Rows that were made elsewhere by the same analyser and engine, from the same documents. */
export type PrebuiltRows = { readonly documents: Rows; readonly names: Rows };

/** Whether the rows that come with `bundle` are as this version makes them. */
export function hasFittingIndex({ manifest }: BundleReader): boolean {
  return manifest.index?.analyser === ANALYSER_ID && manifest.index.engine === ENGINE_ID;
}

/**
 * Passes the text index of `documents` documents on. The directory that comes with it is compared
 * and left out: the segment gets its own.
 *
 * @throws {DamagedRowError} when it was made of another number of documents
 */
export async function copyTextIndex(rows: Rows, sink: RowSink, documents: number): Promise<void> {
  let indexed: number | undefined;
  for await (const row of rows) {
    if (row.part === 'directory') indexed = await indexedDocuments(row.bytes);
    else await sink.put(row);
  }
  if (indexed !== documents)
    throw new DamagedRowError(
      `Backfile: the prebuilt index is of ${indexed ?? 'no known number of'} documents, not of ${documents}`,
    );
}

/**
 * Passes entities and name table on.
 *
 * @returns how many entities there are
 * @throws {DamagedRowError} when there is no name table, or one that cannot be opened
 */
export async function copyNames(rows: Rows, sink: RowSink): Promise<number> {
  let entities: number | undefined;
  for await (const row of rows) {
    if (row.part === 'directory') continue;
    if (row.part === 'names' && row.n === NAME_TABLE_ROW)
      entities = openNameTable(unframeRow(row.bytes)).entities;
    await sink.put(row);
  }
  if (entities === undefined) throw new DamagedRowError('Backfile: prebuilt names have no table');
  return entities;
}

async function indexedDocuments(bytes: Uint8Array): Promise<number> {
  const reader = { get: async () => bytes, getMany: async () => [bytes] };
  return (await readDirectory(reader)).documents;
}
