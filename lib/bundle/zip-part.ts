import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { crc32 } from '@/lib/base/crc32';

/** The zip's number for deflated files. */
const DEFLATED = 8;

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
  const stream = streamOf(bytes, (chunk) => {
    hash.update(chunk);
    length += chunk.length;
  });
  await zip.add(part.path, stream, { level: part.isStored ? 0 : 6 });
  return { path: part.path, bytes: length, sha256: bytesToHex(hash.digest()) };
}

/** What is known of a file before it is added. */
export type KnownPart = ZipPart & {
  /** CRC-32 of its bytes. */
  readonly crc32: number;
};

/** Reads the bytes of a file for what is to be known of it; they are deflated elsewhere. */
export async function readPart(path: string, bytes: AsyncIterable<Uint8Array>): Promise<KnownPart> {
  const hash = sha256.create();
  let [length, checksum] = [0, 0];
  for await (const chunk of bytes) {
    hash.update(chunk);
    length += chunk.length;
    checksum = crc32(chunk, checksum);
  }
  return { path, bytes: length, sha256: bytesToHex(hash.digest()), crc32: checksum };
}

/** Adds a file whose bytes are `deflated` already. */
export async function addDeflatedPart(
  zip: ZipWriter<unknown>,
  known: KnownPart,
  deflated: AsyncIterable<Uint8Array>,
): Promise<void> {
  await zip.add(known.path, streamOf(deflated), {
    passThrough: true,
    compressionMethod: DEFLATED,
    uncompressedSize: known.bytes,
    crc32: known.crc32,
  });
}

function streamOf(
  bytes: AsyncIterable<Uint8Array>,
  onChunk?: (chunk: Uint8Array) => void,
): ReadableStream<Uint8Array> {
  const chunks = bytes[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) return controller.close();
      onChunk?.(next.value);
      controller.enqueue(next.value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}
