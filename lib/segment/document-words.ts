import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import type { Span } from '@/lib/base/span';
import type { ArchiveDocument } from '@/lib/model/document';
import { stemmingOf } from '@/lib/text/stemmers';
import { WordKeys } from '@/lib/text/word-keys';
import { forEachWord } from '@/lib/text/words';
import { printOf, type Fingerprint } from './fingerprint';
import { DamagedRowError } from './row-frame';

/** Most words, and UTF-16 units, of a document that are read: they tell what a text is about. */
const MAX_WORDS = 4000;
const MAX_UNITS = 40_000;
/** Between title and text, and between spans, so that no pair of words stands across a border. */
const BORDER_GAP = 16;
/** Codes of what stands between terms; those of entries follow. */
const BORDER = 0;
const NOTHING = 1;
const FIRST_ENTRY = 2;
/** Bytes of an entry: 28 bits of its term's key, 12 of its form's. */
const ENTRY_BYTES = 5;
const PRINT_BYTES = 8;
const MS_PER_MINUTE = 60_000;
/** Entries are ordered by how often they are there, up to so many times. */
const MAX_TIMES = 15;

/** What is read of a document. */
export type WordedDocument = Pick<
  ArchiveDocument,
  'title' | 'text' | 'cleaned' | 'language' | 'date'
>;

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

/** The words of a document as they are read from it. */
type ReadWords = {
  /** Numbers of `WordKeys`, and what is between them, less than 0. */
  readonly symbols: readonly number[];
  readonly titleTerms: number;
  readonly textStart: number;
};

/** Makes the record of a document: date, fingerprint, its different words, their order. */
export type WordsEncoder = (document: WordedDocument, print?: Fingerprint) => Uint8Array;

/** An encoder that remembers words: the more documents it sees, the less each costs. */
export function createWordsEncoder(): WordsEncoder {
  let keys = new WordKeys();
  return (document, print = printOf(document)) => {
    if (keys.isFull) keys = new WordKeys();
    const { symbols, titleTerms, textStart } = readWords(document, keys);
    const entries = entriesOf(symbols);
    const codes = new Map(entries.map((entry, i) => [entry, FIRST_ENTRY + i]));
    const writer = new ByteWriter(64 + entries.length * ENTRY_BYTES + symbols.length * 2);
    writer.varint(codeOfDate(document.date?.iso)).bytes(bytesOf(print));
    writer.varint(textStart).varint(titleTerms);
    writer.varint(new Set(entries.map((entry) => keys.terms[entry])).size);
    writer.varint(symbols.reduce((count, symbol) => (symbol < 0 ? count : count + 1), 0));
    writer.varint(entries.length);
    for (const entry of entries) {
      const [term, form] = [keys.terms[entry] ?? 0, keys.forms[entry] ?? 0];
      writer
        .byte(term & 255)
        .byte((term >>> 8) & 255)
        .byte((term >>> 16) & 255);
      writer.byte((term >>> 24) | ((form & 15) << 4)).byte(form >>> 4);
    }
    for (const symbol of symbols)
      writer.varint(symbol < 0 ? -1 - symbol : (codes.get(symbol) ?? 0));
    return writer.finish();
  };
}

/**
 * The words in a record.
 *
 * @throws {DamagedRowError} for bytes that are none
 */
export function decodeWords(bytes: Uint8Array): DocumentWords {
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
    const table = reader.bytes(entries * ENTRY_BYTES);
    return {
      minutes: date === 0 ? undefined : minutesOf(date),
      print: { high: view.getUint32(0, true), low: view.getUint32(4, true) },
      textStart,
      titleTerms,
      differentTerms,
      ...decodeOrder(table, bytes.subarray(reader.offset), count),
    };
  } catch (error) {
    if (error instanceof DamagedRowError) throw error;
    throw new DamagedRowError('Backfile: a record of words cannot be read', { cause: error });
  }
}

/** The terms in order. This is where a search that comes first spends its time: no calls, no objects. */
function decodeOrder(
  table: Uint8Array,
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
    const entry = (code - FIRST_ENTRY) * ENTRY_BYTES;
    if (entry >= table.length)
      throw new DamagedRowError('Backfile: a record names words that it does not have');
    const high = table[entry + 3] ?? 0;
    terms[i] =
      (table[entry] ?? 0) |
      ((table[entry + 1] ?? 0) << 8) |
      ((table[entry + 2] ?? 0) << 16) |
      ((high & 15) << 24);
    forms[i] = (high >>> 4) | ((table[entry + 4] ?? 0) << 4);
    positions[i++] = position++;
  }
  return { terms, forms, positions };
}

function readWords(document: WordedDocument, keys: WordKeys): ReadWords {
  const stemming = stemmingOf(document.language);
  const symbols: number[] = [];
  let [words, terms, position, room] = [0, 0, 0, MAX_UNITS];
  /** Up to the last term: what comes after it places nothing. */
  let end = 0;
  const readSpan = (text: string, span: Span): void => {
    const last = Math.min(span.end, span.start + room);
    room -= last - span.start;
    if (words >= MAX_WORDS || last <= span.start) return;
    const visit = (from: number, to: number): void => {
      if (words < MAX_WORDS) {
        words++;
        const number = keys.numberOf(text, from, to, stemming);
        symbols.push(number < 0 ? -1 - NOTHING : number);
        if (number >= 0) {
          terms++;
          end = symbols.length;
        }
      }
      position++;
    };
    forEachWord(text, visit, span.start, last);
    symbols.push(-1 - BORDER);
    position += BORDER_GAP;
  };
  readSpan(document.title, { start: 0, end: document.title.length });
  const [titleTerms, textStart] = [terms, position];
  for (const span of document.cleaned) readSpan(document.text, span);
  symbols.length = end;
  return { symbols, titleTerms, textStart };
}

/** The different ones of `symbols`, the frequent ones first for they have the shorter codes. */
function entriesOf(symbols: readonly number[]): number[] {
  const times = new Map<number, number>();
  for (const symbol of symbols) if (symbol >= 0) times.set(symbol, (times.get(symbol) ?? 0) + 1);
  const byTimes: number[][] = Array.from({ length: MAX_TIMES + 1 }, () => []);
  for (const [symbol, count] of times) byTimes[Math.min(count, MAX_TIMES)]?.push(symbol);
  return byTimes.toReversed().flat();
}

/** 0 for no date; else one more than its minutes since 1970, those before as odd numbers. */
function codeOfDate(iso: string | undefined): number {
  const minutes = iso === undefined ? Number.NaN : Math.floor(Date.parse(iso) / MS_PER_MINUTE);
  if (Number.isNaN(minutes)) return 0;
  return 1 + (minutes < 0 ? -1 - 2 * minutes : 2 * minutes);
}

function minutesOf(code: number): number {
  return (code - 1) % 2 === 0 ? (code - 1) / 2 : -code / 2;
}

function bytesOf({ high, low }: Fingerprint): Uint8Array {
  const bytes = new Uint8Array(PRINT_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, high, true);
  view.setUint32(4, low, true);
  return bytes;
}
