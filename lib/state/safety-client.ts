import type { Result } from '@/lib/base/result';
import type { ImportProblem } from '@/lib/model/answers';
import type {
  LibraryJobOptions,
  LibraryCheck,
  LibraryMended,
  RestorePreview,
} from '@/lib/model/backup';

/** What the library page asks so that nothing is lost. */
export type SafetyClient = {
  /** Writes the whole library to a file in private storage; whoever gets it saves it. */
  backup(options: LibraryJobOptions): Promise<Result<File, ImportProblem>>;
  /** Reads all of a backup and says what restoring it would change. */
  previewRestore(
    file: File,
    options: LibraryJobOptions,
  ): Promise<Result<RestorePreview, ImportProblem>>;
  restore(file: File, options: LibraryJobOptions): Promise<Result<null, ImportProblem>>;
  check(options: LibraryJobOptions): Promise<Result<LibraryCheck, ImportProblem>>;
  /** Makes anew what a check found damaged. */
  mend(options: LibraryJobOptions): Promise<Result<LibraryMended, ImportProblem>>;
  /** Archives that were here and are gone without anybody's having removed them. */
  missing(): Promise<readonly MissingArchive[]>;
  /** Takes note that they are gone. */
  forgetMissing(): Promise<unknown>;
  /** Whether the browser keeps the library when the disk is full; false when it may evict it. */
  isKept(): Promise<boolean>;
  /** Asks the browser to keep it; to be called from a click. */
  keep(): Promise<boolean>;
};

/** An archive that should be there. */
export type MissingArchive = { readonly name: string; readonly documents: number };
