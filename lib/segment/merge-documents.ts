import type { ArchiveDocument } from '@/lib/model/document';
import type { RowReader, RowSink } from '@/lib/model/segment';
import { readColumns } from './columns';
import { createColumnsWriter } from './columns-writer';
import { encodeBlock, readBlockCounts, readDocuments, writeBlockTable } from './document-blocks';
import { readIds } from './document-ids';
import { createKeyTableWriter } from './key-table-writer';
import { unframeRow } from './row-frame';

/** Blocks read and written at a time. */
const BLOCKS_AT_A_TIME = 64;

/** A segment to be merged, and the docnums in it that no longer count. */
export type MergeSource = { readonly reader: RowReader; readonly dead: ReadonlySet<number> };

/** How far the blocks of documents are copied. */
export type BlocksMark = {
  /** Blocks written so far: how many documents each holds. */
  readonly counts: readonly number[];
};

/**
 * Copies the document blocks of adjacent segments into one, block by block; of documents that no
 * longer count only the ids stay, so that docnums follow on. It pauses with all blocks before it
 * written, and may be given up there; the table of blocks comes last.
 *
 * @throws {MissingRowError | DamagedRowError} for sources that cannot be read
 */
export async function* mergeDocumentBlocks(
  sources: readonly MergeSource[],
  sink: RowSink,
  mark: BlocksMark = { counts: [] },
  signal?: AbortSignal,
): AsyncGenerator<BlocksMark, void> {
  const counts = [...mark.counts];
  let before = 0;
  for (const { reader, dead } of sources) {
    const own = await readBlockCounts(reader, signal);
    let first = 0;
    for (let at = 0; at < own.length; at += BLOCKS_AT_A_TIME) {
      const some = own.slice(at, at + BLOCKS_AT_A_TIME);
      const documents = some.reduce((sum, count) => sum + count, 0);
      if (before + at >= mark.counts.length) {
        signal?.throwIfAborted();
        const rows = await reader.getMany(
          'documents',
          some.map((_, i) => at + i + 1),
          signal,
        );
        let docnum = first;
        for (const [i, row] of rows.entries()) {
          const count = some[i] ?? 0;
          const bytes = await blockWithoutDead({ reader, dead }, row, { docnum, count });
          await sink.put({ part: 'documents', n: before + at + i + 1, bytes });
          docnum += count;
        }
        counts.push(...some);
        yield { counts: [...counts] };
      }
      first += documents;
    }
    before += own.length;
  }
  await writeBlockTable(sink, counts);
}

/** Writes columns and keys of the merged segment. */
export async function mergeColumns(
  sources: readonly MergeSource[],
  sink: RowSink,
  signal?: AbortSignal,
): Promise<void> {
  const keys = createKeyTableWriter();
  const columns = createColumnsWriter();
  for (const { reader, dead } of sources) {
    const ids = await readIds(reader, signal);
    const of = await readColumns(reader, signal);
    for (const [docnum, id] of ids.entries()) {
      if (dead.has(docnum)) {
        keys.skip();
        columns.skip(id);
        continue;
      }
      keys.add(id);
      columns.addValues({
        id,
        minutes: of.minutes(docnum),
        precision: of.precision(docnum),
        source: of.source(docnum),
        kind: of.kind(docnum),
        language: of.language(docnum),
        isRetracted: of.isRetracted(docnum),
        fingerprint: of.fingerprint(docnum),
      });
    }
  }
  await keys.finish(sink);
  await columns.finish(sink);
}

/** What stays of a document that no longer counts. */
function emptied(document: ArchiveDocument): ArchiveDocument {
  return { id: document.id, title: '', text: '', cleaned: [], language: 'und' };
}

/** `row` as it is where all of its documents count. */
async function blockWithoutDead(
  { reader, dead }: MergeSource,
  row: Uint8Array,
  { docnum, count }: { readonly docnum: number; readonly count: number },
): Promise<Uint8Array> {
  if (!hasAny(dead, docnum, count)) {
    // A checksum that does not fit is found before its row is passed on.
    unframeRow(row);
    return row;
  }
  const docnums = Array.from({ length: count }, (_, i) => docnum + i);
  const documents = await readDocuments(reader, docnums);
  return encodeBlock(
    documents.map((document, i) => (dead.has(docnum + i) ? emptied(document) : document)),
  );
}

function hasAny(dead: ReadonlySet<number>, from: number, count: number): boolean {
  if (dead.size === 0) return false;
  for (let docnum = from; docnum < from + count; docnum++) if (dead.has(docnum)) return true;
  return false;
}
