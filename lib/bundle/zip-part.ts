import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';

/** A file of a zip as a manifest names it. */
export type ZipPart = {
  readonly path: string;
  readonly bytes: number;
  /** 64 hex digits. */
  readonly sha256: string;
};

/** Adds one file to a zip; its size and hash are known when it was written. */
export async function addZipPart(
  zip: ZipWriter<unknown>,
  part: { readonly path: string; readonly isStored?: boolean },
  bytes: AsyncIterable<Uint8Array>,
): Promise<ZipPart> {
  const hash = sha256.create();
  let length = 0;
  const chunks = bytes[Symbol.asyncIterator]();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) return controller.close();
      hash.update(next.value);
      length += next.value.length;
      controller.enqueue(next.value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
  await zip.add(part.path, stream, { level: part.isStored ? 0 : 6 });
  return { path: part.path, bytes: length, sha256: bytesToHex(hash.digest()) };
}
