import type { Result } from '@/lib/base/result';
import type {
  ArchiveRow,
  ImportNews,
  ImportPreview,
  ImportProblem,
  ImportProgress,
  InterruptedImport,
} from '@/lib/model/answers';
import type { ArchiveId } from '@/lib/model/archive';
import type { ColumnChoice, ReadingProgress, SourceReport, SourceSet } from '@/lib/model/sources';
import type { LibraryJobOptions } from '@/lib/model/backup';
import type { ClippingsClient } from './clippings-model';
import type { CorrectionsClient } from './corrections-model';
import type { OtherImportClient } from './other-import';
import type { SafetyClient } from './safety-client';
import type { SetsClient } from './sets-model';
import type { UpdatesClient } from './updates-client';

/** What an import left in the library. */
export type ImportOutcome = {
  readonly name: string;
  readonly documents: number;
};

/** How an import is followed and ended. */
export type ImportOptions = {
  readonly onProgress: (progress: ImportProgress) => void;
  /** Aborting it ends the import with the problem `cancelled`; the library stays as it was. */
  readonly signal: AbortSignal;
};

/** How the reading of files is followed, ended and put right. */
export type ReadOptions = {
  readonly onProgress: (progress: ReadingProgress) => void;
  readonly signal: AbortSignal;
  readonly columns: ColumnChoice;
};

/** A bundle that was made of people's files, and what came of them. */
export type PreparedFiles = { readonly file: File; readonly report: SourceReport };

/** An archive that came with the extension, and what people know it by. */
export type PackagedFile = { readonly file: File; readonly name: string };

/** What the library page asks of the rest of Backfile. */
export type LibraryClient = OtherImportClient & {
  /** Every archive in the reader's order, those in the trash included. */
  archives(): Promise<readonly ArchiveRow[]>;
  /** What importing `file` would do; reads its manifest only. */
  preview(file: File, signal: AbortSignal): Promise<Result<ImportPreview, ImportProblem>>;
  /** Makes a bundle of people's files; nothing is imported yet. */
  read(set: SourceSet, options: ReadOptions): Promise<Result<PreparedFiles, ImportProblem>>;
  /** @param acceptedKey a new signer's key that a person said is right */
  importFile(
    file: File,
    options: ImportOptions,
    acceptedKey?: string,
  ): Promise<Result<ImportOutcome, ImportProblem>>;
  /** Archives that came with the extension and were never imported, as files. */
  packaged(): Promise<readonly PackagedFile[]>;
  /** Tells the other pages of ours how an import of this one goes. */
  tellImport(news: ImportNews): void;
  /** Updates from the archives' addresses. */
  readonly updates: UpdatesClient;
  /** Backups, and whether the library is whole. */
  readonly safety: SafetyClient;
  /** Sets of archives. */
  readonly sets: SetsClient;
  /** What the reader said about names. */
  readonly corrections: CorrectionsClient;
  /** Pages and selections that the reader saved. */
  readonly clippings: ClippingsClient;
  interrupted(): Promise<readonly InterruptedImport[]>;
  resume(id: number, options: ImportOptions): Promise<Result<ImportOutcome, ImportProblem>>;
  discard(id: number): Promise<unknown>;
  setEnabled(id: ArchiveId, enabled: boolean): Promise<unknown>;
  /** One place up (-1) or down (1) in the reader's order. */
  move(id: ArchiveId, by: 1 | -1): Promise<unknown>;
  /** Notes that the reader saw what updates brought. */
  markSeen(id: ArchiveId): Promise<unknown>;
  trash(id: ArchiveId): Promise<unknown>;
  restore(id: ArchiveId): Promise<unknown>;
  /** Deletes for good. */
  remove(id: ArchiveId): Promise<unknown>;
  /** Writes an archive to a bundle called `name` in private storage; whoever gets it saves it. */
  exportArchive(
    row: ArchiveRow,
    name: string,
    options: LibraryJobOptions,
  ): Promise<Result<File, ImportProblem>>;
  /** Calls back when the library changed, here or elsewhere, until `signal` is aborted. */
  onChange(callback: () => void, signal: AbortSignal): void;
};
