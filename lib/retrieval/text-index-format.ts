import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import { DamagedRowError } from '@/lib/segment/row-frame';
import { STEMMINGS, type Stemming } from '@/lib/text/stemmers';

/** The indexed fields, in the order of their numbers. The order is stored: never change it. */
export const FIELDS = ['title', 'text'] as const;

/** The name of an indexed field. */
export type IndexedField = (typeof FIELDS)[number];

/** Terms on a page, unless its postings fill it before. */
export const PAGE_TERMS = 128;

/** Row 0 of part `terms` is the header; page i is row i + 1. */
export const HEADER_ROW = 0;
/** Row 0 of part `lengths`: both fields of every document. */
export const LENGTHS_ROW = 0;

/** What a query needs to know of a segment's index before it reads a page. */
export type IndexHeader = {
  readonly documents: number;
  /** Σ over documents of the number of different terms, by field. */
  readonly lengthSums: readonly [number, number];
  readonly terms: number;
  /** Rows of part `vocabulary`. */
  readonly vocabularyRows: number;
  /** How its documents' words are stemmed. */
  readonly stemmings: readonly Stemming[];
  /** Page i holds the terms from `separators[i]` up to the next one; the first is empty. */
  readonly separators: readonly string[];
};

/**
 * Bits of the byte after a term. Of a field in which no document has it, nothing follows; of a term that
 * a single document has in one field, nothing at all: its bytes are in the upper half.
 */
export const ENTRY = { isRow: 1, inTitles: 2, inTexts: 4, isSingle: 8 } as const;
/** Bits by which the bytes of a single document's postings are moved up. */
export const SINGLE_SHIFT = 4;
/** The most that fit there. */
const MAX_SINGLE_BYTES = 15;
/** Bits for both fields. Up to rows-12 that byte had none, and both followed always. */
const IN_ANY = ENTRY.inTitles | ENTRY.inTexts;

/** Which fields follow after `said`, the byte after a term. */
export function fieldsAfter(said: number): number {
  return said & IN_ANY || IN_ANY;
}

/** Appends what a page says of a term's postings after the term. */
export function writeEntry(
  writer: ByteWriter,
  isRow: boolean,
  fields: readonly { readonly df: number; readonly bytes: Uint8Array }[],
): void {
  const bits = [ENTRY.inTitles, ENTRY.inTexts];
  const present = fields.filter(({ df }) => df > 0);
  let said = isRow ? ENTRY.isRow : 0;
  for (const [i, { df }] of fields.entries()) if (df > 0) said |= bits[i] ?? 0;
  const [only] = present;
  if (!isRow && only?.df === 1 && present.length === 1 && only.bytes.length <= MAX_SINGLE_BYTES) {
    writer.byte(said | ENTRY.isSingle | (only.bytes.length << SINGLE_SHIFT));
    return;
  }
  writer.byte(said);
  for (const each of present) writer.varint(each.df);
  for (const each of present) writer.varint(each.bytes.length);
}

/** One term of a page and where its postings are. */
export type TermEntry = {
  readonly term: string;
  /** Its place among the terms of the index. */
  readonly ordinal: number;
  /** Documents, by field. */
  readonly df: readonly [number, number];
  /** Bytes of its postings, by field. */
  readonly lengths: readonly [number, number];
  /** Where they start: in the page's payload, or 0 in a row of part `postings`. */
  readonly offset: number;
  /** The row of part `postings`, or undefined when they are in the page. */
  readonly row: number | undefined;
};

/** Longest term in UTF-16 units that a page may hold; the analyser makes none longer. */
export const MAX_TERM_UNITS = 64;

/** The payload of the header's row. */
export function encodeHeader(header: IndexHeader): Uint8Array {
  const writer = new ByteWriter(1024);
  writer.varint(header.documents).varint(header.lengthSums[0]).varint(header.lengthSums[1]);
  writer.varint(header.terms).varint(header.vocabularyRows);
  writer.varint(
    STEMMINGS.reduce((bits, each, i) => bits | (header.stemmings.includes(each) ? 1 << i : 0), 0),
  );
  return writer.string(header.separators.join('\n')).varint(header.separators.length).finish();
}

/** The header in a row's payload. @throws {DamagedRowError | RangeError} for bytes that are none */
export function decodeHeader(payload: Uint8Array): IndexHeader {
  const reader = new ByteReader(payload);
  const documents = reader.varint();
  const lengthSums = [reader.varint(), reader.varint()] as const;
  const terms = reader.varint();
  const vocabularyRows = reader.varint();
  const bits = reader.varint();
  const joined = reader.string();
  const count = reader.varint();
  const separators = count === 0 ? [] : joined.split('\n');
  if (separators.length !== count)
    throw new DamagedRowError('Backfile: a text index lists another number of pages than it has');
  if (terms > count * PAGE_TERMS || vocabularyRows > terms)
    throw new DamagedRowError('Backfile: a text index lists more terms than its pages hold');
  const stemmings = STEMMINGS.filter((_, i) => bits & (1 << i));
  return { documents, lengthSums, terms, vocabularyRows, stemmings, separators };
}

/** Appends `term` as what differs from `previous`: shared units, number of further units, units. */
export function writeTerm(writer: ByteWriter, previous: string, term: string): void {
  let shared = 0;
  const most = Math.min(previous.length, term.length);
  while (shared < most && previous.charCodeAt(shared) === term.charCodeAt(shared)) shared++;
  writer.varint(shared).varint(term.length - shared);
  for (let i = shared; i < term.length; i++) writer.varint(term.charCodeAt(i));
}
