import type { Span } from '@/lib/base/span';
import type { ArchiveDocument } from '@/lib/model/document';
import { MAX_READ_UNITS, readWords } from '@/lib/text/read-words';
import { stemmingOf } from '@/lib/text/stemmers';
import { WordKeys } from '@/lib/text/word-keys';
import { forEachWord } from '@/lib/text/words';
import { BORDER, BORDER_GAP, ENTRY_BYTES, FIRST_ENTRY, MAX_WORDS, NOTHING } from './document-words';
import { printOf, type Fingerprint } from './fingerprint';

/** Most UTF-16 units of a document that are read for words: they tell what a text is about. */
const MAX_UNITS = 40_000;
const MS_PER_MINUTE = 60_000;
/** Entries are ordered by how often they are there, up to so many times. */
const MAX_TIMES = 15;
/** More bytes than what stands before the entries can take. */
const MAX_HEAD = 64;

/** What is read of a document. */
export type WordedDocument = Pick<
  ArchiveDocument,
  'title' | 'text' | 'cleaned' | 'language' | 'date'
>;

/** Makes the record of a document's words; see `DocumentWords`. */
export type WordsEncoder = (
  document: WordedDocument,
  print?: Fingerprint,
) => Uint8Array<ArrayBuffer>;

/**
 * An encoder that remembers words: the more documents it sees, the less each costs. The record does
 * not depend on what it saw before.
 */
export function createWordsEncoder(): WordsEncoder {
  let reader = new WordReader();
  return (document, print = printOf(document)) => {
    if (reader.isFull) reader = new WordReader();
    const { titleTerms, textStart } = reader.read(document);
    return reader.record([codeOfDate(document.date?.iso), textStart, titleTerms], print);
  };
}

/** Reads one document after the other; what it holds of one is over when it reads the next. */
class WordReader {
  readonly #keys = new WordKeys();
  /** Numbers of words in order, and between them codes less than 0. */
  #symbols = new Int32Array(1 << 12);
  /** Up to the last term: what comes after it places nothing. */
  #end = 0;
  /** How many of them are terms. */
  #terms = 0;
  /** The numbers met, once each, and how many; by number, how often, and then its code. */
  readonly #met = new Int32Array(MAX_WORDS);
  #entries = 0;
  #times = new Uint16Array(1 << 14);
  /** By number of a term, the last document that had it. */
  #documentOf = new Int32Array(1 << 14);
  #documents = 0;
  #different = 0;
  /** Where the numbers met begin that are there so many times, the most frequent first. */
  readonly #starts = new Int32Array(MAX_TIMES + 1);
  readonly #sorted = new Int32Array(MAX_WORDS);
  #length = 0;
  #words = 0;
  /** The record as it grows: to allocate each anew would cost as much as to fill it. */
  #bytes = new Uint8Array(1 << 14);

  get isFull(): boolean {
    return this.#keys.isFull;
  }

