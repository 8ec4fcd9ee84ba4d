import { ByteWriter } from '@/lib/base/bytes';
import type { RowSink, SegmentPart, SegmentRow } from '@/lib/model/segment';
import { packNumbers } from '@/lib/segment/packed-numbers';
import { frameRow } from '@/lib/segment/row-frame';
import { stemmingOf, termOf, type Stemming } from '@/lib/text/analyse';
import { WordNumbers } from '@/lib/text/word-numbers';
import { forEachWord } from '@/lib/text/words';
import { PostingsPool } from './postings-pool';
import {
  encodeHeader,
  FIELDS,
  HEADER_ROW,
  LENGTHS_ROW,
  PAGE_TERMS,
  writeTerm,
  type IndexHeader,
} from './text-index-format';

/** Bytes of postings on a page: a page is read whole, and rows below 64 KB are read fastest. */
const PAGE_BYTES = 16 * 1024;
/** Postings longer than this have a row of their own. */
const INLINE_BYTES = 1024;
/** Bytes of a vocabulary row: it is read whole, and one large row reads faster than many small. */
const VOCABULARY_ROW_BYTES = 2 * 1024 * 1024;

/** What of a document is indexed. */
type IndexedDocument = {
  readonly title: string;
  /** The cleaned text. */
  readonly text: string;
  /** BCP 47, or `und`. */
  readonly language: string;
};

/** Writes the text index of one segment: parts `terms`, `postings`, `lengths`, `vocabulary`. */
export type TextIndexWriter = {
  /** Takes a document; docnums count up from 0. The document is not kept. */
  add(docnum: number, document: IndexedDocument): void;
  /** Writes all rows; nothing may be added afterwards. */
  finish(signal?: AbortSignal): Promise<void>;
};

/** A writer that holds postings (about two bytes each) until `finish` puts the rows into `sink`. */
export function createTextIndexWriter(sink: RowSink): TextIndexWriter {
  const terms = createTermNumbers();
  const pool = new PostingsPool();
  const lengths: [number[], number[]] = [[], []];
  const stemmings = new Set<Stemming>();

  const addField = (field: 0 | 1, docnum: number, text: string, stemming: Stemming): void => {
    let different = 0;
    forEachWord(text, (start, end) => {
      const number = terms.numberOf(text, start, end, stemming);
      if (number >= 0 && pool.add(number * FIELDS.length + field, docnum)) different++;
    });
    lengths[field].push(different);
  };

  return {
    add(docnum, document) {
      if (docnum !== lengths[0].length)
        throw new RangeError(`Backfile: document ${lengths[0].length} comes next, not ${docnum}`);
      const stemming = stemmingOf(document.language);
      stemmings.add(stemming);
      addField(0, docnum, document.title, stemming);
      addField(1, docnum, document.text, stemming);
    },
    async finish(signal) {
      const pages = new PagesWriter(sink);
      for (const [term, number] of terms.sorted()) {
        pages.add(term, pool.take(number * FIELDS.length), pool.take(number * FIELDS.length + 1));
        if (!pages.isWaiting) continue;
        signal?.throwIfAborted();
        await pages.flush();
      }
      await pages.finish({ documents: lengths[0].length, lengths, stemmings: [...stemmings] });
    },
  };
}

