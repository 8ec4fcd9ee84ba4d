import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { damaged } from './bundle-problem';
import { asBundleError } from './zip-entries';
import { streamEntry, type EntryWatcher } from '@/lib/zip/stream-entry';

/** What the manifest says that a part is. */
export type ExpectedPart = { readonly bytes: number; readonly sha256: string };

/**
 * The inflated bytes of `entry`. It fails with a `BundleError` at the first byte too many, and at
 * the end when the checksum of the zip, or the size or hash that the manifest gives, is another.
 */
export function streamPart(
  entry: FileEntry,
  expected: ExpectedPart | undefined,
  signal?: AbortSignal,
): ReadableStream<Uint8Array> {
  const watcher = expected && createVerifier(entry.filename, expected);
  const reader = streamEntry(entry, signal, watcher).getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        throw asBundleError(error);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** All of a small part. @throws {BundleError} */
export async function readEntry(
  entry: FileEntry,
  expected: ExpectedPart | undefined,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (entry.uncompressedSize > maxBytes)
    throw damaged(
      entry.filename,
      `it has ${entry.uncompressedSize} bytes; ${maxBytes} is the most`,
    );
  const all = new Uint8Array(entry.uncompressedSize);
  let length = 0;
  for await (const chunk of streamPart(entry, expected)) {
    all.set(chunk, length);
    length += chunk.length;
  }
  return all;
}

function createVerifier(filename: string, expected: ExpectedPart): EntryWatcher {
  const hash = sha256.create();
  let length = 0;
  return {
    add(chunk) {
      length += chunk.length;
      hash.update(chunk);
    },
    finish() {
      if (length !== expected.bytes)
        throw damaged(filename, `it holds ${length} bytes; the manifest says ${expected.bytes}`);
      if (bytesToHex(hash.digest()) !== expected.sha256)
        throw damaged(filename, 'its SHA-256 is not the one in the manifest');
    },
  };
}
