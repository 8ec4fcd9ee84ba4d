import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { ZipError } from './zip-problem';

const LOCAL_HEADER_BYTES = 30;
const LOCAL_HEADER_SIGNATURE = 0x0403_4b50;
const NAME_LENGTH_AT = 26;
const EXTRA_LENGTH_AT = 28;

/**
 * The bytes of `entry` as they lie in the zip `blob`: deflated where it is deflated. Nothing is read
 * of them yet; whoever reads them compares them with a hash.
 *
 * @throws {ZipError} when it is not where the zip says
 */
export async function storedBytes(blob: Blob, entry: FileEntry): Promise<Blob> {
  const { offset, compressedSize, filename } = entry;
  const header = await blob.slice(offset, offset + LOCAL_HEADER_BYTES).arrayBuffer();
  const view = new DataView(header);
  if (header.byteLength < LOCAL_HEADER_BYTES || view.getUint32(0, true) !== LOCAL_HEADER_SIGNATURE)
    throw new ZipError('damaged', filename, 'it is not where the zip says');
  const names = view.getUint16(NAME_LENGTH_AT, true) + view.getUint16(EXTRA_LENGTH_AT, true);
  const start = offset + LOCAL_HEADER_BYTES + names;
  const stored = blob.slice(start, start + compressedSize);
  if (stored.size !== compressedSize)
    throw new ZipError('damaged', filename, 'the zip ends within it');
  return stored;
}
