import type { Result } from '@/lib/base/result';
import type { ImportProblem } from '@/lib/model/answers';
import type { ArchiveInfo } from '@/lib/model/archive';
import type { ColumnChoice, ReadingProgress, SourceReport, SourceSet } from '@/lib/model/sources';

/** What the library page posts to the worker that reads files: once. Ending it cancels. */
export type ToSourceWorker = {
  readonly set: SourceSet;
  readonly archive: ArchiveInfo;
  readonly sequence: number;
  readonly columns: ColumnChoice;
};

/** A bundle that was made of people's files, and what came of them. */
export type PreparedBundle = { readonly file: File; readonly report: SourceReport };

/** What the worker posts back; `prepared` comes last. */
export type FromSourceWorker =
  | { readonly kind: 'progress'; readonly progress: ReadingProgress }
  | { readonly kind: 'prepared'; readonly result: Result<PreparedBundle, ImportProblem> };
