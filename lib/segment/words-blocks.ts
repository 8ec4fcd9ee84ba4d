import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import type { RowReader, RowSink } from '@/lib/model/segment';
import { decodeWords, type DocumentWords } from './document-words';
import { perReader, RowCache } from './row-cache';
import { DamagedRowError, frameRow, unframeRow } from './row-frame';

/**
 * Row n of part `words` has the records of so many documents from docnum n × 4 on. They are not
 * deflated: a search reads a hundred of them and would inflate a hundred rows.
 */
export const WORDS_DOCUMENTS = 4;

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

/** A writer that holds one row. @param first the row to begin with */
export function createWordsWriter(sink: RowSink, first = 0): WordsWriter {
  let n = first;
  let records: Uint8Array[] = [];
  const close = async (): Promise<void> => {
    const block = new ByteWriter(records.reduce((sum, record) => sum + record.length, 64));
    block.varint(records.length);
    for (const record of records) block.varint(record.length);
    for (const record of records) block.bytes(record);
    records = [];
    await sink.put({ part: 'words', n: n++, bytes: frameRow(block.finish()) });
  };
  return {
    async add(record) {
      records.push(record);
      if (records.length === WORDS_DOCUMENTS) await close();
    },
    async finish() {
      if (records.length > 0) await close();
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
    const ns = [...new Set(missing.map(rowOf))];
    const rows = await reader.getMany('words', ns, signal);
    const blocks = new Map(ns.map((n, i) => [n, recordsIn(rows[i], false)]));
    for (const [i, docnum] of docnums.entries()) {
      if (found[i]) continue;
      const record = blocks.get(rowOf(docnum))?.[docnum % WORDS_DOCUMENTS];
      if (!record) throw new DamagedRowError('Backfile: a row has the words of fewer documents');
      const words = decodeWords(record);
      cache.set(docnum, words, heldBy(words));
      found[i] = words;
    }
  }
  return found.flatMap((words) => words ?? []);
}

/**
 * The records in a row of part `words`, views.
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

function rowOf(docnum: number): number {
  return Math.floor(docnum / WORDS_DOCUMENTS);
}

/** About what they hold in memory, bytes. */
function heldBy({ terms }: DocumentWords): number {
  return 500 + 10 * terms.length;
}
