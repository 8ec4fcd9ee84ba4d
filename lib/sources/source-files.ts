import type { SourceRecord } from './source-record';
import { recordOfLine, recordOfText } from './source-record';
import { decodeText } from './decode-text';
import { LineTooLongError, readLines } from '@/lib/base/lines';
import { err, type Result } from '@/lib/base/result';

/** A file that documents are read from. */
export type SourceFile = {
  /** Relative, with `/`; without the folder that was picked. It becomes part of the source ids. */
  readonly path: string;
  readonly blob: Blob;
};

/** A part of the input that is no document, where it is and what is wrong with it. */
export type SourceProblem = { readonly where: string; readonly message: string };

/** Largest text file and longest line of JSON, bytes. */
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** Whether `path` is of a kind that documents are read from, by its ending. */
export function isSourcePath(path: string): boolean {
  return /\.(txt|jsonl|ndjson)(\.gz)?$/i.test(path);
}

/** The records of one file in order, with its problems among them. It never throws for content. */
export async function* readRecords(
  file: SourceFile,
  signal?: AbortSignal,
): AsyncGenerator<Result<SourceRecord, SourceProblem>> {
  const isText = /\.txt(\.gz)?$/i.test(file.path);
  try {
    if (isText) yield await readTextFile(file, signal);
    else yield* readJsonLines(file, signal);
  } catch (error) {
    signal?.throwIfAborted();
    yield err({ where: file.path, message: messageOf(error) });
  }
}

async function readTextFile(
  file: SourceFile,
  signal?: AbortSignal,
): Promise<Result<SourceRecord, SourceProblem>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const piece of openStream(file, signal)) {
    length += piece.length;
    if (length > MAX_DOCUMENT_BYTES) return err({ where: file.path, message: tooLong('The file') });
    pieces.push(new Uint8Array(piece));
  }
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  const { text } = decodeText(bytes);
  if (isBinary(text))
    return err({ where: file.path, message: 'The file is not text. It was left out.' });
  return recordOfText(file.path, text);
}

async function* readJsonLines(
  file: SourceFile,
  signal?: AbortSignal,
): AsyncGenerator<Result<SourceRecord, SourceProblem>> {
  try {
    for await (const line of readLines(openStream(file, signal), MAX_DOCUMENT_BYTES)) {
      if (line.text?.trim() === '') continue;
      yield recordOfLine(file.path, line);
    }
  } catch (error) {
    if (!(error instanceof LineTooLongError)) throw error;
    yield err({ where: `${file.path}, line ${error.line}`, message: tooLong('The line') });
  }
}

function openStream(file: SourceFile, signal?: AbortSignal): ReadableStream<Uint8Array> {
  const stream: ReadableStream<Uint8Array<ArrayBuffer>> = file.blob.stream();
  const plain = /\.gz$/i.test(file.path)
    ? stream.pipeThrough(new DecompressionStream('gzip'))
    : stream;
  return signal ? plain.pipeThrough(new TransformStream(), { signal }) : plain;
}

function tooLong(what: string): string {
  return `${what} is longer than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MB. It and what follows were left out; split it into documents.`;
}

/** NULs, or a tenth of characters that mean nothing, are no text. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 4000);
  // oxlint-disable-next-line no-control-regex -- control characters are what this counts
  const odd = sample.match(/[\0-\x08\x0e-\x1f\ufffd]/g)?.length ?? 0;
  return odd > sample.length / 10;
}

function messageOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : 'unknown reason';
  return `It cannot be read (${reason}). What was read before counts; the rest was left out.`;
}
