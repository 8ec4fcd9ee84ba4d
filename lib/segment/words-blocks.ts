import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import type { RowReader, RowSink } from '@/lib/model/segment';
import { decodeWords, type DocumentWords, type FrequentWords } from './document-words';
import { perReader, RowCache } from './row-cache';
import { DamagedRowError, frameRow, unframeRow } from './row-frame';
import {
  createNumbering,
  entriesIn,
  frequentEntries,
  frequentWords,
  TABLE_DOCUMENTS,
  tableRow,
} from './words-table';

/**
 * Row n of part `words` has the records of so many documents from docnum (n - 1) × 4 on; row 0 the
 * segment's frequent entries, which stand in records as numbers. They are not deflated: a search reads
 * a hundred of them and would inflate a hundred rows.
 */
export const WORDS_DOCUMENTS = 4;
export const TABLE_ROW = 0;

/** Writes part `words` of one segment. */
export type WordsWriter = {
  /** Takes the record of the next document. */
  add(record: Uint8Array): Promise<void>;
  /** Writes what is left; nothing may be added afterwards. */
  finish(): Promise<void>;
};

/** The row of part `words` whose records lie one after the other in `records`. */
export function rowOfRecords(
  lengths: readonly number[],
  records: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const block = new ByteWriter(records.length + 64).varint(lengths.length);
  for (const length of lengths) block.varint(length);
  return frameRow(block.bytes(records).written());
}

/** Where a writer goes on that did not begin the segment: the rows before it and their table. */
export type WordsStart = { readonly rows: number; readonly entries: Uint8Array };

/** A writer that holds one row, and the first documents until it knows which words are frequent. */
export function createWordsWriter(sink: RowSink, start?: WordsStart): WordsWriter {
  let n = 1 + (start?.rows ?? 0);
  let held: Uint8Array[] = [];
  let numbered = start && createNumbering(start.entries);
  const close = async (of: readonly Uint8Array[]): Promise<void> => {
    const records = numbered ? of.map(numbered) : of;
    const block = new ByteWriter(records.reduce((sum, record) => sum + record.length, 64));
    block.varint(records.length);
    for (const record of records) block.varint(record.length);
    for (const record of records) block.bytes(record);
    await sink.put({ part: 'words', n: n++, bytes: frameRow(block.finish()) });
  };
  const closeHeld = async (): Promise<void> => {
    const records = held;
    held = [];
    if (!numbered) {
      const entries = frequentEntries(records);
      numbered = createNumbering(entries);
      await sink.put({ part: 'words', n: TABLE_ROW, bytes: tableRow(entries) });
    }
    for (let at = 0; at < records.length; at += WORDS_DOCUMENTS)
      await close(records.slice(at, at + WORDS_DOCUMENTS));
  };
  return {
    async add(record) {
      held.push(record);
      if (held.length === (numbered ? WORDS_DOCUMENTS : TABLE_DOCUMENTS)) await closeHeld();
    },
    async finish() {
      if (held.length > 0 || !numbered) await closeHeld();
    },
  };
}

/**
 * The words of the documents `docnums` of a segment, in the order asked for. They are kept for a
 * while. Rows are not compared with their checksums: that would take longer than reading them.
 *
 * @throws {DamagedRowError} for bytes that are none
 * @throws {MissingRowError} when the segment is gone, or has none
 */
export async function readWords(
  reader: RowReader,
  docnums: readonly number[],
  signal?: AbortSignal,
): Promise<DocumentWords[]> {
  const cache = cacheOf(reader);
  const found = docnums.map((docnum) => cache.get(docnum));
  const missing = docnums.filter((_, i) => !found[i]);
  if (missing.length > 0) {
    const tables = tableOf(reader);
    const known = tables.get(TABLE_ROW);
    const wanted = [...new Set(missing.map(rowOf))];
    // In one transaction with the rows that are the first to need it.
    const ns = known ? wanted : [...wanted, TABLE_ROW];
    const rows = await reader.getMany('words', ns, signal);
    const frequent = known ?? keepTable(tables, rows.at(-1));
    const blocks = new Map(wanted.map((n, i) => [n, recordsIn(rows[i], false)]));
    for (const [i, docnum] of docnums.entries()) {
      if (found[i]) continue;
      const record = blocks.get(rowOf(docnum))?.[docnum % WORDS_DOCUMENTS];
      if (!record) throw new DamagedRowError('Backfile: a row has the words of fewer documents');
      const words = decodeWords(record, frequent);
      cache.set(docnum, words, heldBy(words));
      found[i] = words;
    }
  }
  return found.flatMap((words) => words ?? []);
}

/**
 * The records in a row of part `words` as they are stored, views.
 *
 * @param verify compare the checksum
 * @throws {DamagedRowError} for bytes that are none
 */
export function recordsIn(row: Uint8Array | undefined, verify = true): Uint8Array[] {
  if (!row) throw new DamagedRowError('Backfile: a row of words is missing');
  const reader = new ByteReader(unframeRow(row, verify));
  try {
    const count = reader.varint();
    if (count > WORDS_DOCUMENTS)
      throw new DamagedRowError('Backfile: a row has the words of too many documents');
    const lengths = Array.from({ length: count }, () => reader.varint());
    return lengths.map((length) => reader.bytes(length));
  } catch (error) {
    if (error instanceof DamagedRowError) throw error;
    throw new DamagedRowError('Backfile: a row of words ends too early', { cause: error });
  }
}

const cacheOf = perReader(() => new RowCache<DocumentWords>());
const tableOf = perReader(() => new RowCache<FrequentWords>());

/** @throws {DamagedRowError} for bytes that are none */
function keepTable(cache: RowCache<FrequentWords>, row: Uint8Array | undefined): FrequentWords {
  const entries = entriesIn(row);
  const frequent = frequentWords(entries);
  cache.set(TABLE_ROW, frequent, 500 + 2 * entries.length);
  return frequent;
}

function rowOf(docnum: number): number {
  return 1 + Math.floor(docnum / WORDS_DOCUMENTS);
}

/** About what they hold in memory, bytes. */
function heldBy({ terms }: DocumentWords): number {
  return 500 + 10 * terms.length;
}
