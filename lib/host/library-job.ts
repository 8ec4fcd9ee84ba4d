import { err, ok, type Result } from '@/lib/base/result';
import type { ImportProblem } from '@/lib/model/answers';
import type { ArchiveId } from '@/lib/model/archive';
import type {
  LibraryJobOptions,
  LibraryCheck,
  LibraryMended,
  RestorePreview,
} from '@/lib/model/backup';
import { createPreparedFile } from '@/lib/platform/prepared-files';
import { exportArchive } from '@/lib/services/export-archive';
import type { ImportPorts } from '@/lib/services/import-ports';
import { problemOf } from '@/lib/services/import-problem';
import { previewRestore, restoreBackup } from '@/lib/services/restore-backup';
import { mendLibrary, verifyLibrary } from '@/lib/services/verify-library';
import { writeBackup } from '@/lib/services/write-backup';

/** Long work on the whole library, done in the worker. */
export type LibraryJob =
  | { readonly kind: 'backup'; readonly settings: unknown; readonly createdAt: string }
  | { readonly kind: 'export'; readonly archive: ArchiveId; readonly name: string }
  | { readonly kind: 'preview-restore'; readonly source: Blob }
  | { readonly kind: 'restore'; readonly source: Blob }
  | { readonly kind: 'check' }
  | { readonly kind: 'mend' };

/** What each comes to. */
export type LibraryJobResult = {
  readonly backup: File;
  readonly export: File;
  readonly 'preview-restore': RestorePreview;
  /** The settings that were backed up. */
  readonly restore: { readonly settings: unknown };
  readonly check: LibraryCheck;
  readonly mend: LibraryMended;
};

/** Runs `job`; a failure is a problem that says what. */
export async function runLibraryJob(
  job: LibraryJob,
  ports: ImportPorts,
  options: LibraryJobOptions,
): Promise<Result<LibraryJobResult[LibraryJob['kind']], ImportProblem>> {
  try {
    return await run(job, ports, options);
  } catch (error) {
    return err(problemOf(error, options.signal));
  }
}

async function run(
  job: LibraryJob,
  ports: ImportPorts,
  options: LibraryJobOptions,
): Promise<Result<LibraryJobResult[LibraryJob['kind']], ImportProblem>> {
  const { store } = ports;
  const { onProgress, signal } = options;
  switch (job.kind) {
    case 'backup':
      return ok(await backUp(job, ports, options));
    case 'export':
      return exportOne(job, ports, options);
    case 'preview-restore':
      return previewRestore(job.source, ports, options);
    case 'restore':
      return restoreBackup(job.source, ports, options);
    case 'check':
      return ok(
        await verifyLibrary(store, (done, expected) => onProgress({ done, expected }), signal),
      );
    case 'mend':
      return ok(await mendLibrary(store, signal));
  }
}

async function backUp(
  { settings, createdAt }: Extract<LibraryJob, { kind: 'backup' }>,
  { store }: ImportPorts,
  options: LibraryJobOptions,
): Promise<File> {
  const name = `backfile-${createdAt.slice(0, 10)}.zip`;
  const target = await createPreparedFile(name, { folder: 'written' });
  await writeBackup(store, { settings, createdAt }, target.sink, options);
  return target.file();
}

async function exportOne(
  { archive, name }: Extract<LibraryJob, { kind: 'export' }>,
  { store }: ImportPorts,
  options: LibraryJobOptions,
): Promise<Result<File, ImportProblem>> {
  const target = await createPreparedFile(name, { folder: 'exported' });
  try {
    const manifest = await exportArchive(store, archive, target.sink, options);
    return manifest ? ok(await target.file()) : err(GONE);
  } catch (error) {
    // Nothing half written stays behind; a sink that was given up already is left as it is.
    await target.sink.abort(error).catch(() => undefined);
    throw error;
  }
}

const GONE: ImportProblem = {
  kind: 'failed',
  message: 'The archive is not in the library any more. Nothing was written.',
};
