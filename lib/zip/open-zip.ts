import {
  BlobReader,
  ERR_UNSAFE_FILENAME,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { reasonOf, ZipError } from './zip-problem';

/** Most bytes that all files together may unpack to. */
const MAX_TOTAL_BYTES = 64 * 1024 ** 3;
/** Text deflates some 3 to 20 times; a file beyond this is a trap. */
const MAX_RATIO = 200;
/** Below this, a high ratio does no harm. */
const RATIO_FLOOR_BYTES = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** The files of a zip by path, checked before anything is inflated. */
export type ZipEntries = ReadonlyMap<string, FileEntry>;

/**
 * Lists the files of the zip in `blob` and refuses a hostile or broken one.
 *
 * @throws {ZipError}
 */
export async function openZip(blob: Blob, maxEntries: number): Promise<ZipEntries> {
  const reader = new ZipReader(new BlobReader(blob), { useWebWorkers: false });
  const entries = new Map<string, FileEntry>();
  let total = 0;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue;
      checkEntry(entry);
      total += entry.uncompressedSize;
      if (total > MAX_TOTAL_BYTES)
        throw new ZipError(
          'too-large',
          undefined,
          `it would unpack to more than ${MAX_TOTAL_BYTES} bytes`,
        );
      if (entries.has(entry.filename))
        throw new ZipError('damaged', entry.filename, 'two files of the zip have this name');
      if (entries.size >= maxEntries)
        throw new ZipError('too-large', undefined, `it has more than ${maxEntries} files`);
      entries.set(entry.filename, entry);
    }
  } catch (error) {
    if (error instanceof ZipError) throw error;
    if (error instanceof Error && error.message === ERR_UNSAFE_FILENAME)
      throw new ZipError('damaged', undefined, 'a path in the zip leads outside of it');
    throw new ZipError('not-a-zip', undefined, reasonOf(error));
  }
  return entries;
}

function checkEntry(entry: FileEntry): void {
  const { filename, uncompressedSize, compressedSize } = entry;
  if (!isPlainPath(filename))
    throw new ZipError(
      'damaged',
      JSON.stringify(filename),
      'a path in the zip leads outside of it',
    );
  if (entry.encrypted)
    throw new ZipError('damaged', filename, 'it is encrypted, and Backfile has no password');
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    throw new ZipError(
      'damaged',
      filename,
      `compression method ${entry.compressionMethod} is not known`,
    );
  if (uncompressedSize > RATIO_FLOOR_BYTES && uncompressedSize > compressedSize * MAX_RATIO)
    throw new ZipError(
      'too-large',
      filename,
      `it would unpack to ${MAX_RATIO} times its size or more`,
    );
}

/** Relative, no `..`, no drive, no backslash, no control characters. */
function isPlainPath(path: string): boolean {
  if (path === '' || path.length > 1024) return false;
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  if (/^\/|^[a-z]:|\\|[\0-\x1f\x7f]/i.test(path)) return false;
  return !path.split('/').some((part) => part === '..' || part === '.');
}
