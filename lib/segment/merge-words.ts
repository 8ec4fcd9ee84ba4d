import type { RowReader, RowSink } from '@/lib/model/segment';
import { countDocuments } from './document-blocks';
import { NO_WORDS } from './document-words';
import type { MergeSource } from './merge-documents';
import { DamagedRowError } from './row-frame';
import { createWordsWriter, recordsIn, WORDS_DOCUMENTS } from './words-blocks';

/** Rows read and written at a time. */
const ROWS_AT_A_TIME = 64;

/** How far the words of documents are copied: rows written so far. */
export type WordsMark = { readonly rows: number };

/**
 * Copies the words of adjacent segments into one; of documents that no longer count nothing stays.
 * Byte for byte what a writer makes that was given all documents, the dead ones as empty. It pauses
 * with all rows before it written, and may be given up there.
 *
 * @throws {MissingRowError | DamagedRowError} for sources that cannot be read
 */
export async function* mergeWords(
  sources: readonly MergeSource[],
  sink: RowSink,
  mark: WordsMark = { rows: 0 },
  signal?: AbortSignal,
): AsyncGenerator<WordsMark, void> {
  const writer = createWordsWriter(sink, mark.rows);
  const done = mark.rows * WORDS_DOCUMENTS;
  let base = 0;
  let written = done;
  let { rows } = mark;
  for (const { reader, dead } of sources) {
    const count = await countDocuments(reader, signal);
    for (let docnum = Math.max(0, done - base); docnum < count;) {
      signal?.throwIfAborted();
      const some = await recordsFrom(reader, docnum, count, signal);
      for (const record of some) await writer.add(dead.has(docnum++) ? NO_WORDS : record);
      written += some.length;
      // Given up at every pause, a merge must have come further.
      const full = Math.floor(written / WORDS_DOCUMENTS);
      if (full > rows) yield { rows: (rows = full) };
    }
    base += count;
  }
  await writer.finish();
}

/** The records of a segment of `count` documents from `first` on, as many as are read at a time. */
async function recordsFrom(
  reader: RowReader,
  first: number,
  count: number,
  signal?: AbortSignal,
): Promise<Uint8Array[]> {
  const row = Math.floor(first / WORDS_DOCUMENTS);
  const rows = Math.min(ROWS_AT_A_TIME, Math.ceil(count / WORDS_DOCUMENTS) - row);
  const ns = Array.from({ length: rows }, (_, i) => row + i);
  const read = await reader.getMany('words', ns, signal);
  const records = read.flatMap((bytes) => recordsIn(bytes));
  if (records.length !== Math.min(rows * WORDS_DOCUMENTS, count - row * WORDS_DOCUMENTS))
    throw new DamagedRowError('Backfile: a row has the words of fewer documents');
  return records.slice(first - row * WORDS_DOCUMENTS);
}
