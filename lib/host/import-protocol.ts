import type { Result } from '@/lib/base/result';
import type { ArchiveRow, ImportPreview, ImportProblem, ImportProgress } from '@/lib/model/answers';
import type { ImportRequest } from '@/lib/services/import-ports';
import type { BackupProgress } from '@/lib/model/backup';
import type { LibraryJob, LibraryJobResult } from './library-job';

/** What the library page posts to the import worker. `call` numbers are the page's own. */
export type ToImportWorker =
  | { readonly kind: 'preview'; readonly call: number; readonly sources: readonly Blob[] }
  | { readonly kind: 'import'; readonly call: number; readonly request: ImportRequest }
  /** Brings the library into good order; there is no answer. */
  | { readonly kind: 'tend' }
  /** Merges for so many ms at most. */
  | { readonly kind: 'merge'; readonly call: number; readonly withinMs: number }
  | { readonly kind: 'job'; readonly call: number; readonly job: LibraryJob }
  /** Ends an import or a job; its answer is the problem `cancelled`. */
  | { readonly kind: 'cancel'; readonly call: number };

/** What the import worker posts back. */
export type FromImportWorker =
  | { readonly kind: 'progress'; readonly call: number; readonly progress: ImportProgress }
  | {
      readonly kind: 'previewed';
      readonly call: number;
      readonly result: Result<ImportPreview, ImportProblem>;
    }
  | {
      readonly kind: 'imported';
      readonly call: number;
      readonly result: Result<ArchiveRow, ImportProblem>;
    }
  | { readonly kind: 'job-progress'; readonly call: number; readonly progress: BackupProgress }
  | {
      readonly kind: 'job-done';
      readonly call: number;
      readonly result: Result<LibraryJobResult[LibraryJob['kind']], ImportProblem>;
    }
  /** A slice of merging is over, and there may be more to merge. */
  | { readonly kind: 'merged'; readonly call: number; readonly isMore: boolean }
  /** Nothing is left to do: the worker may be ended. */
  | { readonly kind: 'idle' };
