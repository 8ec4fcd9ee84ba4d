import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import { deflate, inflate } from '@/lib/base/deflate';
import { DamagedRowError, frameRow, unframeRow } from '@/lib/segment/row-frame';
import { TAIL_LEVELS } from './tail-hashes';

/** Facts about a stored run, as bits. */
export const RUN = {
  /** It starts a sentence. */
  start: 1,
  /** Its line is a headline in title case. */
  titleCase: 2,
  /** Its line is in capitals throughout. */
  allCaps: 4,
  /** A word like "in" or "near" stands before it. */
  placeBefore: 8,
  /** It stands in the document's title. */
  inTitle: 16,
  /** It may be the writer's initials under the text. */
  initials: 32,
  /** It is one of two groups of initials: "MH/PA" after the last sentence. */
  initialsPair: 64,
  /** An everyday word alone, behind an article or the like: "the Government"; */
  determined: 256,
  /** behind a preposition of place, without one: "in Reading"; */
  placed: 512,
  /** or at a sentence's start, before what is its own: "Turkey's parliament". */
  owner: 1024,
  /** On a page: a word alone at a sentence's start does or owns what follows: "Interfax said". */
  subject: 2048,
  /** Several words that may go on from a list or a longer name: "Mines and Trade Ministry" behind "Industry,". */
  continued: 4096,
  /** On a page: before a small word with which it names something else: "Indian subcontinent". */
  half: 8192,
} as const;
/** Facts that are kept in the byte of `fromEnd`: at most one of them; of runs of several words, the last. */
const SITUATIONS = [0, RUN.determined, RUN.placed, RUN.owner];
const SITUATIONS_OF_LONGER = [0, RUN.continued];
const situationsOf = (words: number): readonly number[] =>
  words > 1 ? SITUATIONS_OF_LONGER : SITUATIONS;
/** Least bit of that byte that they take. */
const SITUATION_SHIFT = 6;

/** Stored for a space behind a possessive inside a name: "People's Party". */
export const POSSESSIVE_GAP = 7;
/** A run farther than this from the document's end is told from others by its words alone. */
export const NEAR_END = 48;
/** Most bytes that a row of runs may inflate to. */
const MAX_CHUNK_BYTES = 64 * 1024 * 1024;

/** One distinct run of a document. Tokens are surfaces; `gaps[i]` stands before token i. */
export type StoredRun = {
  surfaces: number[];
  gaps: number[];
  /** Bits of `RUN`. */
  flags: number;
  count: number;
  /** Tokens between its end and the document's, at most `NEAR_END`. */
  fromEnd: number;
  /** Number of the title words before it, 0 for none. */
  title: number;
  /**
   * Surface of the acronym in brackets behind it plus 1, 0 for none; its own surface where it is one
   * itself, of the small words before it.
   */
  acronym: number;
};

/** A phrase of small words that may be a theme of its document. */
export type StoredPhrase = {
  /** Numbers of its words. */
  readonly words: readonly number[];
  readonly count: number;
};

/** What is kept of one document for finding names again. */
export type RunDocument = {
  readonly docnum: number;
  /** 32-bit hash of its words: chooses samples alike, whatever the order of documents. */
  readonly print: number;
  /** See packDate; 0 without a date. */
  readonly date: number;
  /** Hashes of its end at `TAIL_LEVELS`. */
  readonly tail: readonly number[];
  readonly runs: readonly StoredRun[];
  readonly phrases: readonly StoredPhrase[];
};

/** The words that the runs of a row are written with, by their numbers in it. */
export type ChunkLists = {
  readonly surfaces: readonly string[];
  readonly titles: readonly string[];
  readonly words: readonly string[];
};

/** Some documents of a segment with the words that their runs are written with. */
export type RunChunk = ChunkLists & { readonly documents: readonly RunDocument[] };

/** `chunk` as a row. */
export async function encodeChunk(chunk: RunChunk): Promise<Uint8Array> {
  const written = new ByteWriter(65_536);
  for (const document of chunk.documents) writeDocument(written, document);
  return sealChunk(chunk, chunk.documents.length, written);
}

/** A row of so many documents, which `writeDocument` has written one by one. */
export async function sealChunk(
  { surfaces, titles, words }: ChunkLists,
  documents: number,
  written: ByteWriter,
): Promise<Uint8Array> {
  const out = new ByteWriter(written.length + 65_536);
  for (const list of [surfaces, titles, words]) out.string(list.join('\n'));
  out.varint(documents).bytes(written.written());
  return frameRow(await deflate(out.written()));
}

/** What `encodeChunk` wrote. @throws {DamagedRowError} for other bytes */
export async function decodeChunk(row: Uint8Array): Promise<RunChunk> {
  const bytes = await inflateChunk(row);
  const { documentsAt, ...lists } = readLists(bytes);
  return { ...lists, documents: [...readDocuments(bytes, documentsAt)] };
}

/** The bytes of a row that `readLists` and `readDocuments` read. @throws {DamagedRowError} for other bytes */
export async function inflateChunk(row: Uint8Array): Promise<Uint8Array> {
  try {
    return await inflate(unframeRow(row), MAX_CHUNK_BYTES);
  } catch (error) {
    throw unreadable(error);
  }
}

