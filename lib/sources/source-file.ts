/** A file that documents are read from. */
export type SourceFile = {
  /** Relative, with `/`; without the folder that was picked. It becomes part of the source ids. */
  readonly path: string;
  readonly blob: Blob;
};

/** A file that may be inside a zip: what readers of formats get. */
export type SourceContent = {
  readonly path: string;
  /** Bytes as stored; unpacked ones may be more. */
  readonly size: number;
  /** Its bytes, from the start, unpacked when it is gzipped. */
  stream(signal?: AbortSignal): ReadableStream<Uint8Array<ArrayBuffer>>;
};

/** Largest document, and longest line of JSON, bytes. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** A problem with a source that ends its reading. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/** `file` as readers get it. */
export function contentOf(file: SourceFile): SourceContent {
  return contentOfStream(file.path, file.blob.size, (signal) => {
    const stream: ReadableStream<Uint8Array<ArrayBuffer>> = file.blob.stream();
    return signal ? stream.pipeThrough(new TransformStream(), { signal }) : stream;
  });
}

/** The content at `path` whose stored bytes `open` gives; gzipped ones are unpacked, whatever it is called. */
export function contentOfStream(
  path: string,
  size: number,
  open: (signal?: AbortSignal) => ReadableStream<Uint8Array<ArrayBuffer>>,
): SourceContent {
  return { path, size, stream: (signal) => unpacked(open(signal)) };
}

const GZIP = [0x1f, 0x8b] as const;

/** `stream` as it is, or unpacked where it begins as gzip does. */
function unpacked(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  let rest: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      rest ??= await begun(reader);
      const { value, done } = await rest.read();
      if (value) controller.enqueue(value);
      if (done) controller.close();
    },
    cancel: (reason) => (rest ?? reader).cancel(reason),
  });
}

async function begun(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
): Promise<ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>> {
  const head = await reader.read();
  const whole = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      if (head.value) controller.enqueue(head.value);
      if (head.done) controller.close();
    },
    async pull(controller) {
      const { value, done } = await reader.read();
      if (value) controller.enqueue(value);
      if (done) controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const isGzip = GZIP.every((byte, n) => head.value?.[n] === byte);
  return (isGzip ? whole.pipeThrough(new DecompressionStream('gzip')) : whole).getReader();
}

/** All bytes of `content`. @throws {SourceError} when there are more than `maxBytes` */
export async function readAll(
  content: SourceContent,
  signal?: AbortSignal,
  maxBytes = MAX_DOCUMENT_BYTES,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const piece of content.stream(signal)) {
    length += piece.length;
    if (length > maxBytes) throw new SourceError(tooLong('The file', maxBytes));
    pieces.push(new Uint8Array(piece));
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** What is said of a document beyond the bound. */
export function tooLong(what: string, maxBytes = MAX_DOCUMENT_BYTES): string {
  return `${what} is longer than ${maxBytes / 1024 / 1024} MB. It and what follows were left out; split it into documents.`;
}
