import { ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { encodeIndexRow } from '@/lib/bundle/index-rows';
import { addZipPart, type ZipPart } from '@/lib/bundle/zip-part';
import type { LibraryJobOptions } from '@/lib/model/backup';
import type { SegmentId } from '@/lib/model/segment';
import type { LibraryStore } from '@/lib/store/library-store';
import { openWholeLibrary, type WholeArchive, type WholeLibrary } from '@/lib/store/whole-library';
import { BACKUP_FORMAT, BACKUP_MANIFEST, type BackupManifest } from './backup-schema';
import { correctionsToText } from './correction-file';
import { keptToText } from './kept-file';

/** Rows are gathered to pieces of about so many bytes. */
const PIECE_BYTES = 256 * 1024;

/** What goes into a backup beside the library itself. */
export type BackupExtras = { readonly settings: unknown; readonly createdAt: string };

/**
 * Writes the whole library, as of one moment, to `sink`: archives with the trash, corrections,
 * what the reader keeps, settings. Rows are copied as they are, so what is restored answers alike, byte for byte.
 *
 * @throws what the sink fails with, and the signal's reason; the sink is then aborted
 */
export async function writeBackup(
  store: Pick<LibraryStore, 'base' | 'corrections' | 'kept'>,
  extras: BackupExtras,
  sink: WritableStream<Uint8Array>,
  options: LibraryJobOptions,
): Promise<BackupManifest> {
  const whole = await openWholeLibrary(store.base);
  try {
    const corrections = correctionsToText(await store.corrections.all());
    const kept = keptToText(await store.kept.all());
    const zip = new ZipWriter(sink, {
      useWebWorkers: false,
      keepOrder: true,
      signal: options.signal,
    });
    const { archives, files } = await writeRows(zip, whole, options);
    const manifest: BackupManifest = {
      backfile: 'library',
      format: BACKUP_FORMAT,
      ...extras,
      archives,
      corrections,
      kept,
      files,
    };
    const text = new TextEncoder().encode(`${JSON.stringify(manifest)}\n`);
    await zip.add(BACKUP_MANIFEST, new Blob([text]).stream());
    await zip.close();
    return manifest;
  } catch (error) {
    await sink.abort(error).catch(() => undefined);
    throw error;
  } finally {
    whole.release();
  }
}

async function writeRows(
  zip: ZipWriter<unknown>,
  whole: WholeLibrary,
  { onProgress, signal }: LibraryJobOptions,
): Promise<Pick<BackupManifest, 'archives' | 'files'>> {
  const expected = whole.archives.reduce((sum, { generation }) => sum + generation.bytes, 0);
  const files: ZipPart[] = [];
  const archives: BackupManifest['archives'] = [];
  let done = 0;
  const onBytes = (bytes: number): void => {
    signal.throwIfAborted();
    done += bytes;
    onProgress({ done: Math.min(done, expected), expected });
  };
  const add = async (path: string, segment: SegmentId): Promise<string> => {
    const bytes = rowBytes(whole, segment, onBytes);
    files.push(await addZipPart(zip, { path, isStored: true }, bytes));
    return path;
  };
  for (const [at, archive] of whole.archives.entries())
    archives.push(await entryOf(archive, at, add));
  return { archives, files };
}

async function entryOf(
  { kept, generation }: WholeArchive,
  at: number,
  add: (path: string, segment: SegmentId) => Promise<string>,
): Promise<BackupManifest['archives'][number]> {
  const { id: _archive, updates, ...record } = kept;
  const { id: _id, segments, names, places, ...facts } = generation;
  const written: BackupManifest['archives'][number]['generation']['segments'] = [];
  for (const [n, { id, tombstones, ...entry }] of segments.entries())
    written.push({
      ...entry,
      tombstones: [...tombstones],
      rows: await add(`archives/${at}/segment-${n}.rows`, id),
    });
  return {
    ...record,
    ...(updates && { updates: withoutUndefined(updates) }),
    generation: {
      ...facts,
      segments: written,
      names: await add(`archives/${at}/names.rows`, names),
      ...(places && { places: [...places] }),
    },
  };
}

function withoutUndefined({
  byItself,
  askedAt,
  found,
  tries,
  problem,
  ...rest
}: NonNullable<WholeArchive['kept']['updates']>): NonNullable<
  BackupManifest['archives'][number]['updates']
> {
  return {
    ...rest,
    ...(byItself !== undefined && { byItself }),
    ...(askedAt !== undefined && { askedAt }),
    ...(found !== undefined && { found }),
    ...(tries !== undefined && { tries }),
    ...(problem !== undefined && { problem }),
  };
}

async function* rowBytes(
  whole: WholeLibrary,
  segment: SegmentId,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  for await (const row of whole.rows(segment)) {
    const bytes = encodeIndexRow(row);
    pieces.push(bytes);
    held += bytes.length;
    if (held < PIECE_BYTES) continue;
    onBytes(held);
    yield await new Blob(pieces).bytes();
    [pieces, held] = [[], 0];
  }
  onBytes(held);
  if (held > 0) yield await new Blob(pieces).bytes();
}
