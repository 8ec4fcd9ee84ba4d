import type { SegmentRow } from '@/lib/model/segment';
import { storedBytes } from '@/lib/zip/stored-bytes';
import type { ZipEntries } from '@/lib/zip/open-zip';
import { PARTS, type BundleManifest } from './bundle-schema';
import { decodeIndexRows, decodeTextRows } from './index-rows';
import { checkedPieces } from './stored-hash';
import { asBundleError } from './zip-entries';

const STORED = 0;
const DEFLATED = 8;

/** Everything that a segment is copied from. Each fails with a `BundleError` where it is wrong. */
export type StoredRows = {
  /** The table of blocks, columns and packed words. */
  readonly texts: AsyncIterable<SegmentRow>;
  /** The documents as they lie in the zip, deflated in blocks. */
  readonly deflated: AsyncIterable<Uint8Array>;
  /** The text index. */
  readonly documents: AsyncIterable<SegmentRow>;
  readonly names: AsyncIterable<SegmentRow>;
};

/** Reads files of a bundle as they lie in its zip. */
export type StoredReader = {
  /** The bytes of a stored file whose hash as it lies there is known. */
  bytes(path: string, signal?: AbortSignal): AsyncIterable<Uint8Array> | undefined;
  rows(signal?: AbortSignal): StoredRows | undefined;
};

/** A reader of the files of the zip `blob` as they lie there. */
export function createStoredReader(
  blob: Blob,
  entries: ZipEntries,
  manifest: BundleManifest,
): StoredReader {
  const hashes = new Map(manifest.parts.map(({ path, storedSha256 }) => [path, storedSha256]));
  const read = (
    path: string,
    method: number,
    signal?: AbortSignal,
  ): AsyncIterable<Uint8Array> | undefined => {
    const [entry, expected] = [entries.get(path), hashes.get(path)];
    if (!entry || expected === undefined || entry.compressionMethod !== method) return undefined;
    return pieces(async () => storedBytes(blob, entry), { path, expected }, signal);
  };
  return {
    bytes: (path, signal) => read(path, STORED, signal),
    rows(signal) {
      const texts = read(PARTS.textRows, STORED, signal);
      const deflated = read(PARTS.documents, DEFLATED, signal);
      const documents = read(PARTS.documentRows, STORED, signal);
      const names = read(PARTS.nameRows, STORED, signal);
      if (!manifest.index || !texts || !deflated || !documents || !names) return undefined;
      return {
        texts: decodeTextRows(texts, PARTS.textRows),
        deflated,
        documents: decodeIndexRows(documents, PARTS.documentRows),
        names: decodeIndexRows(names, PARTS.nameRows),
      };
    },
  };
}

async function* pieces(
  open: () => Promise<Blob>,
  part: { readonly path: string; readonly expected: string },
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* checkedPieces(await open(), part, signal);
  } catch (error) {
    throw asBundleError(error);
  }
}
