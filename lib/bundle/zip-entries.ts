import {
  BlobReader,
  ERR_UNSAFE_FILENAME,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { damaged, notABundle, tooLarge } from './bundle-problem';
import { PARTS } from './bundle-schema';

/** Most files in a bundle; format 1 has six. */
const MAX_ENTRIES = 1024;
/** Most bytes that all files together may unpack to. */
const MAX_TOTAL_BYTES = 64 * 1024 ** 3;
/** Text deflates some 3 to 20 times; a file beyond this is a trap. */
const MAX_RATIO = 200;
/** Below this, a high ratio does no harm. */
const RATIO_FLOOR_BYTES = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** The files of a bundle by path, checked before anything is inflated. */
export type ZipEntries = ReadonlyMap<string, FileEntry>;

/**
 * Lists the files of the zip in `blob` and refuses a hostile or broken one.
 *
 * @throws {BundleError}
 */
export async function readZipEntries(blob: Blob): Promise<ZipEntries> {
  const reader = new ZipReader(new BlobReader(blob), { useWebWorkers: false });
  const entries = new Map<string, FileEntry>();
  let total = 0;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue;
      checkEntry(entry);
      total += entry.uncompressedSize;
      if (total > MAX_TOTAL_BYTES)
        throw tooLarge('the bundle', `it would unpack to more than ${MAX_TOTAL_BYTES} bytes`);
      if (entries.has(entry.filename))
        throw damaged(entry.filename, 'two files of the zip have this name');
      if (entries.size >= MAX_ENTRIES)
        throw tooLarge('the bundle', `it has more than ${MAX_ENTRIES} files`);
      entries.set(entry.filename, entry);
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'BundleError') throw error;
    if (error instanceof Error && error.message === ERR_UNSAFE_FILENAME)
      throw damaged('the bundle', 'a path in the zip leads outside of it');
    throw notABundle(
      `This is not a zip file that can be read (${reasonOf(error)})`,
      'Choose a bundle made by `backfile build`, or fetch the file again if it should be one.',
    );
  }
  checkManifestPlace(entries);
  return entries;
}

function checkEntry(entry: FileEntry): void {
  const { filename, uncompressedSize, compressedSize } = entry;
  if (!isPlainPath(filename))
    throw damaged(JSON.stringify(filename), 'a path in the zip leads outside of it');
  if (entry.encrypted) throw damaged(filename, 'it is encrypted, and Backfile has no password');
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    throw damaged(filename, `compression method ${entry.compressionMethod} is not known`);
  if (uncompressedSize > RATIO_FLOOR_BYTES && uncompressedSize > compressedSize * MAX_RATIO)
    throw tooLarge(filename, `it would unpack to ${MAX_RATIO} times its size or more`);
}

/** Relative, no `..`, no drive, no backslash, no control characters. */
function isPlainPath(path: string): boolean {
  if (path === '' || path.length > 1024) return false;
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  if (/^\/|^[a-z]:|\\|[\0-\x1f\x7f]/i.test(path)) return false;
  return !path.split('/').some((part) => part === '..' || part === '.');
}

function checkManifestPlace(entries: ZipEntries): void {
  if (entries.has(PARTS.manifest)) return;
  const nested = [...entries.keys()].find((path) => path.endsWith(`/${PARTS.manifest}`));
  if (nested === undefined)
    throw notABundle(
      `This zip has no ${PARTS.manifest}, so it is not a bundle`,
      'Choose a bundle made by `backfile build`.',
    );
  throw notABundle(
    `${PARTS.manifest} is inside the folder ${nested.slice(0, -PARTS.manifest.length)}`,
    'Zip the files themselves, not the folder around them.',
  );
}

/** What an error says, in one line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 200) : 'unknown';
}
