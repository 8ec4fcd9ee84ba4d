import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import { ENTRY_BYTES, MAX_WORDS } from './document-words';
import { DamagedRowError } from './row-frame';
import { rowOfRecords, WORDS_DOCUMENTS } from './words-blocks';

/** Most entries that are numbered: further ones stand in full wherever they are. */
const MAX_NUMBERED = 2 ** 18;
/** More than the order of a document's words takes: two bytes a word, and one for each border. */
const MAX_ORDER_BYTES = 64 * 1024;
/** Stands where an entry follows in full; numbers come from 1. */
const IN_FULL = 0;
/** Bytes of a record's head that are no number: its fingerprint. */
const PRINT_BYTES = 8;
/** Numbers after the fingerprint: start of the text, terms of the title, different terms, words. */
const COUNTS = 4;

/**
 * Packs the records of one row of part `words` after the other: an entry that was met before is its
 * number, by the order of first sight, instead of five bytes that nothing deflates.
 */
export function createWordsPacker(): (records: readonly Uint8Array[]) => Uint8Array<ArrayBuffer> {
  const numbers = new Map<number, number>();
  const packEntry = (writer: ByteWriter, entry: Uint8Array): void => {
    const key = keyOf(entry);
    const known = numbers.get(key);
    if (known !== undefined) {
      writer.varint(known);
      return;
    }
    writer.varint(IN_FULL).bytes(entry);
    if (numbers.size < MAX_NUMBERED) numbers.set(key, numbers.size + 1);
  };
  return (records) => {
    const writer = new ByteWriter(WORDS_DOCUMENTS * 1024).varint(records.length);
    for (const record of records) {
      const reader = new ByteReader(record);
      const entries = passHead(reader);
      const codes = record.subarray(reader.offset + entries * ENTRY_BYTES);
      writer.bytes(record.subarray(0, reader.offset));
      for (let i = 0; i < entries; i++) packEntry(writer, reader.bytes(ENTRY_BYTES));
      writer.varint(codes.length).bytes(codes);
    }
    return writer.finish();
  };
}

/** What was unpacked of one row. */
export type UnpackedWords = {
  readonly documents: number;
  /** The row of part `words` that was packed, byte for byte. */
  readonly row: Uint8Array<ArrayBuffer>;
};

/**
 * Gives back what `createWordsPacker` packed, row by row in the same order.
 *
 * @returns throws DamagedRowError for bytes that are none
 */
export function createWordsUnpacker(): (packed: Uint8Array) => UnpackedWords {
  const unpacker = new Unpacker();
  return (packed) => {
    try {
      return unpacker.unpack(packed);
    } catch (error) {
      if (error instanceof DamagedRowError) throw error;
      throw new DamagedRowError('Backfile: a row of words ends too early', { cause: error });
    }
  };
}

/** Unpacks into memory that stays: an array for each record would cost as much as its words. */
class Unpacker {
  readonly #known = new Entries();
  #records = new Uint8Array(WORDS_DOCUMENTS * 2048);
  #length = 0;

  unpack(packed: Uint8Array): UnpackedWords {
    const reader = new ByteReader(packed);
    const documents = reader.varint();
    if (documents > WORDS_DOCUMENTS)
      throw new DamagedRowError('Backfile: a row has the words of too many documents');
    const lengths: number[] = [];
    this.#length = 0;
    while (lengths.length < documents) {
      const from = this.#length;
      this.#unpackRecord(packed, reader);
      lengths.push(this.#length - from);
    }
    if (!reader.atEnd) throw new DamagedRowError('Backfile: a row of words is too long');
    return { documents, row: rowOfRecords(lengths, this.#records.subarray(0, this.#length)) };
  }

  #unpackRecord(packed: Uint8Array, reader: ByteReader): void {
    const from = reader.offset;
    const entries = passHead(reader);
    if (entries > MAX_WORDS)
      throw new DamagedRowError('Backfile: a record of words tells of too many');
    this.#reserve(reader.offset - from + entries * ENTRY_BYTES + MAX_ORDER_BYTES);
    this.#copy(packed, from, reader.offset);
    const end = this.#length + entries * ENTRY_BYTES;
    reader.offset = this.#known.read(
      packed,
      reader.offset,
      this.#records.subarray(this.#length, end),
    );
    this.#length = end;
    const order = reader.varint();
    if (order > MAX_ORDER_BYTES)
      throw new DamagedRowError('Backfile: a record of words has too many in order');
    this.#copy(packed, reader.offset, reader.offset + reader.bytes(order).length);
  }

  #copy(packed: Uint8Array, from: number, to: number): void {
    this.#records.set(packed.subarray(from, to), this.#length);
    this.#length += to - from;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#records.length) return;
    const wide = new Uint8Array(2 * (this.#length + more));
    wide.set(this.#records.subarray(0, this.#length));
    this.#records = wide;
  }
}

/** Passes what stands before the entries. @returns how many there are */
function passHead(reader: ByteReader): number {
  reader.varint();
  reader.bytes(PRINT_BYTES);
  for (let i = 0; i < COUNTS; i++) reader.varint();
  return reader.varint();
}

/** The numbered entries met so far. */
class Entries {
  #bytes = new Uint8Array(ENTRY_BYTES << 10);
  #count = 0;

  /**
   * Fills `table` with the entries that stand in `packed` from `from` on. An import spends a third of
   * its own time here: no calls, no views.
   *
   * @returns where they end
   */
  read(packed: Uint8Array, from: number, table: Uint8Array): number {
    let at = from;
    for (let to = 0; to < table.length; to += ENTRY_BYTES) {
      let number = packed[at++] ?? 0;
      // Numbers have three bytes at most.
      if (number > 127) number = (number & 127) | ((packed[at++] ?? 0) << 7);
      if (number > 16_383) number = (number & 16_383) | ((packed[at++] ?? 0) << 14);
      if (number > this.#count)
        throw new DamagedRowError('Backfile: a record names words that were not met');
      const source = number === IN_FULL ? packed : this.#bytes;
      const start = number === IN_FULL ? at : (number - 1) * ENTRY_BYTES;
      for (let i = 0; i < ENTRY_BYTES; i++) table[to + i] = source[start + i] ?? 0;
      if (number !== IN_FULL) continue;
      this.#add(packed.subarray(at, at + ENTRY_BYTES));
      at += ENTRY_BYTES;
    }
    if (at > packed.length) throw new DamagedRowError('Backfile: a row of words ends too early');
    return at;
  }

  #add(entry: Uint8Array): void {
    if (this.#count === MAX_NUMBERED) return;
    const at = this.#count++ * ENTRY_BYTES;
    if (at === this.#bytes.length) {
      const wide = new Uint8Array(2 * at);
      wide.set(this.#bytes);
      this.#bytes = wide;
    }
    this.#bytes.set(entry, at);
  }
}

function keyOf(entry: Uint8Array): number {
  let key = 0;
  for (let i = ENTRY_BYTES - 1; i >= 0; i--) key = key * 256 + (entry[i] ?? 0);
  return key;
}
