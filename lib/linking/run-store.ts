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
} as const;
/** Facts that are kept in the byte of `fromEnd`: at most one of them. */
const SITUATIONS = [0, RUN.determined, RUN.placed, RUN.owner];
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

/** Some documents of a segment with the words that their runs are written with. */
export type RunChunk = {
  readonly surfaces: readonly string[];
  readonly titles: readonly string[];
  readonly words: readonly string[];
  readonly documents: readonly RunDocument[];
};

/** `chunk` as a row. */
export async function encodeChunk(chunk: RunChunk): Promise<Uint8Array> {
  const out = new ByteWriter(65_536);
  for (const list of [chunk.surfaces, chunk.titles, chunk.words]) out.string(list.join('\n'));
  out.varint(chunk.documents.length);
  for (const document of chunk.documents) writeDocument(out, document);
  return frameRow(await deflate(out.finish()));
}

/** What `encodeChunk` wrote. @throws {DamagedRowError} for other bytes */
export async function decodeChunk(row: Uint8Array): Promise<RunChunk> {
  return readChunk(await inflateChunk(row));
}

/** The bytes of a row that `readChunk` reads. @throws {DamagedRowError} for other bytes */
export async function inflateChunk(row: Uint8Array): Promise<Uint8Array> {
  try {
    return await inflate(unframeRow(row), MAX_CHUNK_BYTES);
  } catch (error) {
    throw unreadable(error);
  }
}

/** The chunk of inflated bytes, new objects each time. @throws {DamagedRowError} for other bytes */
export function readChunk(bytes: Uint8Array): RunChunk {
  try {
    const reader = new ByteReader(bytes);
    const list = (): string[] => {
      const joined = reader.string();
      return joined === '' ? [] : joined.split('\n');
    };
    const [surfaces, titles, words] = [list(), list(), list()];
    const documents: RunDocument[] = [];
    for (let left = reader.varint(); left > 0; left--) documents.push(readDocument(reader));
    return { surfaces, titles, words, documents };
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(error: unknown): DamagedRowError {
  if (error instanceof DamagedRowError) return error;
  return new DamagedRowError('Backfile: a row of name statistics cannot be read', {
    cause: error,
  });
}

function writeDocument(out: ByteWriter, document: RunDocument): void {
  const { docnum, print, date, tail, runs, phrases } = document;
  out.varint(docnum).varint(print).varint(date).byte(tail.length);
  for (const hash of tail) out.byte(hash & 255).byte(hash >>> 8);
  out.varint(runs.length);
  for (const run of runs) {
    // Nearly every run is like this: one byte says so.
    const plain = run.count === 1 && run.title === 0 && run.acronym === 0;
    out.byte((run.flags & MAX_FLAGS) | (plain ? PLAIN : 0));
    if (!plain) out.varint(run.count).varint(run.title).varint(run.acronym);
    const situation = SITUATIONS.indexOf(run.flags & ~MAX_FLAGS);
    out.byte(run.fromEnd | (Math.max(0, situation) << SITUATION_SHIFT)).byte(run.surfaces.length);
    for (const [i, surface] of run.surfaces.entries()) out.varint(surface * 8 + (run.gaps[i] ?? 0));
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

function readDocument(reader: ByteReader): RunDocument {
  const [docnum, print, date] = [reader.varint(), reader.varint(), reader.varint()];
  const tail: number[] = [];
  for (let left = Math.min(TAIL_LEVELS.length, reader.byte()); left > 0; left--)
    tail.push(reader.byte() | (reader.byte() << 8));
  const runs: StoredRun[] = [];
  for (let left = reader.varint(); left > 0; left--) runs.push(readRun(reader));
  const phrases: StoredPhrase[] = [];
  for (let left = reader.byte(); left > 0; left--) {
    const length = reader.byte();
    const count = reader.varint();
    phrases.push({ words: Array.from({ length }, () => reader.varint()), count });
  }
  return { docnum, print, date, tail, runs, phrases };
}

function readRun(reader: ByteReader): StoredRun {
  const bits = reader.byte();
  const plain = (bits & PLAIN) !== 0;
  const run: StoredRun = {
    flags: bits & ~PLAIN,
    count: plain ? 1 : reader.varint(),
    title: plain ? 0 : reader.varint(),
    acronym: plain ? 0 : reader.varint(),
    fromEnd: reader.byte(),
    surfaces: [],
    gaps: [],
  };
  run.flags |= SITUATIONS[run.fromEnd >>> SITUATION_SHIFT] ?? 0;
  run.fromEnd &= (1 << SITUATION_SHIFT) - 1;
  for (let left = reader.byte(); left > 0; left--) {
    const token = reader.varint();
    run.surfaces.push(Math.floor(token / 8));
    run.gaps.push(token % 8);
  }
  return run;
}
