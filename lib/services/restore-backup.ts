import { err, ok, type Result } from '@/lib/base/result';
import type { ArchiveRow, ImportProblem } from '@/lib/model/answers';
import type { LibraryJobOptions, RestoredArchive, RestorePreview } from '@/lib/model/backup';
import type { RowSink, SegmentEntry } from '@/lib/model/segment';
import type { LibraryStore } from '@/lib/store/library-store';
import { stageGeneration } from '@/lib/store/staging';
import { type RestoredOwn, showRestored, type WholeArchive } from '@/lib/store/whole-library';
import { BACKUP_MANIFEST, type BackupManifest } from './backup-schema';
import type { GivenProblem } from './check-correction';
import { correctionsFromText } from './correction-file';
import type { ImportPorts } from './import-ports';
import { keptFromText } from './kept-file';
import { BUSY, noSpace, problemOf } from './import-problem';
import { sweepIfPossible } from './tidy-library';
import { openBackup, type BackupReader } from './open-backup';

/** Restored generations belong to no import. */
const NO_IMPORT = 0;
/**
 * How long an import that runs is waited for, ms: after a loss the archives that came with Backfile are
 * brought in again by themselves, in the very moment in which a reader restores.
 */
const PATIENCE_MS = 60_000;

type Ports = Pick<ImportPorts, 'store' | 'freeSpace'>;
type BackedUp = BackupManifest['archives'][number];

/**
 * Reads all of a backup, compares it with its hashes, and says what restoring it would change.
 * Nothing is written.
 */
export async function previewRestore(
  source: Blob,
  { store, freeSpace }: Ports,
  { onProgress, signal }: LibraryJobOptions,
): Promise<Result<RestorePreview, ImportProblem>> {
  try {
    const opened = await openBackup(source);
    if (!opened.ok) return opened;
    const backup = opened.value;
    const own = ownIn(backup);
    if (!own.ok) return own;
    const free = await freeSpace();
    if (free !== undefined && free < backup.neededBytes)
      return err(noSpace(backup.neededBytes, free));
    const follow = follower(backup, onProgress);
    for (const path of pathsOf(backup))
      for await (const row of backup.rows(path, signal)) follow(row.bytes.length);
    return ok(differenceOf(backup, await store.archives(), own.value));
  } catch (error) {
    return err(problemOf(error, signal));
  }
}

/**
 * Writes what a backup holds aside, checking it again, and shows all of it in one step. Archives that
 * it does not have stay. Whatever comes between leaves the library as it was. What an earlier version
 * backed up is shown with the rows that it made; tending the library makes them anew.
 *
 * @param patienceMs how long an import that runs is waited for, ms
 * @returns the settings that were backed up, as they were stored
 */
export async function restoreBackup(
  source: Blob,
  { store }: Ports,
  options: LibraryJobOptions,
  patienceMs = PATIENCE_MS,
): Promise<Result<{ readonly settings: unknown }, ImportProblem>> {
  const { signal } = options;
  const alone = await store.locks.asImport(
    () => restoreAlone(source, store, options),
    AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
  );
  if (!alone) return err(signal.aborted ? problemOf(signal.reason, signal) : BUSY);
  const result = alone.value;
  await sweepIfPossible(store);
  return result;
}

async function restoreAlone(
  source: Blob,
  store: LibraryStore,
  { onProgress, signal }: LibraryJobOptions,
): Promise<Result<{ readonly settings: unknown }, ImportProblem>> {
  try {
    const opened = await openBackup(source);
    if (!opened.ok) return opened;
    const backup = opened.value;
    const own = ownIn(backup);
    if (!own.ok) return own;
    const follow = follower(backup, onProgress);
    const restored: WholeArchive[] = [];
    for (const archive of backup.manifest.archives)
      restored.push(await stage(archive, backup, { store, follow, signal }));
    signal.throwIfAborted();
    await showRestored(store.base, restored, own.value);
    return ok({ settings: backup.manifest.settings });
  } catch (error) {
    return err(problemOf(error, signal));
  }
}

type Staged = {
  readonly store: LibraryStore;
  readonly follow: (bytes: number) => void;
  readonly signal: AbortSignal;
};

async function stage(
  { generation, ...record }: BackedUp,
  backup: BackupReader,
  { store, follow, signal }: Staged,
): Promise<WholeArchive> {
  const { id } = generation.archive;
  const staging = await stageGeneration(store.base, { archive: id, importId: NO_IMPORT });
  const copy = async (path: string, sink: RowSink): Promise<void> => {
    for await (const row of backup.rows(path, signal)) {
      await sink.put(row);
      follow(row.bytes.length);
    }
  };
  const segments: SegmentEntry[] = [];
  for (const [n, { rows, ...entry }] of generation.segments.entries()) {
    const target =
      n === 0
        ? { id: staging.documents, sink: staging.documentsSink }
        : await staging.openSegment();
    await copy(rows, target.sink);
    segments.push({ ...entry, id: target.id });
  }
  await copy(generation.names, staging.namesSink);
  await staging.flush();
  return {
    kept: { id, ...record },
    generation: { ...generation, id: staging.generation, segments, names: staging.names },
  };
}

function pathsOf({ manifest }: BackupReader): string[] {
  return manifest.archives.flatMap(({ generation }) => [
    ...generation.segments.map(({ rows }) => rows),
    generation.names,
  ]);
}

function ownIn({ manifest }: BackupReader): Result<RestoredOwn, ImportProblem> {
  const corrections = correctionsFromText(manifest.corrections);
  if ('message' in corrections) return err(unreadable('corrections', corrections));
  const kept = manifest.kept === undefined ? [] : keptFromText(manifest.kept);
  return 'message' in kept ? err(unreadable('pins and notes', kept)) : ok({ corrections, kept });
}

function unreadable(what: string, { where, message }: GivenProblem): ImportProblem {
  const words = `The ${what} in the backup cannot be read (${where}: ${message}). Nothing was changed.`;
  return { kind: 'damaged', where: BACKUP_MANIFEST, message: words };
}

function follower(
  { bytes: expected }: BackupReader,
  onProgress: LibraryJobOptions['onProgress'],
): (bytes: number) => void {
  let done = 0;
  return (bytes) => {
    done += bytes;
    onProgress({ done: Math.min(done, expected), expected });
  };
}

function differenceOf(
  { manifest, bytes }: BackupReader,
  rows: readonly ArchiveRow[],
  own: RestoredOwn,
): RestorePreview {
  const present = new Map(rows.map((row) => [row.archive.id, row]));
  const archives = manifest.archives.map(({ generation }): RestoredArchive => {
    const { archive, sequence, documents } = generation;
    const { id, name } = archive;
    const row = present.get(id);
    present.delete(id);
    if (!row) return { id, name, sequence, documents, change: 'new' };
    const isSame =
      row.sequence === sequence &&
      row.documents === documents &&
      row.manifestSha256 === generation.manifestSha256;
    const change = isSame ? 'same' : 'other';
    return { id, name, sequence, documents, change, present: row.sequence };
  });
  const stay = [...present.values()].map(({ archive }) => archive.name);
  return {
    createdAt: manifest.createdAt,
    bytes,
    archives,
    stay,
    corrections: own.corrections.length,
  };
}
