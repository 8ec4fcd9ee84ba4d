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

/** The content at `path` whose stored bytes `open` gives. */
export function contentOfStream(
  path: string,
  size: number,
  open: (signal?: AbortSignal) => ReadableStream<Uint8Array<ArrayBuffer>>,
): SourceContent {
  return {
    path,
    size,
    stream: (signal) =>
      /\.gz$/i.test(path)
        ? open(signal).pipeThrough(new DecompressionStream('gzip'))
        : open(signal),
  };
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