/** Numbers the terms as their words are met. */
function createTermNumbers(): {
  /** The number of a word's term, or -1 for a word that folds to nothing. */
  numberOf(text: string, start: number, end: number, stemming: Stemming): number;
  sorted(): [string, number][];
} {
  const numbers = new Map<string, number>();
  const words = { english: new WordNumbers(), none: new WordNumbers() };
  const ofWord: Record<Stemming, number[]> = { english: [], none: [] };
  return {
    numberOf(text, start, end, stemming) {
      const word = words[stemming].numberOf(text, start, end);
      const known = ofWord[stemming][word];
      if (known !== undefined) return known;
      const term = termOf(text.slice(start, end), stemming);
      let number = term === '' ? -1 : numbers.get(term);
      if (number === undefined) numbers.set(term, (number = numbers.size));
      ofWord[stemming].push(number);
      return number;
    },
    sorted: () => [...numbers].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

type Postings = { readonly df: number; readonly bytes: Uint8Array };
type Totals = {
  readonly documents: number;
  readonly lengths: readonly [readonly number[], readonly number[]];
  readonly stemmings: readonly Stemming[];
};

/** Cuts the sorted terms into pages and vocabulary rows. */
class PagesWriter {
  readonly #sink: RowSink;
  readonly #waiting: SegmentRow[] = [];
  readonly #separators: string[] = [];
  #head = new ByteWriter(4096);
  #body = new ByteWriter(PAGE_BYTES * 2);
  #vocabulary = new ByteWriter(1024);
  #vocabularyRows = 0;
  #vocabularyTerm = '';
  #inPage = 0;
  #total = 0;
  #previous = '';

  constructor(sink: RowSink) {
    this.#sink = sink;
  }

  /** Whether rows wait to be flushed. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  add(term: string, title: Postings, text: Postings): void {
    if (this.#inPage === 0) this.#separators.push(separatorBetween(this.#previous, term));
    writeTerm(this.#head, this.#inPage === 0 ? '' : this.#previous, term);
    const bytes = title.bytes.length + text.bytes.length;
    const isRow = bytes > INLINE_BYTES;
    this.#head
      .byte(isRow ? 1 : 0)
      .varint(title.df)
      .varint(text.df);
    this.#head.varint(title.bytes.length).varint(text.bytes.length);
    const to = isRow ? new ByteWriter(bytes) : this.#body;
    to.bytes(title.bytes).bytes(text.bytes);
    if (isRow) this.#wait('postings', this.#total, to.finish());
    writeTerm(this.#vocabulary, this.#vocabularyTerm, term);
    this.#vocabularyTerm = term;
    this.#previous = term;
    this.#inPage++;
    this.#total++;
    if (this.#inPage >= PAGE_TERMS || this.#body.length >= PAGE_BYTES) this.#closePage();
    if (this.#vocabulary.length >= VOCABULARY_ROW_BYTES) this.#closeVocabulary();
  }

  async flush(): Promise<void> {
    for (const row of this.#waiting.splice(0)) await this.#sink.put(row);
  }

  async finish({ documents, lengths, stemmings }: Totals): Promise<void> {
    if (this.#inPage > 0) this.#closePage();
    if (this.#vocabulary.length > 0) this.#closeVocabulary();
    const [title, text] = lengths;
    const packed = new ByteWriter(documents * 3);
    this.#wait(
      'lengths',
      LENGTHS_ROW,
      packed.bytes(packNumbers(title)).bytes(packNumbers(text)).finish(),
    );
    const header: IndexHeader = {
      documents,
      lengthSums: [sum(title), sum(text)],
      terms: this.#total,
      vocabularyRows: this.#vocabularyRows,
      stemmings,
      separators: this.#separators,
    };
    this.#wait('terms', HEADER_ROW, encodeHeader(header));
    await this.flush();
  }

  #closePage(): void {
    const entries = this.#head.finish();
    const page = new ByteWriter(entries.length + this.#body.length + 16);
    page
      .varint(this.#inPage)
      .varint(this.#total - this.#inPage)
      .varint(entries.length);
    page.bytes(entries).bytes(this.#body.finish());
    this.#wait('terms', this.#separators.length, page.finish());
    this.#head = new ByteWriter(4096);
    this.#body = new ByteWriter(PAGE_BYTES * 2);
    this.#inPage = 0;
  }

  #closeVocabulary(): void {
    this.#wait('vocabulary', this.#vocabularyRows++, this.#vocabulary.finish());
    this.#vocabulary = new ByteWriter(1024);
    this.#vocabularyTerm = '';
  }

  #wait(part: SegmentPart, n: number, payload: Uint8Array): void {
    this.#waiting.push({ part, n, bytes: frameRow(payload) });
  }
}

/** The shortest string that comes after `before` and not after `term`: tells pages apart. */
function separatorBetween(before: string, term: string): string {
  if (before === '') return '';
  let shared = 0;
  while (before.charCodeAt(shared) === term.charCodeAt(shared)) shared++;
  // Half a letter would not survive UTF-8.
  const separator = term.slice(0, shared + 1);
  return separator.isWellFormed() ? separator : term.slice(0, shared + 2);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
