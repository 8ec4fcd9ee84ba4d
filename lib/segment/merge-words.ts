import type { RowReader, RowSink } from '@/lib/model/segment';
import { countDocuments } from './document-blocks';
import { NO_WORDS } from './document-words';
import type { MergeSource } from './merge-documents';
import { DamagedRowError } from './row-frame';
import { createWordsWriter, recordsIn, TABLE_ROW, WORDS_DOCUMENTS } from './words-blocks';
import { entriesIn, frequentEntries, inFull, TABLE_DOCUMENTS, tableRow } from './words-table';

/** Rows read and written at a time. */
const ROWS_AT_A_TIME = 64;

/** How far the words of documents are copied: rows of documents written so far. */
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
  const entries = frequentEntries(await firstRecords(sources, signal));
  if (mark.rows === 0) await sink.put({ part: 'words', n: TABLE_ROW, bytes: tableRow(entries) });
  const writer = createWordsWriter(sink, { rows: mark.rows, entries });
  let written = mark.rows * WORDS_DOCUMENTS;
  let { rows } = mark;
  for await (const records of recordsFrom(sources, written, signal)) {
    for (const record of records) await writer.add(record);
    written += records.length;
    // Given up at every pause, a merge must have come further.
    const full = Math.floor(written / WORDS_DOCUMENTS);
    if (full > rows) yield { rows: (rows = full) };
  }
  await writer.finish();
}

/** The records that say which words are frequent in what `sources` become. */
async function firstRecords(
  sources: readonly MergeSource[],
  signal?: AbortSignal,
): Promise<Uint8Array[]> {
  const first: Uint8Array[] = [];
  for await (const records of recordsFrom(sources, 0, signal)) {
    first.push(...records);
    if (first.length >= TABLE_DOCUMENTS) break;
  }
  return first;
}

/** The records of all documents from the `first` of all on, as many as are read at a time. */
async function* recordsFrom(
  sources: readonly MergeSource[],
  first: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array[]> {
  let base = 0;
  for (const { reader, dead } of sources) {
    const count = await countDocuments(reader, signal);
    const entries = entriesIn(await reader.get('words', TABLE_ROW, signal));
    for (let docnum = Math.max(0, first - base); docnum < count;) {
      signal?.throwIfAborted();
      const from = docnum;
      const some = await storedFrom(reader, { first: from, count }, signal);
      docnum += some.length;
      yield some.map((record, i) => (dead.has(from + i) ? NO_WORDS : inFull(record, entries)));
    }
    base += count;
  }
}

/** The records of a segment of `count` documents from `first` on, as they are stored. */
async function storedFrom(
  reader: RowReader,
  { first, count }: { readonly first: number; readonly count: number },
  signal?: AbortSignal,
): Promise<Uint8Array[]> {
  const row = Math.floor(first / WORDS_DOCUMENTS);
  const rows = Math.min(ROWS_AT_A_TIME, Math.ceil(count / WORDS_DOCUMENTS) - row);
  const ns = Array.from({ length: rows }, (_, i) => 1 + row + i);
  const read = await reader.getMany('words', ns, signal);
  const records = read.flatMap((bytes) => recordsIn(bytes));
  if (records.length !== Math.min(rows * WORDS_DOCUMENTS, count - row * WORDS_DOCUMENTS))
    throw new DamagedRowError('Backfile: a row has the words of fewer documents');
  return records.slice(first - row * WORDS_DOCUMENTS);
}