  read(document: WordedDocument): { readonly titleTerms: number; readonly textStart: number } {
    const stemming = stemmingOf(document.language);
    const numberOf = this.#keys.numbersOf(stemming);
    const readNumberOf = this.#keys.readNumbersOf(stemming);
    this.#clear();
    let [position, room] = [0, MAX_UNITS];
    const readSpan = (text: string, { start, end }: Span): void => {
      const last = Math.min(end, start + room);
      room -= last - start;
      if (this.#words >= MAX_WORDS || last <= start) return;
      if (start === 0 && last === text.length && last <= MAX_READ_UNITS) {
        // The index asks for the same words next.
        const reading = readWords(text);
        position += reading.length;
        for (let i = 0; i < reading.length; i++)
          if (this.#words++ < MAX_WORDS) this.#add(readNumberOf(reading, reading.numbers[i] ?? 0));
      } else {
        const visit = (from: number, to: number): void => {
          position++;
          if (this.#words++ < MAX_WORDS) this.#add(numberOf(text, from, to));
        };
        forEachWord(text, visit, start, last);
      }
      this.#push(-1 - BORDER);
      position += BORDER_GAP;
    };
    readSpan(document.title, { start: 0, end: document.title.length });
    const [titleTerms, textStart] = [this.#terms, position];
    for (const span of document.cleaned) readSpan(document.text, span);
    return { titleTerms, textStart };
  }

  /** The record of what was read. @param head date, start of the text, terms of the title */
  record(
    [date, ...counts]: readonly number[],
    { high, low }: Fingerprint,
  ): Uint8Array<ArrayBuffer> {
    const { terms, forms } = this.#keys;
    const entries = this.#sortedEntries();
    const room = MAX_HEAD + this.#entries * ENTRY_BYTES + this.#end * 2;
    if (room > this.#bytes.length) this.#bytes = new Uint8Array(room * 2);
    const bytes = this.#bytes;
    let at = putVarint(bytes, 0, date ?? 0);
    for (const half of [high, low])
      for (let shift = 0; shift < 32; shift += 8) bytes[at++] = half >>> shift;
    for (const count of [...counts, this.#different, this.#terms, this.#entries])
      at = putVarint(bytes, at, count);
    let code = FIRST_ENTRY;
    for (let i = 0; i < this.#entries; i++) {
      const entry = entries[i] ?? 0;
      const term = terms[entry] ?? 0;
      const form = forms[entry] ?? 0;
      bytes[at++] = term;
      bytes[at++] = term >>> 8;
      bytes[at++] = term >>> 16;
      bytes[at++] = (term >>> 24) | (form << 4);
      bytes[at++] = form >>> 4;
      this.#times[entry] = code++;
    }
    for (let i = 0; i < this.#end; i++) {
      const symbol = this.#symbols[i] ?? 0;
      const said = symbol < 0 ? -1 - symbol : (this.#times[symbol] ?? 0);
      if (said > 127) bytes[at++] = said | 128;
      bytes[at++] = said > 127 ? said >>> 7 : said;
    }
    return bytes.slice(0, at);
  }

  #add(number: number): void {
    if (number < 0) {
      this.#push(-1 - NOTHING);
      return;
    }
    this.#push(number);
    this.#end = this.#length;
    this.#terms++;
    if (number >= this.#times.length) this.#times = widened(this.#times, number);
    const times = this.#times[number] ?? 0;
    if (times === 0) this.#meet(number);
    this.#times[number] = times + 1;
  }

  #meet(number: number): void {
    this.#met[this.#entries++] = number;
    const term = this.#keys.termNumbers[number] ?? 0;
    if (term >= this.#documentOf.length) this.#documentOf = doubled(this.#documentOf);
    if (this.#documentOf[term] === this.#documents) return;
    this.#documentOf[term] = this.#documents;
    this.#different++;
  }

  #push(symbol: number): void {
    if (this.#length === this.#symbols.length) this.#symbols = doubled(this.#symbols);
    this.#symbols[this.#length++] = symbol;
  }

  /** Forgets the document before. */
  #clear(): void {
    for (let i = 0; i < this.#entries; i++) this.#times[this.#met[i] ?? 0] = 0;
    [this.#length, this.#end, this.#terms, this.#words] = [0, 0, 0, 0];
    [this.#entries, this.#different] = [0, 0];
    this.#documents++;
  }

  /** The numbers met, the frequent ones first, for they have the shorter codes; those alike as met. */
  #sortedEntries(): Int32Array {
    const starts = this.#starts.fill(0);
    for (let i = 0; i < this.#entries; i++) {
      const rank = this.#rankOf(this.#met[i] ?? 0) + 1;
      starts[rank] = (starts[rank] ?? 0) + 1;
    }
    for (let rank = 1; rank <= MAX_TIMES; rank++)
      starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
    for (let i = 0; i < this.#entries; i++) {
      const number = this.#met[i] ?? 0;
      const rank = this.#rankOf(number);
      const at = starts[rank] ?? 0;
      this.#sorted[at] = number;
      starts[rank] = at + 1;
    }
    return this.#sorted;
  }

  #rankOf(number: number): number {
    return MAX_TIMES - Math.min(this.#times[number] ?? 0, MAX_TIMES);
  }
}

/** @returns where it ends */
function putVarint(bytes: Uint8Array, from: number, value: number): number {
  let [at, rest] = [from, value];
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes[at++] = (rest % 128) | 128;
  bytes[at++] = rest;
  return at;
}

function doubled(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(values.length * 2);
  wide.set(values);
  return wide;
}

function widened(values: Uint16Array<ArrayBuffer>, at: number): Uint16Array<ArrayBuffer> {
  const wide = new Uint16Array(2 ** Math.ceil(Math.log2(at + 1)));
  wide.set(values);
  return wide;
}

/** 0 for no date; else one more than its minutes since 1970, those before as odd numbers. */
function codeOfDate(iso: string | undefined): number {
  const minutes = iso === undefined ? Number.NaN : Math.floor(Date.parse(iso) / MS_PER_MINUTE);
  if (Number.isNaN(minutes)) return 0;
  return 1 + (minutes < 0 ? -1 - 2 * minutes : 2 * minutes);
}
