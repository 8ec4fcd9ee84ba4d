import * as v from 'valibot';
import { err, ok, type Result } from '@/lib/base/result';
import { BundleError, damaged, notABundle } from '@/lib/bundle/bundle-problem';
import { firstIssue } from '@/lib/bundle/bundle-schema';
import { readEntry, streamPart } from '@/lib/bundle/entry-stream';
import { decodeRows } from '@/lib/bundle/index-rows';
import { asBundleError } from '@/lib/bundle/zip-entries';
import type { ImportProblem } from '@/lib/model/answers';
import type { SegmentRow } from '@/lib/model/segment';
import { ENGINE_ID, isKnownEngine } from '@/lib/segment/directory';
import { unframeRow } from '@/lib/segment/row-frame';
import { openZip, type ZipEntries } from '@/lib/zip/open-zip';
import {
  BACKUP_FORMAT,
  BACKUP_MANIFEST,
  backupSchema,
  backupVersionSchema,
  MAX_BACKUP_MANIFEST_BYTES,
  type BackupManifest,
} from './backup-schema';

/** Most files in a backup. */
const MAX_FILES = 20_001;

/** A backup that was opened: its manifest is checked, its rows are checked as they are read. */
export type BackupReader = {
  readonly manifest: BackupManifest;
  /** Bytes of all rows. */
  readonly bytes: number;
  /** Bytes that restoring takes for a while: rows of an earlier version are made anew beside them. */
  readonly neededBytes: number;
  /**
   * The rows at `path`; each must fit its checksum, and all of them the hash in the manifest.
   * Nothing of them counts before the end was reached.
   */
  rows(path: string, signal?: AbortSignal): AsyncGenerator<SegmentRow>;
};

/** Opens a backup and checks all that can be checked without reading its rows. */
export async function openBackup(blob: Blob): Promise<Result<BackupReader, ImportProblem>> {
  try {
    return ok(await open(blob));
  } catch (error) {
    const problem = asBundleError(error);
    if (problem instanceof BundleError) return err(problem.problem);
    throw error;
  }
}

async function open(blob: Blob): Promise<BackupReader> {
  const entries = await openZip(blob, MAX_FILES);
  const manifest = await readManifest(entries);
  const files = new Map(manifest.files.map((file) => [file.path, file]));
  const wanted = manifest.archives.flatMap(({ generation }) => [
    ...generation.segments.map(({ rows }) => rows),
    generation.names,
  ]);
  for (const path of wanted)
    if (!files.has(path) || !entries.has(path)) throw damaged(path, 'it is missing');
  const ids = manifest.archives.map(({ generation }) => generation.archive.id);
  if (new Set(ids).size !== ids.length) throw damaged(BACKUP_MANIFEST, 'an archive is in it twice');
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  const isOfThisVersion = manifest.archives.every(
    ({ generation }) => generation.engine === ENGINE_ID,
  );
  return {
    manifest,
    bytes,
    neededBytes: isOfThisVersion ? bytes : 2 * bytes,
    rows: (path, signal) => checkedRows(entries, files.get(path), path, signal),
  };
}

async function readManifest(entries: ZipEntries): Promise<BackupManifest> {
  const entry = entries.get(BACKUP_MANIFEST);
  if (!entry)
    throw notABundle(
      `This zip has no ${BACKUP_MANIFEST}, so it is no backup of a library`,
      'Choose a file that Backfile wrote as a backup.',
    );
  const text = new TextDecoder().decode(
    await readEntry(entry, undefined, MAX_BACKUP_MANIFEST_BYTES),
  );
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw damaged(BACKUP_MANIFEST, 'it is not JSON');
  }
  const version = v.safeParse(backupVersionSchema, json);
  if (!version.success) throw damaged(BACKUP_MANIFEST, firstIssue(version.issues));
  if (version.output.format !== BACKUP_FORMAT) throw otherFormat(version.output.format);
  const manifest = v.safeParse(backupSchema, json);
  if (!manifest.success) throw damaged(BACKUP_MANIFEST, firstIssue(manifest.issues));
  const foreign = manifest.output.archives.find(
    ({ generation }) => !isKnownEngine(generation.engine),
  );
  if (foreign) throw laterVersion(foreign.generation.engine);
  return manifest.output;
}

function laterVersion(engine: string): BundleError {
  return new BundleError({
    kind: 'newer-format',
    where: BACKUP_MANIFEST,
    message: `This backup is of a later version of Backfile (${engine}; this one writes ${ENGINE_ID}). Update Backfile, and restore it then; nothing was changed.`,
  });
}

function otherFormat(format: number | string): BundleError {
  return new BundleError({
    kind: 'newer-format',
    where: BACKUP_MANIFEST,
    message: `This backup is of another format (${format}) than this version of Backfile reads (${BACKUP_FORMAT}). Restore it with the version that wrote it, and export its archives there; nothing was changed.`,
  });
}

async function* checkedRows(
  entries: ZipEntries,
  file: BackupManifest['files'][number] | undefined,
  path: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<SegmentRow> {
  const entry = entries.get(path);
  if (!entry || !file) throw damaged(path, 'it is missing');
  let hasDirectory = false;
  for await (const row of decodeRows(streamPart(entry, file, signal), path)) {
    unframeRow(row.bytes);
    hasDirectory ||= row.part === 'directory';
    yield row;
  }
  if (!hasDirectory) throw damaged(path, 'it has no directory');
}
