import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { crc32 } from '@/lib/base/crc32';
import { reasonOf, ZipError } from './zip-problem';

/** Hears of the bytes of an entry, and may refuse them by throwing. */
export type EntryWatcher = {
  /** The next bytes. */
  add(chunk: Uint8Array): void;
  /** All bytes were there, as many as the entry declares. */
  finish(): void;
};

/**
 * The inflated bytes of `entry`. It fails with a `ZipError` at the first byte too many, at the end
 * when bytes miss or the checksum is another, and with whatever `watcher` throws.
 */
export function streamEntry(
  entry: FileEntry,
  signal?: AbortSignal,
  watcher?: EntryWatcher,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const stop = new AbortController();
  const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const inflated = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>();
  const pumped = entry
    // The checksum is compared here: the library's own way is slow where small integers have 31 bits.
    .getData(inflated.writable, { signal: both, checkSignature: false, useWebWorkers: false })
    .then(
      () => undefined,
      (error: unknown) => asProblem(error, entry.filename, both),
    );
  // A pump that fails before it writes leaves its reader waiting for ever.
  const failed = new Promise<{ done: true; value: undefined }>((resolve) => {
    void pumped.then((problem) => problem && resolve({ done: true, value: undefined }));
  });
  const reader = inflated.readable.getReader();
  const { filename, uncompressedSize, signature } = entry;
  let [length, checksum] = [0, 0];
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const read = reader.read().catch(() => ({ done: true, value: undefined }));
      const { done, value } = await Promise.race([read, failed]);
      if (value) {
        length += value.length;
        if (length > uncompressedSize)
          throw new ZipError(
            'damaged',
            filename,
            `it holds more than the ${uncompressedSize} bytes it declares`,
          );
        checksum = crc32(value, checksum);
        watcher?.add(value);
        return controller.enqueue(value);
      }
      const problem = await pumped;
      if (problem) throw problem;
      if (length !== uncompressedSize)
        throw new ZipError(
          'damaged',
          filename,
          `it holds ${length} bytes and declares ${uncompressedSize}`,
        );
      if (checksum !== signature)
        throw new ZipError('damaged', filename, 'its checksum is not the one in the zip');
      watcher?.finish();
      return done ? controller.close() : undefined;
    },
    cancel() {
      stop.abort();
    },
  });
}

function asProblem(error: unknown, where: string, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof ZipError) return error;
  return new ZipError('damaged', where, `it cannot be unpacked (${reasonOf(error)})`);
}
