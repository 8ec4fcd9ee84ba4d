import { DamagedRowError } from '@/lib/segment/row-frame';
import {
  ENTRY,
  fieldsAfter,
  MAX_TERM_UNITS,
  SINGLE_SHIFT,
  type TermEntry,
} from './text-index-format';

/** What is looked for on a page: a term, or all terms that it starts. */
export type WantedTerm = { readonly term: string; readonly prefix: boolean };

/**
 * The terms of a page that `wanted` ask for, in order. Terms are compared unit by unit as they are
 * read: of the others, nothing is made.
 *
 * @throws {DamagedRowError} for bytes that are no page
 */
export function findInPage(payload: Uint8Array, wanted: readonly WantedTerm[]): TermEntry[] {
  const page = new PageBytes(payload);
  const count = page.varint();
  const firstOrdinal = page.varint();
  const bodyAt = page.varint();
  let offset = page.at + bodyAt;
  const units = new Uint16Array(MAX_TERM_UNITS);
  let length = 0;
  const found: TermEntry[] = [];
  for (let i = 0; i < count; i++) {
    const shared = page.varint();
    const end = shared + page.varint();
    if (shared > length || end > MAX_TERM_UNITS)
      throw new DamagedRowError('Backfile: a page of terms cannot be read');
    for (let k = shared; k < end; k++) units[k] = page.varint();
    length = end;
    page.entry();
    for (const each of wanted) {
      if (!isMeant(each, units, length)) continue;
      found.push({
        term: String.fromCharCode(...units.subarray(0, length)),
        ordinal: firstOrdinal + i,
        df: [page.titleDf, page.textDf],
        lengths: [page.titleBytes, page.textBytes],
        offset: page.isRow ? 0 : offset,
        row: page.isRow ? firstOrdinal + i : undefined,
      });
      break;
    }
    if (!page.isRow) offset += page.titleBytes + page.textBytes;
  }
  if (offset > payload.length) throw new DamagedRowError('Backfile: a page of terms is too short');
  return found;
}

/** All terms of a page, in order. @throws {DamagedRowError} for bytes that are no page */
export function termsOfPage(payload: Uint8Array): TermEntry[] {
  return findInPage(payload, [{ term: '', prefix: true }]);
}

function isMeant({ term, prefix }: WantedTerm, units: Uint16Array, length: number): boolean {
  if (prefix ? length < term.length : length !== term.length) return false;
  // The last unit tells neighbours apart soonest.
  for (let i = term.length - 1; i >= 0; i--) if (units[i] !== term.charCodeAt(i)) return false;
  return true;
}

/** Reads numbers and entries; past the end it says that the page is damaged. */
class PageBytes {
  readonly #bytes: Uint8Array;
  at = 0;
  /** Of the entry read last: whether its postings are in a row; documents, and bytes of postings, by field. */
  isRow = false;
  titleDf = 0;
  textDf = 0;
  titleBytes = 0;
  textBytes = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Reads what `writeEntry` wrote. */
  entry(): void {
    const said = this.byte();
    const fields = fieldsAfter(said);
    const inTitles = (fields & ENTRY.inTitles) !== 0;
    const inTexts = (fields & ENTRY.inTexts) !== 0;
    this.isRow = (said & ENTRY.isRow) !== 0;
    if (said & ENTRY.isSingle) {
      this.titleDf = inTitles ? 1 : 0;
      this.textDf = inTitles ? 0 : 1;
      this.titleBytes = inTitles ? said >>> SINGLE_SHIFT : 0;
      this.textBytes = inTitles ? 0 : said >>> SINGLE_SHIFT;
      return;
    }
    this.titleDf = inTitles ? this.varint() : 0;
    this.textDf = inTexts ? this.varint() : 0;
    this.titleBytes = inTitles ? this.varint() : 0;
    this.textBytes = inTexts ? this.varint() : 0;
  }

  byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new DamagedRowError('Backfile: a page of terms ends too early');
    return byte;
  }

  varint(): number {
    const byte = this.byte();
    return byte < 128 ? byte : this.#longer(byte);
  }

  #longer(first: number): number {
    let value = first & 127;
    for (let scale = 128; ; scale *= 128) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined || scale > 2 ** 42)
        throw new DamagedRowError('Backfile: a page of terms ends too early');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
}
