import type { RowReader } from '@/lib/model/segment';
import { packedLength, unpackNumbers, type PackedNumbers } from '@/lib/segment/packed-numbers';
import { perReader, RowCache } from '@/lib/segment/row-cache';
import { DamagedRowError, unframeRow } from '@/lib/segment/row-frame';
import { matchVocabulary } from './fuzzy-terms';
import { decodeEntry, heldBy, type SegmentPostings } from './segment-postings';
import {
  decodeHeader,
  HEADER_ROW,
  LENGTHS_ROW,
  type IndexHeader,
  type TermEntry,
} from './text-index-format';

/** Misspelt words whose similar terms are kept. */
const MAX_SIMILAR = 32;
/** Postings of fewer bytes are decoded again sooner than looked for. */
const KEPT_BYTES = 64;

/** A word that no index knows, and how many edits away its terms may be. */
export type Misspelt = { readonly term: string; readonly edits: number };

/** A term of a page, and the page. */
export type PlacedEntry = { readonly entry: TermEntry; readonly payload: Uint8Array };

/** Lengths of both fields by docnum. */
export type FieldLengths = readonly [PackedNumbers, PackedNumbers];

/**
 * The text index of one segment, read as a query needs it. What was read is kept within bounds as
 * long as the reader lives; damaged bytes throw DamagedRowError.
 */
