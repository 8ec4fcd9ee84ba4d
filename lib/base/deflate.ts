/** `bytes` deflated (raw), by the platform's own codec. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return through(bytes, new CompressionStream('deflate-raw'), Infinity);
}

/**
 * `bytes` inflated (raw).
 *
 * @param limit most bytes that may come out
 * @throws {RangeError} when more would; {TypeError} when the data is damaged
 */
export async function inflate(bytes: Uint8Array, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  return through(bytes, new DecompressionStream('deflate-raw'), limit);
}

async function through(
  bytes: Uint8Array,
  codec: { readable: ReadableStream<Uint8Array>; writable: WritableStream<BufferSource> },
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = codec.writable.getWriter();
  // A failed write shows up at the reader too; one report of it is enough.
  writer.write(new Uint8Array(bytes)).catch(() => undefined);
  writer.close().catch(() => undefined);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of codec.readable) {
    length += part.length;
    if (length > limit)
      throw new RangeError(`Backfile: more than ${limit} bytes came out of compressed data`);
    parts.push(part);
  }
  const all = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
