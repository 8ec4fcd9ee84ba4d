import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import { ENTRY_BYTES, IN_FULL, MAX_WORDS, passHead } from './document-words';
import { DamagedRowError } from './row-frame';
import { recordsIn, rowOfRecords, WORDS_DOCUMENTS } from './words-blocks';
import { entriesIn, keyOf } from './words-table';

/** Most entries that are numbered beside the frequent ones: further ones stand in full wherever they are. */
const MAX_NUMBERED = 2 ** 18;
/** More than the order of a document's words takes: two bytes a word, and one for each border. */
const MAX_ORDER_BYTES = 64 * 1024;

/**
 * Packs the rows of part `words` one after the other. The first, the table of frequent words, stays as it is;
 * in the others an entry in full that was met before is a number, too, by the order of first sight, instead of
 * five bytes that nothing deflates. The numbers of the table come first.
 */
export function createWordsPacker(): (row: Uint8Array) => Uint8Array {
  const numbers = new Map<number, number>();
  let frequent: number | undefined;
  const packEntry = (writer: ByteWriter, reader: ByteReader, first: number): void => {
    const number = reader.varint();
    if (number !== IN_FULL) {
      writer.varint(number);
      return;
    }
    const entry = reader.bytes(ENTRY_BYTES);
    const key = keyOf(entry);
    const known = numbers.get(key);
    if (known !== undefined) {
      writer.varint(known);
      return;
    }
    writer.varint(IN_FULL).bytes(entry);
    if (numbers.size < MAX_NUMBERED) numbers.set(key, first + numbers.size);
  };
  return (row) => {
    if (frequent === undefined) {
      frequent = entriesIn(row).length / ENTRY_BYTES;
      return row;
    }
    const records = recordsIn(row);
    const writer = new ByteWriter(WORDS_DOCUMENTS * 1024).varint(records.length);
    for (const record of records) {
      const reader = new ByteReader(record);
      const entries = passHead(reader);
      writer.bytes(record.subarray(0, reader.offset));
      for (let i = 0; i < entries; i++) packEntry(writer, reader, frequent + 1);
      const codes = record.subarray(reader.offset);
      writer.varint(codes.length).bytes(codes);
    }
    return writer.finish();
  };
}

/** What was unpacked of one row. */
export type UnpackedWords = {
  /** Of how many documents it is; 0 for the table. */
  readonly documents: number;
  /** The row of part `words` that was packed, byte for byte. */
  readonly row: Uint8Array;
};

/**
 * Gives back what `createWordsPacker` packed, row by row in the same order.
 *
 * @returns throws DamagedRowError for bytes that are none
 */
export function createWordsUnpacker(): (packed: Uint8Array) => UnpackedWords {
  let unpacker: Unpacker | undefined;
  return (packed) => {
    if (!unpacker) {
      unpacker = new Unpacker(entriesIn(packed).length / ENTRY_BYTES);
      return { documents: 0, row: packed };
    }
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
  readonly #known: Entries;
  #records = new Uint8Array(WORDS_DOCUMENTS * 2048);
  #length = 0;

  constructor(frequent: number) {
    this.#known = new Entries(frequent);
  }

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
    this.#reserve(reader.offset - from + entries * (1 + ENTRY_BYTES) + MAX_ORDER_BYTES);
    this.#copy(packed, from, reader.offset);
    const unpacked = { entries, to: this.#length, records: this.#records };
    reader.offset = this.#known.read(packed, reader.offset, unpacked);
    this.#length = unpacked.to;
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

/** What is unpacked of a record: how many entries, into which bytes, and from where on. */
type Unpacked = { readonly entries: number; readonly records: Uint8Array; to: number };

/** The entries in full met so far. */
class Entries {
  readonly #frequent: number;
  #bytes = new Uint8Array(ENTRY_BYTES << 10);
  #count = 0;

  constructor(frequent: number) {
    this.#frequent = frequent;
  }

  /**
   * Writes the entries that stand in `packed` from `from` on as a row has them, and moves `to` behind them.
   * An import spends a good part of its own time here: no calls, no views.
   *
   * @returns where they end
   */
  read(packed: Uint8Array, from: number, unpacked: Unpacked): number {
    const { entries, records } = unpacked;
    const frequent = this.#frequent;
    let [at, to] = [from, unpacked.to];
    for (let left = entries; left > 0; left--) {
      let number = packed[at++] ?? 0;
      // Numbers have three bytes at most.
      if (number > 127) number = (number & 127) | ((packed[at++] ?? 0) << 7);
      if (number > 16_383) number = (number & 16_383) | ((packed[at++] ?? 0) << 14);
      if (number !== IN_FULL && number <= frequent) {
        records[to++] = number > 127 ? (number & 127) | 128 : number;
        if (number > 127) records[to++] = number >>> 7;
        continue;
      }
      if (number > frequent + this.#count)
        throw new DamagedRowError('Backfile: a record names words that were not met');
      const source = number === IN_FULL ? packed : this.#bytes;
      const entry = number === IN_FULL ? at : (number - frequent - 1) * ENTRY_BYTES;
      records[to++] = IN_FULL;
      for (let i = 0; i < ENTRY_BYTES; i++) records[to++] = source[entry + i] ?? 0;
      if (number !== IN_FULL) continue;
      this.#add(packed.subarray(at, at + ENTRY_BYTES));
      at += ENTRY_BYTES;
    }
    if (at > packed.length) throw new DamagedRowError('Backfile: a row of words ends too early');
    unpacked.to = to;
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
