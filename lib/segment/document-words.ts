import { ByteReader } from '@/lib/base/bytes';
import type { Fingerprint } from './fingerprint';
import { DamagedRowError } from './row-frame';

/** Most words of a document that are in its record: they tell what a text is about. */
export const MAX_WORDS = 4000;
/** Between title and text, and between spans, so that no pair of words stands across a border. */
export const BORDER_GAP = 16;
/** Codes in the order of words: a border, a word that folds to nothing, the first of the entries. */
export const BORDER = 0;
export const NOTHING = 1;
export const FIRST_ENTRY = 2;
/** Bytes of an entry: 28 bits of its term's key, 12 of its form's. */
export const ENTRY_BYTES = 5;
/** Stands, in a stored record, before an entry that is none of the segment's frequent ones. */
export const IN_FULL = 0;
const PRINT_BYTES = 8;

/** A document's words as stage two of a search goes by them: keys instead of letters. */
export type DocumentWords = {
  /** Minutes since 1970 of the start of its date; undefined without one. */
  readonly minutes: number | undefined;
  readonly print: Fingerprint;
  /** The position at which the text starts. */
  readonly textStart: number;
  /** How many of the words are the title's. */
  readonly titleTerms: number;
  /** How many different terms there are. */
  readonly differentTerms: number;
  /** Keys of the terms in order, the title's first, and of the forms that they stand in. */
  readonly terms: Int32Array;
  readonly forms: Uint16Array;
  /** Where each stands: ascending through title and text, with gaps at borders. */
  readonly positions: Int32Array;
};

/** The record of a document that no longer counts, and of one without a word. */
export const NO_WORDS: Uint8Array = new Uint8Array(1 + PRINT_BYTES + 5);

/** Numbers after the fingerprint: start of the text, terms of the title, different terms, words. */
const COUNTS = 4;

/** Passes what stands before the entries of a record. @returns how many there are */
export function passHead(reader: ByteReader): number {
  reader.varint();
  reader.bytes(PRINT_BYTES);
  for (let i = 0; i < COUNTS; i++) reader.varint();
  return reader.varint();
}

/** Terms and forms of a segment's frequent entries, by number less 1. */
export type FrequentWords = Pick<DocumentWords, 'terms' | 'forms'>;

/**
 * The words in a record.
 *
 * @param frequent the segment's, for a record as it is stored; one as it is made has all entries in full
 * @throws {DamagedRowError} for bytes that are none
 */
export function decodeWords(bytes: Uint8Array, frequent?: FrequentWords): DocumentWords {
  const reader = new ByteReader(bytes);
  try {
    const date = reader.varint();
    const print = reader.bytes(PRINT_BYTES);
    const view = new DataView(print.buffer, print.byteOffset);
    const [textStart, titleTerms, differentTerms] = [
      reader.varint(),
      reader.varint(),
      reader.varint(),
    ];
    const count = reader.varint();
    const entries = reader.varint();
    if (count > MAX_WORDS || entries > count || titleTerms > count)
      throw new DamagedRowError('Backfile: a record of words tells of too many');
    const met: Entries = {
      terms: new Int32Array(entries),
      forms: new Uint16Array(entries),
    };
    const order = readEntries(bytes, reader.offset, met, frequent);
    return {
      minutes: date === 0 ? undefined : minutesOf(date),
      print: { high: view.getUint32(0, true), low: view.getUint32(4, true) },
      textStart,
      titleTerms,
      differentTerms,
      ...decodeOrder(met, bytes.subarray(order), count),
    };
  } catch (error) {
    if (error instanceof DamagedRowError) throw error;
    throw new DamagedRowError('Backfile: a record of words cannot be read', { cause: error });
  }
}

/** A record's entries: what the codes of its order stand for. */
type Entries = FrequentWords;

/**
 * Fills `met` with the entries that stand in `bytes` from `from` on. Like what follows it is where a search that
 * comes first spends its time: no calls, no objects.
 *
 * @returns where they end
 */
export function readEntries(
  bytes: Uint8Array,
  from: number,
  { terms, forms }: Entries,
  frequent?: FrequentWords,
): number {
  let at = from;
  for (let i = 0; i < terms.length; i++) {
    if (frequent) {
      let number = bytes[at++] ?? 0;
      // A table has numbers of two bytes at most.
      if (number > 127) number = (number & 127) | ((bytes[at++] ?? 0) << 7);
      if (number > frequent.terms.length)
        throw new DamagedRowError('Backfile: a record names words that its segment does not have');
      if (number !== IN_FULL) {
        terms[i] = frequent.terms[number - 1] ?? 0;
        forms[i] = frequent.forms[number - 1] ?? 0;
        continue;
      }
    }
    const high = bytes[at + 3] ?? 0;
    terms[i] =
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((high & 15) << 24);
    forms[i] = (high >>> 4) | ((bytes[at + 4] ?? 0) << 4);
    at += ENTRY_BYTES;
  }
  if (at > bytes.length) throw new DamagedRowError('Backfile: a record of words is too short');
  return at;
}

/** The terms in order. */
function decodeOrder(
  met: Entries,
  codes: Uint8Array,
  count: number,
): Pick<DocumentWords, 'terms' | 'forms' | 'positions'> {
  const terms = new Int32Array(count);
  const forms = new Uint16Array(count);
  const positions = new Int32Array(count);
  let [at, position] = [0, 0];
  for (let i = 0; i < count;) {
    let code = codes[at++] ?? BORDER;
    // Four thousand words have codes of two bytes at most.
    if (code > 127) code = (code & 127) | ((codes[at++] ?? 0) << 7);
    if (code < FIRST_ENTRY) {
      if (at > codes.length) throw new DamagedRowError('Backfile: a record of words is too short');
      position += code === BORDER ? BORDER_GAP : 1;
      continue;
    }
    const entry = code - FIRST_ENTRY;
    if (entry >= met.terms.length)
      throw new DamagedRowError('Backfile: a record names words that it does not have');
    terms[i] = met.terms[entry] ?? 0;
    forms[i] = met.forms[entry] ?? 0;
    positions[i++] = position++;
  }
  return { terms, forms, positions };
}

function minutesOf(code: number): number {
  return (code - 1) % 2 === 0 ? (code - 1) / 2 : -code / 2;
}
