import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { BundleError, damaged } from './bundle-problem';
import { reasonOf } from './zip-entries';

/** What the manifest says that a part is. */
export type ExpectedPart = { readonly bytes: number; readonly sha256: string };

/**
 * The inflated bytes of `entry`. It fails with a `BundleError` at the first byte too many, and at
 * the end when the checksum of the zip, or the size or hash that the manifest gives, is another.
 */
export function streamEntry(
  entry: FileEntry,
  expected: ExpectedPart | undefined,
  signal?: AbortSignal,
): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const inflated = new TransformStream<Uint8Array, Uint8Array>();
  const pumped = entry
    .getData(inflated.writable, { signal: both, checkSignature: true, useWebWorkers: false })
    .then(
      () => undefined,
      (error: unknown) => asProblem(error, entry.filename, both),
    );
  // A pump that fails before it writes leaves its reader waiting for ever.
  const failed = new Promise<{ done: true; value: undefined }>((resolve) => {
    void pumped.then((problem) => problem && resolve({ done: true, value: undefined }));
  });
  const reader = inflated.readable.getReader();
  const verifier = createVerifier(entry, expected);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const read = reader.read().catch(() => ({ done: true, value: undefined }));
      const { done, value } = await Promise.race([read, failed]);
      if (value) {
        verifier.add(value);
        return controller.enqueue(value);
      }
      const problem = await pumped;
      if (problem) throw problem;
      verifier.finish();
      return done ? controller.close() : undefined;
    },
    cancel() {
      stop.abort();
    },
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
  for await (const chunk of streamEntry(entry, expected)) {
    all.set(chunk, length);
    length += chunk.length;
  }
  return all;
}

function createVerifier(
  entry: FileEntry,
  expected: ExpectedPart | undefined,
): { add(chunk: Uint8Array): void; finish(): void } {
  const { filename, uncompressedSize } = entry;
  const hash = expected && sha256.create();
  let length = 0;
  return {
    add(chunk) {
      length += chunk.length;
      if (length > uncompressedSize)
        throw damaged(filename, `it holds more than the ${uncompressedSize} bytes it declares`);
      hash?.update(chunk);
    },
    finish() {
      if (length !== uncompressedSize)
        throw damaged(filename, `it holds ${length} bytes and declares ${uncompressedSize}`);
      if (!expected || !hash) return;
      if (length !== expected.bytes)
        throw damaged(filename, `it holds ${length} bytes; the manifest says ${expected.bytes}`);
      if (bytesToHex(hash.digest()) !== expected.sha256)
        throw damaged(filename, 'its SHA-256 is not the one in the manifest');
    },
  };
}

function asProblem(error: unknown, where: string, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof BundleError) return error;
  return damaged(where, `it cannot be unpacked (${reasonOf(error)})`);
}
