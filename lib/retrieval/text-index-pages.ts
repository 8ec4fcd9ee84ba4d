import { ByteWriter } from '@/lib/base/bytes';
import type { RowSink, SegmentPart, SegmentRow } from '@/lib/model/segment';
import { packNumbers } from '@/lib/segment/packed-numbers';
import { frameRow } from '@/lib/segment/row-frame';
import type { Stemming } from '@/lib/text/stemmers';
import {
  encodeHeader,
  HEADER_ROW,
  LENGTHS_ROW,
  PAGE_TERMS,
  writeEntry,
  writeTerm,
  type IndexHeader,
} from './text-index-format';

/** Bytes of postings on a page: a page is read whole, and rows below 64 KB are read fastest. */
const PAGE_BYTES = 16 * 1024;
/** Postings longer than this have a row of their own. */
const INLINE_BYTES = 1024;
/** Bytes of a vocabulary row: it is read whole, and one large row reads faster than many small. */
const VOCABULARY_ROW_BYTES = 2 * 1024 * 1024;

/** A term's documents in one field: how many, and the bytes of `PostingsPool`. */
export type EncodedPostings = { readonly df: number; readonly bytes: Uint8Array };
/** What the header says of the documents. */
export type IndexTotals = {
  /** Different terms by field and docnum. */
  readonly lengths: readonly [Uint32Array, Uint32Array];
  readonly stemmings: readonly Stemming[];
};

/** Where a writer of pages stands between two rows of the vocabulary. */
export type PagesMark = {
  /** Terms written so far, and the last of them. */
  readonly terms: number;
  readonly last: string;
  readonly vocabularyRows: number;
  readonly separators: readonly string[];
};

/**
 * Cuts terms, which come in ascending order, into pages and vocabulary rows. What is written depends
 * on the terms and their postings only.
 */
export class PagesWriter {
  readonly #sink: RowSink;
  readonly #vocabularyBytes: number;
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

  /**
   * @param mark where another writer of the same terms stopped
   * @param vocabularyBytes bytes of a vocabulary row, for tests
   */
  constructor(sink: RowSink, mark?: PagesMark, vocabularyBytes = VOCABULARY_ROW_BYTES) {
    this.#sink = sink;
    this.#vocabularyBytes = vocabularyBytes;
    if (!mark) return;
    this.#separators.push(...mark.separators);
    this.#vocabularyRows = mark.vocabularyRows;
    this.#total = mark.terms;
    this.#previous = mark.last;
  }

  /** Where it stands, if a row of the vocabulary has just been closed; flush before relying on it. */
  get mark(): PagesMark | undefined {
    if (this.#vocabulary.length > 0 || this.#total === 0) return undefined;
    return {
      terms: this.#total,
      last: this.#previous,
      vocabularyRows: this.#vocabularyRows,
      separators: [...this.#separators],
    };
  }

  /** Whether rows wait to be flushed. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  add(term: string, title: EncodedPostings, text: EncodedPostings): void {
    if (this.#inPage === 0) this.#separators.push(separatorBetween(this.#previous, term));
    writeTerm(this.#head, this.#inPage === 0 ? '' : this.#previous, term);
    const bytes = title.bytes.length + text.bytes.length;
    const isRow = bytes > INLINE_BYTES;
    writeEntry(this.#head, isRow, [title, text]);
    const to = isRow ? new ByteWriter(bytes) : this.#body;
    to.bytes(title.bytes).bytes(text.bytes);
    if (isRow) this.#wait('postings', this.#total, to.finish());
    writeTerm(this.#vocabulary, this.#vocabularyTerm, term);
    this.#vocabularyTerm = term;
    this.#previous = term;
    this.#inPage++;
    this.#total++;
    const isVocabularyFull = this.#vocabulary.length >= this.#vocabularyBytes;
    if (this.#inPage >= PAGE_TERMS || this.#body.length >= PAGE_BYTES || isVocabularyFull)
      this.#closePage();
    if (isVocabularyFull) this.#closeVocabulary();
  }

  async flush(): Promise<void> {
    for (const row of this.#waiting.splice(0)) await this.#sink.put(row);
  }

  async finish({ lengths, stemmings }: IndexTotals): Promise<void> {
    if (this.#inPage > 0) this.#closePage();
    if (this.#vocabulary.length > 0) this.#closeVocabulary();
    const [title, text] = lengths;
    const documents = title.length;
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

function sum(values: Uint32Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
