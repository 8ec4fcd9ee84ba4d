import { ByteWriter } from '@/lib/base/bytes';
import type { RowSink, SegmentPart } from '@/lib/model/segment';
import { packNumbers } from '@/lib/segment/packed-numbers';
import { frameRow } from '@/lib/segment/row-frame';
import { forEachTerm, stemmingOf, type Stemming } from '@/lib/text/analyse';
import { PostingsPool } from './postings-pool';
import {
  encodeHeader,
  FIELDS,
  HEADER_ROW,
  LENGTHS_ROW,
  writeTerm,
  type IndexHeader,
} from './text-index-format';

/** Terms on a page, unless its postings fill it before. */
const PAGE_TERMS = 128;
/** Bytes of postings on a page: a page is read whole, and rows below 64 KB are read fastest. */
const PAGE_BYTES = 16 * 1024;
/** Postings longer than this have a row of their own. */
const INLINE_BYTES = 1024;
/** Bytes of a vocabulary row: it is read whole, and one large row reads faster than many small. */
const VOCABULARY_ROW_BYTES = 2 * 1024 * 1024;

/** What of a document is indexed. */
export type IndexedDocument = {
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
  const numbers = new Map<string, number>();
  const pool = new PostingsPool();
  const lengths: [number[], number[]] = [[], []];
  const stemmings = new Set<Stemming>();

  const addField = (field: 0 | 1, docnum: number, text: string, stemming: Stemming): void => {
    let different = 0;
    forEachTerm(text, stemming, (term) => {
      let number = numbers.get(term);
      if (number === undefined) numbers.set(term, (number = numbers.size));
      if (pool.add(number * FIELDS.length + field, docnum)) different++;
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
      const terms = [...numbers.keys()].sort();
      const pages = createPagesWriter(sink);
      for (const term of terms) {
        const number = numbers.get(term) ?? 0;
        const fields = FIELDS.map((_, field) => pool.take(number * FIELDS.length + field));
        const [title, text] = fields;
        if (title && text && pages.add(term, title, text)) {
          signal?.throwIfAborted();
          await pages.flush();
        }
      }
      await pages.finish({ documents: lengths[0].length, lengths, stemmings: [...stemmings] });
    },
  };
}

type Postings = { readonly df: number; readonly bytes: Uint8Array };
type Totals = {
  readonly documents: number;
  readonly lengths: readonly [readonly number[], readonly number[]];
  readonly stemmings: readonly Stemming[];
};

/** Cuts the sorted terms into pages and vocabulary rows. */
function createPagesWriter(sink: RowSink): {
  /** @returns true when rows are waiting to be flushed */
  add(term: string, title: Postings, text: Postings): boolean;
  flush(): Promise<void>;
  finish(totals: Totals): Promise<void>;
} {
  const waiting: { part: SegmentPart; n: number; bytes: Uint8Array }[] = [];
  const separators: string[] = [];
  let head = new ByteWriter(4096);
  let body = new ByteWriter(PAGE_BYTES * 2);
  let vocabulary = new ByteWriter(1024);
  let vocabularyRows = 0;
  let vocabularyTerm = '';
  let inPage = 0;
  let total = 0;
  let previous = '';

  const wait = (part: SegmentPart, n: number, payload: Uint8Array): void => {
    waiting.push({ part, n, bytes: frameRow(payload) });
  };
  const closePage = (): void => {
    const entries = head.finish();
    const page = new ByteWriter(entries.length + body.length + 16);
    page
      .varint(inPage)
      .varint(total - inPage)
      .varint(entries.length);
    page.bytes(entries).bytes(body.finish());
    wait('terms', separators.length, page.finish());
    head = new ByteWriter(4096);
    body = new ByteWriter(PAGE_BYTES * 2);
    inPage = 0;
  };
  const closeVocabulary = (): void => {
    wait('vocabulary', vocabularyRows++, vocabulary.finish());
    vocabulary = new ByteWriter(1024);
    vocabularyTerm = '';
  };

  return {
    add(term, title, text) {
      if (inPage === 0) separators.push(separatorBetween(previous, term));
      writeTerm(head, inPage === 0 ? '' : previous, term);
      const bytes = title.bytes.length + text.bytes.length;
      const isRow = bytes > INLINE_BYTES;
      head
        .byte(isRow ? 1 : 0)
        .varint(title.df)
        .varint(text.df);
      head.varint(title.bytes.length).varint(text.bytes.length);
      if (isRow)
        wait(
          'postings',
          total,
          new ByteWriter(bytes).bytes(title.bytes).bytes(text.bytes).finish(),
        );
      else body.bytes(title.bytes).bytes(text.bytes);
      writeTerm(vocabulary, vocabularyTerm, term);
      vocabularyTerm = term;
      previous = term;
      inPage++;
      total++;
      if (inPage >= PAGE_TERMS || body.length >= PAGE_BYTES) closePage();
      if (vocabulary.length >= VOCABULARY_ROW_BYTES) closeVocabulary();
      return waiting.length > 0;
    },
    async flush() {
      for (const row of waiting.splice(0)) await sink.put(row);
    },
    async finish({ documents, lengths, stemmings }) {
      if (inPage > 0) closePage();
      if (vocabulary.length > 0) closeVocabulary();
      const [title, text] = lengths;
      wait(
        'lengths',
        LENGTHS_ROW,
        new ByteWriter(documents * 3).bytes(packNumbers(title)).bytes(packNumbers(text)).finish(),
      );
      const header: IndexHeader = {
        documents,
        lengthSums: [sum(title), sum(text)],
        terms: total,
        vocabularyRows,
        stemmings,
        separators,
      };
      wait('terms', HEADER_ROW, encodeHeader(header));
      await this.flush();
    },
  };
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
