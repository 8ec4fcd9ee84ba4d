import type { ArchiveId } from './archive';

/** What restoring a backup would do to one archive. */
export type RestoredArchive = {
  readonly id: ArchiveId;
  readonly name: string;
  readonly documents: number;
  readonly sequence: number;
  /** Against the library as it is: not there, the very same, or another version. */
  readonly change: 'new' | 'same' | 'other';
  /** The sequence that the library has. */
  readonly present?: number;
};

/** What restoring a backup would do, shown before it does anything. */
export type RestorePreview = {
  /** ISO 8601. */
  readonly createdAt: string;
  readonly bytes: number;
  readonly archives: readonly RestoredArchive[];
  /** Names of archives that the backup does not have: they stay. */
  readonly stay: readonly string[];
  readonly corrections: number;
};

/** How far a backup or a restore is, in bytes. */
export type BackupProgress = { readonly done: number; readonly expected: number };

/** What a check of the library found. */
export type LibraryCheck = {
  readonly archives: number;
  readonly segments: number;
  /** Names of archives with damaged rows, and how many. */
  readonly damaged: readonly { readonly name: string; readonly rows: number }[];
  /** Segments that belong to nothing. */
  readonly orphans: number;
};

/** What became of damaged archives. */
export type LibraryMended = {
  readonly mended: readonly string[];
  /** Their documents themselves cannot be read: they must be imported anew, or restored. */
  readonly lost: readonly string[];
};

/** How long work on the library is followed and ended. */
export type LibraryJobOptions = {
  readonly onProgress: (progress: BackupProgress) => void;
  readonly signal: AbortSignal;
};
