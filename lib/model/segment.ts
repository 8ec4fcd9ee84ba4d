import type { Brand } from '@/lib/base/brand';
import type { ArchiveId, ArchiveInfo } from './archive';
import type { SourceId } from './document';

/** Private number of a segment in one library; never reused. */
export type SegmentId = Brand<number, 'SegmentId'>;

/**
 * The parts of a segment. A segment is a small immutable file system: rows of bytes under
 * [part, n]. The numbers are stored: never reuse one.
 */
export const SEGMENT_PARTS = {
  /** One row: the directory, written last; a segment without it does not exist. */
  directory: 0,
  /** Document blocks: about 32 documents each, deflated, with an offset table. */
  documents: 1,
  /** One row: source id → docnum. */
  keys: 2,
  /** Doc-value columns, one row each. */
  columns: 3,
  /** Pages of the sorted vocabulary, with small postings inline. */
  terms: 4,
  /** Large postings, one row a term. */
  postings: 5,
  /** Field lengths. */
  lengths: 6,
  /** The vocabulary alone, for fuzzy search. */
  vocabulary: 7,
  /** Entity blocks. */
  entities: 8,
  /** Large entity postings. */
  entityPostings: 9,
  /** Two rows: the name table that pages are matched against, and how the archive writes its words. */
  names: 10,
  /** Additive token statistics and per-document candidate runs. */
  statistics: 11,
  /** One row: entity id → number. */
  entityIds: 12,
  /** Each document's words as numbers: what the second stage of a search reads instead of texts. */
  words: 13,
} as const;
export type SegmentPart = keyof typeof SEGMENT_PARTS;

/** One immutable row of a segment. */
export type SegmentRow = {
  readonly part: SegmentPart;
  readonly n: number;
  readonly bytes: Uint8Array;
};

/** Takes the rows of a segment being written. The row's bytes must not be changed afterwards. */
export type RowSink = { put(row: SegmentRow): Promise<void> };

/**
 * Reads the rows of one segment.
 *
 * @throws {MissingRowError} for a row that is not there: the generation was replaced, or the store
 * is damaged. It is never read as "nothing".
 */
export type RowReader = {
  get(part: SegmentPart, n: number, signal?: AbortSignal): Promise<Uint8Array>;
  /** In the order asked for, in one transaction. */
  getMany(part: SegmentPart, ns: readonly number[], signal?: AbortSignal): Promise<Uint8Array[]>;
};

/** A place for rows that are read again and then given up. */
export type ScratchRows = RowSink &
  RowReader & {
    /** Resolves when every row put so far can be read. */
    flush(): Promise<void>;
    remove(): Promise<void>;
  };

/** A row that should be there is not: open the library again and retry once. */
export class MissingRowError extends Error {
  override readonly name = 'MissingRowError';
  constructor(part: SegmentPart, n: number) {
    super(`Backfile: row ${n} of part "${part}" is missing`);
  }
}

/** A segment of documents as its generation lists it. */
export type SegmentEntry = {
  readonly id: SegmentId;
  readonly documents: number;
  /** Docnums that no longer count, ascending. */
  readonly tombstones: readonly number[];
  /** How many of them have nothing left but their number; 0 when left out. */
  readonly gaps?: number;
};

/** Where a former segment starts: the index of a segment, and what is added to its docnums. */
export type SegmentPlace = { readonly segment: number; readonly base: number };

/** How much a generation has that the one before it had not. */
export type AddedCounts = {
  /** Documents whose ids are new; changed ones are not among them. */
  readonly documents: number;
  /** Entities whose ids are new. */
  readonly names: number;
};

/** What a generation brought that the one before it had not. */
export type Additions = AddedCounts & {
  /** Ids of the new documents; left out when there are more than can be told one by one. */
  readonly ids?: readonly SourceId[];
};

/** Most new documents that are told from others one by one. */
export const MAX_NEW_IDS = 1_000;

/** One complete imported state of an archive. Immutable once it is shown. */
export type Generation = {
  /** Private number in this library. */
  readonly id: number;
  readonly archive: ArchiveInfo;
  /** The publisher's order of versions: a greater one is newer. */
  readonly sequence: number;
  readonly segments: readonly SegmentEntry[];
  /** The segment that holds entities and the name table over all of `segments`. */
  readonly names: SegmentId;
  /**
   * Where the documents of the segments that `names` speaks of are since segments were merged; when
   * left out, where it says.
   */
  readonly places?: readonly SegmentPlace[];
  /** Name, version and table hash of the analyser that made the terms. */
  readonly analyser: string;
  /** Name and version of the row formats. */
  readonly engine: string;
  readonly documents: number;
  readonly entities: number;
  /** Bytes of all its rows. */
  readonly bytes: number;
  /** When it was shown, ms since 1970. */
  readonly importedAt: number;
  /** How it got here: the file's name or the address. */
  readonly origin: string;
  /** SHA-256 of the manifest of the version that it is: the next delta names it. */
  readonly manifestSha256?: string;
  /**
   * Which documents it has, in whatever order, as a bundle's manifest says it; unknown when left out.
   * Nobody checked what a whole bundle said: a step that builds on it finds out.
   */
  readonly documentsDigest?: string;
  /** What it brought; unknown, or nothing to compare with, when left out. */
  readonly added?: Additions;
  /** The key that signed it, 64 hex digits. */
  readonly signer?: string;
};

/** A generation with readers for its rows. Tombstones apply to `segments[i]` by docnum. */
export type OpenGeneration = {
  readonly generation: Generation;
  readonly segments: readonly RowReader[];
  readonly names: RowReader;
  /** Documents that an update brought and that the reader did not say to have seen. */
  readonly unseen?: ReadonlySet<SourceId>;
};

/** The enabled archives, read in one transaction, in the reader's order. */
export type LibraryView = {
  readonly generations: readonly OpenGeneration[];
  /** Ends the lease: rows may be swept afterwards. */
  release(): void;
};

/** The archive that `view` has under `id`, if any. */
export function generationOf(view: LibraryView, id: ArchiveId): OpenGeneration | undefined {
  return view.generations.find((open) => open.generation.archive.id === id);
}
