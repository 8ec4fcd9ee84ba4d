/** One line of a file. */
export type Line = {
  /** The first line is 1. */
  readonly number: number;
  /** Without its line end; undefined when its bytes are not UTF-8. */
  readonly text: string | undefined;
};

/** A line longer than the bound of its reader. */
export class LineTooLongError extends Error {
  override readonly name = 'LineTooLongError';
  readonly line: number;
  constructor(line: number, maxBytes: number) {
    super(`Backfile: line ${line} is longer than ${maxBytes} bytes`);
    this.line = line;
  }
}

const NEWLINE = 10;
const RETURN = 13;

/**
 * The lines of a stream of UTF-8, in order, empty ones included; the last needs no line end.
 * A byte order mark before the first is left out.
 *
 * @param maxBytes longest line; more is held of the stream at no time
 * @throws {LineTooLongError}; and whatever the stream fails with
 */
export async function* readLines(
  stream: ReadableStream<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let pieces: Uint8Array[] = [];
  let held = 0;
  let number = 1;
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      if (held + end - start > maxBytes) throw new LineTooLongError(number, maxBytes);
      pieces.push(chunk.subarray(start, end));
      yield { number, text: decode(decoder, joined(pieces, held + end - start)) };
      number++;
      pieces = [];
      held = 0;
      start = end + 1;
    }
    if (start === chunk.length) continue;
    held += chunk.length - start;
    if (held > maxBytes) throw new LineTooLongError(number, maxBytes);
    pieces.push(chunk.subarray(start));
  }
  if (held > 0) yield { number, text: decode(decoder, joined(pieces, held)) };
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only) return only;
  const all = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    all.set(piece, offset);
    offset += piece.length;
  }
  return all;
}

function decode(decoder: TextDecoder, bytes: Uint8Array): string | undefined {
  const end = bytes.at(-1) === RETURN ? bytes.length - 1 : bytes.length;
  try {
    return decoder.decode(bytes.subarray(0, end));
  } catch {
    return undefined;
  }
}
