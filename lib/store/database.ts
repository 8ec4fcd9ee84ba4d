import { Dexie, type Table } from 'dexie';
import type { SourceId } from '@/lib/model/document';
import type { ArchiveId, ArchiveInfo } from '@/lib/model/archive';
import type { Correction, CorrectionId } from '@/lib/model/correction';
import type { Kept, KeptId } from '@/lib/model/kept';
import type { Generation, SegmentId } from '@/lib/model/segment';
import type { ArchiveNews, UpdateChoice } from '@/lib/model/updates';
import { DATABASE_NAME, DATABASE_VERSION } from './database-version';
import { connectDirectly, type DirectConnection } from './direct-connection';

/** An archive of this library, by id. `generation` is the one field that a flip changes. */
export type ArchiveRecord = {
  readonly id: ArchiveId;
  readonly enabled: boolean;
  /** Place in the reader's order, ascending; gaps are fine. */
  readonly order: number;
  readonly isStarter: boolean;
  /** ms since 1970; absent while it is in use. */
  readonly trashedAt?: number;
  /** Id of the shown generation. */
  readonly generation: number;
  /** How the reader keeps it up to date; absent until they agreed to ask an address. */
  readonly updates?: UpdateChoice;
  /** What updates brought that was not seen yet; absent when there is nothing. */
  readonly news?: ArchiveNews;
  /** The documents of `news`, where they are few enough to be told one by one. */
  readonly newIds?: readonly SourceId[];
  /** Id of a generation whose segments could not be merged. */
  readonly unmerged?: number;
  /** Id of a generation with a row that could not be read: it is to be checked and mended. */
  readonly suspect?: number;
  /** Id of a generation that could not be mended: its documents themselves are damaged. */
  readonly broken?: number;
};

/** A generation, from its first row being written to its last row being swept. */
export type GenerationRecord = {
  readonly id: number;
  readonly archive: ArchiveId;
  /** When it came into its state, ms since 1970. */
  readonly since: number;
} & (
  | { readonly state: 'staged' }
  | { readonly state: 'shown'; readonly generation: Generation }
  /** No longer shown, or given up before it was: its rows wait for the sweep. */
  | { readonly state: 'retired'; readonly generation?: Generation }
);

/** A segment's number is the auto-incremented key: it is never given twice. */
export type SegmentRecord = {
  readonly id: SegmentId;
  /** The generation that it was written for; later ones may list it too. */
  readonly generation: number;
};

/** Journal of one import: there from its first step until it is complete, cancelled or discarded. */
export type ImportRecord = {
  readonly id: number;
  /** The file's name. */
  readonly name: string;
  /** ms since 1970. */
  readonly startedAt: number;
  readonly archive: ArchiveInfo;
  readonly isStarter: boolean;
  /** It came with the extension and is started again by itself. */
  readonly isPackaged: boolean;
  /** A new signer's key that a person said is right. */
  readonly acceptedKey?: string | undefined;
  /** Bytes of the source; 0 until it is copied whole. */
  readonly sourceBytes: number;
  /** The generation being staged; 0 before there is one. */
  readonly generation: number;
  /** Documents whose rows are written. */
  readonly documents: number;
};

/** Journal of one merge of segments: there from its first slice until it is shown or given up. */
export type MergeRecord = {
  readonly id: number;
  readonly archive: ArchiveId;
  /** The generation whose segments are merged, and the one being staged. */
  readonly base: number;
  readonly generation: number;
  /** The segment being written. */
  readonly target: SegmentId;
  /** Index of the first segment that is merged, and how many are. */
  readonly first: number;
  readonly count: number;
  /** How far it is; undefined before the first slice. */
  readonly state?: unknown;
};

/** Segment, part number (see SEGMENT_PARTS), n. */
export type RowKey = [segment: number, part: number, n: number];

/** What is stored before the database numbers it. */
type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

/** The tables of the library. */
export class LibraryDatabase extends Dexie {
  readonly archives: Table<ArchiveRecord, ArchiveId>;
  readonly generations: Table<
    GenerationRecord,
    number,
    GenerationRecord | Unnumbered<GenerationRecord>
  >;
  readonly segments: Table<SegmentRecord, SegmentId, Unnumbered<SegmentRecord>>;
  /** Bytes under outbound keys: a row carries no copy of its key. */
  readonly rows: Table<Uint8Array, RowKey>;
  readonly imports: Table<ImportRecord, number, Unnumbered<ImportRecord>>;
  readonly merges: Table<MergeRecord, number, Unnumbered<MergeRecord>>;
  readonly corrections: Table<Correction, CorrectionId>;
  readonly kept: Table<Kept, KeptId>;
  /** For what is read first and most. */
  readonly direct: DirectConnection;

  constructor(name: string) {
    // No query cache: rows are large and immutable, and their readers keep what they need.
    super(name, {
      cache: 'disabled',
      chromeTransactionDurability: 'relaxed',
    });
    this.direct = connectDirectly(name);
    // One version is enough: Dexie compares the database, whatever its form, with the newest one.
    this.version(DATABASE_VERSION).stores({
      archives: 'id',
      generations: '++id, archive, state',
      segments: '++id, generation',
      rows: '',
      imports: '++id',
      corrections: 'id',
      merges: '++id',
      kept: 'id, [kind+at]',
    });
    this.archives = this.table('archives');
    this.generations = this.table('generations');
    this.segments = this.table('segments');
    this.rows = this.table('rows');
    this.imports = this.table('imports');
    this.merges = this.table('merges');
    this.corrections = this.table('corrections');
    this.kept = this.table('kept');
  }
}

/**
 * The library's database. It opens itself at first use.
 *
 * @param name another one for a test
 */
export function openDatabase(name = DATABASE_NAME): LibraryDatabase {
  return new LibraryDatabase(name);
}
