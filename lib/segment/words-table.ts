import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import { ENTRY_BYTES, IN_FULL, passHead, readEntries, type FrequentWords } from './document-words';
import { DamagedRowError, frameRow, unframeRow } from './row-frame';

/** So many documents, the first of a segment, say which words are frequent in it. */
export const TABLE_DOCUMENTS = 512;
/** Most words of a table: numbers of two bytes at most, and whoever comes first waits for it. */
const MAX_FREQUENT = 8_191;
/** A word of fewer documents would take more room in the table than it saves. */
const LEAST_DOCUMENTS = 2;

/** The frequent entries of a segment that begins with `records`, one after the other, the most frequent first. */
export function frequentEntries(records: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const counts = new Map<number, number>();
  for (const record of records.slice(0, TABLE_DOCUMENTS)) {
    const reader = new ByteReader(record);
    for (let left = passHead(reader); left > 0; left--) {
      const key = keyOf(reader.bytes(ENTRY_BYTES));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const frequent = [...counts]
    .filter(([, count]) => count >= LEAST_DOCUMENTS)
    // Those alike stay as they were met.
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_FREQUENT);
  const entries = new Uint8Array(frequent.length * ENTRY_BYTES);
  const view = new DataView(entries.buffer);
  for (const [i, [key]] of frequent.entries()) {
    view.setUint32(i * ENTRY_BYTES, key % 2 ** 32, true);
    view.setUint8(i * ENTRY_BYTES + 4, Math.floor(key / 2 ** 32));
  }
  return entries;
}

/** Row 0 of part `words`. */
export function tableRow(entries: Uint8Array): Uint8Array<ArrayBuffer> {
  return frameRow(entries);
}

/** The entries in row 0 of part `words`, a view. @throws {DamagedRowError} for bytes that are none */
export function entriesIn(row: Uint8Array | undefined): Uint8Array {
  if (!row) throw new DamagedRowError('Backfile: a table of frequent words is missing');
  const entries = unframeRow(row);
  if (entries.length % ENTRY_BYTES !== 0 || entries.length > MAX_FREQUENT * ENTRY_BYTES)
    throw new DamagedRowError('Backfile: a table of frequent words is none');
  return entries;
}

/** Entries as `decodeWords` looks them up. */
export function frequentWords(entries: Uint8Array): FrequentWords {
  const count = entries.length / ENTRY_BYTES;
  const frequent = { terms: new Int32Array(count), forms: new Uint16Array(count) };
  readEntries(entries, 0, frequent);
  return frequent;
}

/** Returns what writes a record with the numbers of `entries` in the place of those that it has of them. */
export function createNumbering(
  entries: Uint8Array,
): (record: Uint8Array) => Uint8Array<ArrayBuffer> {
  const numbers = new Map<number, number>();
  for (let at = 0; at < entries.length; at += ENTRY_BYTES)
    numbers.set(keyOf(entries, at), numbers.size + 1);
  return (record) => {
    const reader = new ByteReader(record);
    const count = passHead(reader);
    const from = reader.offset;
    const end = from + count * ENTRY_BYTES;
    const numbered = new Uint8Array(record.length + count);
    numbered.set(record.subarray(0, from));
    let to = from;
    for (let at = from; at < end; at += ENTRY_BYTES) {
      const number = numbers.get(keyOf(record, at)) ?? IN_FULL;
      if (number > 127) numbered[to++] = (number & 127) | 128;
      numbered[to++] = number > 127 ? number >>> 7 : number;
      if (number === IN_FULL)
        for (let i = 0; i < ENTRY_BYTES; i++) numbered[to++] = record[at + i] ?? 0;
    }
    numbered.set(record.subarray(end), to);
    return numbered.slice(0, to + record.length - end);
  };
}

/** `record` with all its entries in full again. @throws {DamagedRowError} for bytes that are none */
export function inFull(record: Uint8Array, entries: Uint8Array): Uint8Array<ArrayBuffer> {
  const reader = new ByteReader(record);
  const table = new ByteReader(entries);
  try {
    const count = passHead(reader);
    const full = new ByteWriter(record.length + count * ENTRY_BYTES);
    full.bytes(record.subarray(0, reader.offset));
    for (let left = count; left > 0; left--) {
      const number = reader.varint();
      table.offset = (number - 1) * ENTRY_BYTES;
      full.bytes((number === IN_FULL ? reader : table).bytes(ENTRY_BYTES));
    }
    return full.bytes(record.subarray(reader.offset)).finish();
  } catch (error) {
    throw new DamagedRowError('Backfile: a record of words cannot be read', { cause: error });
  }
}

/** An entry as a number that a map may have for a key. */
export function keyOf(bytes: Uint8Array, at = 0): number {
  const low =
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24);
  return (low >>> 0) + (bytes[at + 4] ?? 0) * 2 ** 32;
}