/** The words of inflated bytes, and where its documents start. @throws {DamagedRowError} for other bytes */
export function readLists(bytes: Uint8Array): ChunkLists & { readonly documentsAt: number } {
  try {
    const reader = new ByteReader(bytes);
    const list = (): string[] => {
      const joined = reader.string();
      return joined === '' ? [] : joined.split('\n');
    };
    const [surfaces, titles, words] = [list(), list(), list()];
    return { surfaces, titles, words, documentsAt: reader.offset };
  } catch (error) {
    throw unreadable(error);
  }
}

/**
 * The documents of inflated bytes, one after the other.
 *
 * @param pool where runs come from: they are good until the next document then
 * @throws {DamagedRowError} for other bytes
 */
export function* readDocuments(
  bytes: Uint8Array,
  documentsAt: number,
  pool?: RunPool,
): Generator<RunDocument> {
  const reader = new ByteReader(bytes, documentsAt);
  const next = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      throw unreadable(error);
    }
  };
  for (let left = next(() => reader.varint()); left > 0; left--) {
    pool?.takeBack();
    yield next(() => readDocument(reader, pool));
  }
}

/**
 * Runs that are read into again and again: an archive has millions, and each is looked at for a moment,
 * several times.
 */
export class RunPool {
  /** By their number of words. */
  readonly #runs: StoredRun[][] = [];
  readonly #lent: number[] = [];

  /** A run of so many words; what it holds is to be overwritten. */
  take(length: number): StoredRun {
    const runs = (this.#runs[length] ??= []);
    const lent = this.#lent[length] ?? 0;
    this.#lent[length] = lent + 1;
    return (runs[lent] ??= newRun(length));
  }

  /** All that was lent may be lent again. */
  takeBack(): void {
    for (let length = 0; length < this.#lent.length; length++) this.#lent[length] = 0;
  }
}

function newRun(length: number): StoredRun {
  const words = (): number[] => Array.from({ length }, () => 0);
  const [surfaces, gaps] = [words(), words()];
  return { flags: 0, count: 1, title: 0, acronym: 0, fromEnd: 0, surfaces, gaps };
}

function unreadable(error: unknown): DamagedRowError {
  if (error instanceof DamagedRowError) return error;
  return new DamagedRowError('Backfile: a row of name statistics cannot be read', {
    cause: error,
  });
}

/** Writes what is kept of one document behind what `out` has. */
export function writeDocument(out: ByteWriter, document: RunDocument): void {
  const { docnum, print, date, tail, runs, phrases } = document;
  out.varint(docnum).varint(print).varint(date).byte(tail.length);
  for (const hash of tail) out.byte(hash & 255).byte(hash >>> 8);
  out.varint(runs.length);
  for (const run of runs) {
    // Nearly every run is like this: one byte says so.
    const plain = run.count === 1 && run.title === 0 && run.acronym === 0;
    out.byte((run.flags & MAX_FLAGS) | (plain ? PLAIN : 0));
    if (!plain) out.varint(run.count).varint(run.title).varint(run.acronym);
    const situation = situationsOf(run.surfaces.length).indexOf(run.flags & ~MAX_FLAGS);
    out.byte(run.fromEnd | (Math.max(0, situation) << SITUATION_SHIFT)).byte(run.surfaces.length);
    // Without an iterator: this runs for every word of every run.
    for (let i = 0; i < run.surfaces.length; i++)
      out.varint((run.surfaces[i] ?? 0) * 8 + (run.gaps[i] ?? 0));
  }
  out.byte(phrases.length);
  for (const { words, count } of phrases) {
    out.byte(words.length).varint(count);
    for (const word of words) out.varint(word);
  }
}

/** Bit of a run that is stored once, without title and acronym. */
const PLAIN = 128;
/** All flags of the byte that has it. */
const MAX_FLAGS = 127;

function readDocument(reader: ByteReader, pool: RunPool | undefined): RunDocument {
  const [docnum, print, date] = [reader.varint(), reader.varint(), reader.varint()];
  const tail: number[] = [];
  for (let left = Math.min(TAIL_LEVELS.length, reader.byte()); left > 0; left--)
    tail.push(reader.byte() | (reader.byte() << 8));
  const runs: StoredRun[] = [];
  for (let left = reader.varint(); left > 0; left--) runs.push(readRun(reader, pool));
  const phrases: StoredPhrase[] = [];
  for (let left = reader.byte(); left > 0; left--) {
    const length = reader.byte();
    const count = reader.varint();
    phrases.push({ words: Array.from({ length }, () => reader.varint()), count });
  }
  return { docnum, print, date, tail, runs, phrases };
}

function readRun(reader: ByteReader, pool: RunPool | undefined): StoredRun {
  const bits = reader.byte();
  const plain = (bits & PLAIN) !== 0;
  const count = plain ? 1 : reader.varint();
  const title = plain ? 0 : reader.varint();
  const acronym = plain ? 0 : reader.varint();
  const place = reader.byte();
  const length = reader.byte();
  const run = pool?.take(length) ?? newRun(length);
  run.flags = (bits & ~PLAIN) | (situationsOf(length)[place >>> SITUATION_SHIFT] ?? 0);
  run.count = count;
  run.title = title;
  run.acronym = acronym;
  run.fromEnd = place & ((1 << SITUATION_SHIFT) - 1);
  for (let i = 0; i < length; i++) {
    const token = reader.varint();
    run.surfaces[i] = Math.floor(token / 8);
    run.gaps[i] = token % 8;
  }
  return run;
}
