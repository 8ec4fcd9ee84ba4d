import type { RowReader } from '@/lib/model/segment';
import { DamagedRowError, unframeRow } from '@/lib/segment/row-frame';
import { termsOfPage } from './page-terms';
import type { TermEntry } from './text-index-format';
import type { EncodedPostings } from './text-index-pages';

/** Pages read at a time, with their large postings: few enough to be small, enough to be quick. */
const PAGES_AT_A_TIME = 8;

type Loaded = { readonly entry: TermEntry; readonly bytes: Uint8Array };

/** Walks over all terms of one text index in ascending order. */
export class TermCursor {
  readonly #reader: RowReader;
  readonly #pages: number;
  #nextPage = 0;
  #loaded: readonly Loaded[] = [];
  #at = 0;

  private constructor(reader: RowReader, pages: number, from: number) {
    this.#reader = reader;
    this.#pages = pages;
    this.#nextPage = from;
  }

  /** A cursor at the first term, or at the first one after `after`. */
  static async open(
    reader: RowReader,
    separators: readonly string[],
    after?: string,
  ): Promise<TermCursor> {
    const before = after === undefined ? 0 : separators.filter((each) => each <= after).length;
    const cursor = new TermCursor(reader, separators.length, Math.max(0, before - 1));
    await cursor.load();
    if (after === undefined) return cursor;
    const passed = after;
    while (!cursor.isDone && cursor.term <= passed) if (!cursor.advance()) await cursor.load();
    return cursor;
  }

  get isDone(): boolean {
    return this.#at >= this.#loaded.length;
  }

  get term(): string {
    return this.#current().entry.term;
  }

  /** The postings of the term it stands at. */
  postings(field: 0 | 1): EncodedPostings {
    const { entry, bytes } = this.#current();
    const from = entry.offset + (field === 1 ? entry.lengths[0] : 0);
    const end = from + entry.lengths[field];
    if (end > bytes.length)
      throw new DamagedRowError(`Backfile: the postings of "${entry.term}" are too short`);
    return { df: entry.df[field], bytes: bytes.subarray(from, end) };
  }

  /** Goes one term on. @returns false when more has to be loaded first */
  advance(): boolean {
    this.#at++;
    return this.#at < this.#loaded.length;
  }

  /** Loads the next pages; afterwards it stands at a term, or is done. */
  async load(signal?: AbortSignal): Promise<void> {
    this.#at = 0;
    this.#loaded = [];
    const numbers = [];
    while (this.#nextPage < this.#pages && numbers.length < PAGES_AT_A_TIME)
      numbers.push(++this.#nextPage);
    if (numbers.length === 0) return;
    const rows = await this.#reader.getMany('terms', numbers, signal);
    const inPages = rows.flatMap((row) => {
      const payload = unframeRow(row);
      return termsOfPage(payload).map((entry) => ({ entry, bytes: payload }));
    });
    const large = inPages.flatMap(({ entry }) => entry.row ?? []);
    const postings = await this.#reader.getMany('postings', large, signal);
    const bytesOf = new Map(
      large.map((n, i) => [n, unframeRow(postings[i] ?? new Uint8Array(0))] as const),
    );
    this.#loaded = inPages.map(({ entry, bytes }) => ({
      entry,
      bytes: entry.row === undefined ? bytes : (bytesOf.get(entry.row) ?? bytes),
    }));
  }

  #current(): Loaded {
    const current = this.#loaded[this.#at];
    if (!current) throw new RangeError('Backfile: there is no further term');
    return current;
  }
}