export class TextIndex {
  readonly header: IndexHeader;
  readonly #reader: RowReader;
  readonly #caches = {
    terms: new RowCache<Uint8Array>(),
    postings: new RowCache<SegmentPostings>(),
    vocabulary: new RowCache<Uint8Array>(),
  };
  readonly #similar = new Map<string, readonly string[]>();
  #lengths: Promise<FieldLengths> | undefined;

  constructor(reader: RowReader, header: IndexHeader) {
    this.#reader = reader;
    this.header = header;
  }

  /** The page on which `term` would be, or -1 in an index without terms. */
  pageOf(term: string): number {
    const { separators } = this.header;
    let low = -1;
    let high = separators.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((separators[middle] ?? '') <= term) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The pages `numbers`, all that are not at hand in one read. */
  async pages(numbers: readonly number[], signal?: AbortSignal): Promise<Uint8Array[]> {
    return this.#read(
      'terms',
      numbers.map((page) => page + 1),
      signal,
    );
  }

  /** The postings of terms, in order, all that are not at hand in one read. */
  async postings(terms: readonly PlacedEntry[], signal?: AbortSignal): Promise<SegmentPostings[]> {
    const known = terms.map(({ entry }) => this.#caches.postings.get(entry.ordinal));
    const inRows = terms.flatMap(({ entry }, i) => (known[i] ? [] : (entry.row ?? [])));
    const rows = new Map<number, Uint8Array>();
    if (inRows.length > 0) {
      const read = await this.#reader.getMany('postings', inRows, signal);
      signal?.throwIfAborted();
      for (const [i, row] of read.entries()) rows.set(inRows[i] ?? -1, unframeRow(row, false));
    }
    return terms.map((term, i) => known[i] ?? this.#decode(term, rows));
  }

  /**
   * The terms that are at most so many edits away from each of `words`. A misspelt word is asked for
   * again with each letter that is typed after it: what was found for the last ones is kept.
   */
  async similar(words: readonly Misspelt[], signal?: AbortSignal): Promise<readonly string[]> {
    const known = words.map((word) => this.#similar.get(keyOf(word)));
    if (known.every((terms) => terms !== undefined)) return known.flat();
    const numbers = Array.from({ length: this.header.vocabularyRows }, (_, n) => n);
    const rows = await this.#read('vocabulary', numbers, signal);
    return words.flatMap((word, i) => {
      const terms = known[i] ?? similarIn(rows, word);
      if (this.#similar.size >= MAX_SIMILAR) this.#similar.clear();
      this.#similar.set(keyOf(word), terms);
      return terms;
    });
  }

  /** The lengths of every document's fields. */
  async lengths(signal?: AbortSignal): Promise<FieldLengths> {
    // Several queries wait for one read, so that the end of one query does not end it.
    this.#lengths ??= this.#readLengths();
    try {
      return await this.#lengths;
    } catch (error) {
      this.#lengths = undefined;
      throw error;
    } finally {
      signal?.throwIfAborted();
    }
  }

  async #readLengths(): Promise<FieldLengths> {
    const { documents } = this.header;
    const payload = unframeRow(await lengthsRow(this.#reader), false);
    const second = payload.subarray(packedLength(payload, documents));
    return [unpackNumbers(payload, documents), unpackNumbers(second, documents)];
  }

  #decode({ entry, payload }: PlacedEntry, rows: ReadonlyMap<number, Uint8Array>): SegmentPostings {
    const bytes = entry.row === undefined ? payload : (rows.get(entry.row) ?? NOTHING);
    const postings = decodeEntry(entry, bytes, this.header.documents);
    if (entry.lengths[0] + entry.lengths[1] >= KEPT_BYTES)
      this.#caches.postings.set(entry.ordinal, postings, heldBy(postings));
    return postings;
  }

  /** The payloads of rows, in the order asked for. */
  async #read(
    part: 'terms' | 'vocabulary',
    numbers: readonly number[],
    signal?: AbortSignal,
  ): Promise<Uint8Array[]> {
    const cache = this.#caches[part];
    const found = new Map<number, Uint8Array>();
    const missing: number[] = [];
    for (const n of new Set(numbers)) {
      const value = cache.get(n);
      if (value === undefined) missing.push(n);
      else found.set(n, value);
    }
    if (missing.length > 0) {
      const rows = await this.#reader.getMany(part, missing, signal);
      signal?.throwIfAborted();
      for (const [i, n] of missing.entries()) {
        const payload = unframeRow(rows[i] ?? new Uint8Array(0), part === 'terms');
        cache.set(n, payload, payload.length);
        found.set(n, payload);
      }
    }
    return numbers.flatMap((n) => found.get(n) ?? []);
  }
}

function keyOf({ term, edits }: Misspelt): string {
  return `${edits} ${term}`;
}

function similarIn(rows: readonly Uint8Array[], { term, edits }: Misspelt): string[] {
  const terms: string[] = [];
  for (const row of rows) matchVocabulary(row, term, edits, (match) => terms.push(match));
  return terms;
}

const NOTHING: Uint8Array = new Uint8Array(0);

/** The text index behind `reader`; its header is read once a reader. */
export async function openTextIndex(reader: RowReader, signal?: AbortSignal): Promise<TextIndex> {
  const state = stateOf(reader);
  if (!state.index) {
    const payload = unframeRow(await reader.get('terms', HEADER_ROW, signal));
    state.index = new TextIndex(
      reader,
      decoded(() => decodeHeader(payload)),
    );
  }
  return state.index;
}

/**
 * Has what every query needs beside the header read meanwhile. A failure shows up there.
 */
export function prepareLengths(reader: RowReader): void {
  const state = stateOf(reader);
  if (state.index) return;
  state.lengths ??= reader.get('lengths', LENGTHS_ROW);
  state.lengths.catch(() => undefined);
}

/** The row that was read meanwhile, once. */
async function lengthsRow(reader: RowReader): Promise<Uint8Array> {
  const state = stateOf(reader);
  const { lengths } = state;
  state.lengths = undefined;
  return lengths ?? reader.get('lengths', LENGTHS_ROW);
}

const stateOf = perReader(() => ({
  index: undefined as TextIndex | undefined,
  lengths: undefined as Promise<Uint8Array> | undefined,
}));

/** What `decode` returns; reading past the end of a row means that the row is damaged. */
function decoded<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof DamagedRowError) throw error;
    throw new DamagedRowError('Backfile: a row of the text index cannot be read', { cause: error });
  }
}
