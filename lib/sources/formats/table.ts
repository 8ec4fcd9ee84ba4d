import Papa from 'papaparse';
import { decodeText } from '@/lib/sources/decode-text';
import { dayOrderOf } from '@/lib/sources/date-order';
import type { DayOrder } from '@/lib/sources/find-date';
import { fieldsOf, numberedId } from '@/lib/sources/record-fields';
import { recordOfMarkup } from '@/lib/sources/record-markup';
import {
  MAX_DOCUMENT_BYTES,
  SourceError,
  tooLong,
  type SourceContent,
} from '@/lib/sources/source-file';
import type { SourceProblem } from '@/lib/model/sources';
import type { ReadFormat } from '@/lib/sources/source-format';
import type { SourceRecord } from '@/lib/sources/source-record';
import { guessColumns } from '@/lib/sources/table-columns';
import type { TableGuess } from '@/lib/model/sources';
import { err, type Result } from '@/lib/base/result';

/** How much of a table its columns are guessed from. */
const SAMPLE_ROWS = 200;
const SAMPLE_CHARS = 512 * 1024;
/** How many bytes an encoding is told from. */
const ENCODING_BYTES = 8 * 1024 * 1024;
/** How much text is parsed at once: a few bytes can be a row, and rows take far more memory. */
const PIECE_CHARS = 256 * 1024;

const LINE_ENDS = ['\r\n', '\n', '\r'] as const;

/** A table: one document a row. What its columns are is guessed, and told to `onTable`. */
export const readTable: ReadFormat = async function* readTable(content, options) {
  const { path } = content;
  let guess: TableGuess | undefined;
  let order: DayOrder | undefined;
  let n = 0;
  for await (const rows of rowsOf(content, options.signal, (sample) => {
    guess = guessColumns(path, sample, options.columns);
    const dates = guess.roles.date ?? [];
    order = dayOrderOf(sample.flatMap((row) => dates.map((column) => row[column] ?? '')));
    options.onTable?.(guess);
  })) {
    for (const row of rows) {
      n++;
      if (!guess || n <= guess.rowsAbove || row.every(isBlank)) continue;
      yield await recordOfRow(row, guess, { n, order });
    }
  }
  if (n === 0) yield err({ where: path, message: 'The table is empty. It was left out.' });
};

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}

async function recordOfRow(
  row: readonly string[],
  { path, roles }: TableGuess,
  { n, order }: { readonly n: number; readonly order: DayOrder | undefined },
): Promise<Result<SourceRecord, SourceProblem>> {
  const cells = Object.entries(roles).map(([role, columns]) => {
    const filled = columns.map((column) => row[column] ?? '').filter((cell) => cell.trim() !== '');
    return [role, filled.join(role === 'text' ? '\n\n' : ', ')] as const;
  });
  const place = { where: `${path}, row ${n}`, path, id: numberedId(path, n), order };
  return recordOfMarkup(fieldsOf(Object.fromEntries(cells)), place);
}

/** The rows of a table in batches, read as a stream; `onSample` hears the first of them before any comes. */
async function* rowsOf(
  content: SourceContent,
  signal: AbortSignal | undefined,
  onSample: (rows: string[][]) => void,
): AsyncGenerator<string[][]> {
  let parse: TableParser | undefined;
  let held = '';
  let enough = 0;
  for await (const { text, isLast } of decodedPieces(content, signal)) {
    held += text;
    if (!parse) {
      if (held.length < SAMPLE_CHARS && !isLast) continue;
      held = held.replace(/^\uFEFF/, '');
      parse = createParser(held);
      const sample = parse(held.slice(0, SAMPLE_CHARS), isLast, SAMPLE_ROWS);
      onSample(sample.rows.slice(0, SAMPLE_ROWS));
    }
    if (held.length < Math.min(enough, MAX_DOCUMENT_BYTES) && !isLast) continue;
    const { rows, used } = parse(held, isLast);
    held = held.slice(used);
    // A cell that goes on is read again from its start: only when twice as much of it is there.
    enough = used === 0 ? held.length * 2 : 0;
    yield rows;
    if (held.length > MAX_DOCUMENT_BYTES) throw new SourceError(tooLong('A row'));
  }
}

/** Parses text that goes on unless it `isLast`; at most `preview` rows where that is not 0. */
type TableParser = (
  text: string,
  isLast: boolean,
  preview?: number,
) => { rows: string[][]; used: number };

/** A parser for tables that look like `sample`. */
function createParser(sample: string): TableParser {
  const { meta } = Papa.parse<string[]>(sample.slice(0, SAMPLE_CHARS), { preview: 50 });
  const { delimiter } = meta;
  const newline = LINE_ENDS.find((end) => end === meta.linebreak);
  return (text, isLast, preview = 0) => {
    const parser = new Papa.Parser({ delimiter, preview, ...(newline && { newline }) });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- typed as `any` by the library
    const result = parser.parse(text, 0, !isLast) as Papa.ParseResult<string[]>;
    const rows = result.data;
    // A line end at the end of the file opens no row.
    if (isLast && rows.at(-1)?.join('') === '') rows.pop();
    return { rows, used: isLast ? text.length : result.meta.cursor };
  };
}

/** The text of a table in pieces, in the encoding that its beginning shows. */
async function* decodedPieces(
  content: SourceContent,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ text: string; isLast: boolean }> {
  let head: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let decoder: TextDecoder | undefined;
  const flushHead = async (isLast: boolean): Promise<string> => {
    const all = new Uint8Array(await new Blob(head).arrayBuffer());
    head = [];
    // A character cut in two at the end is no sign of another encoding.
    const end = isLast ? all.length : all.findLastIndex((byte) => byte < 0x80) + 1;
    decoder = new TextDecoder(decodeText(all.subarray(0, end)).encoding);
    return decoder.decode(all, { stream: true });
  };
  for await (const piece of content.stream(signal)) {
    if (decoder) {
      yield { text: decoder.decode(piece, { stream: true }), isLast: false };
      continue;
    }
    head.push(new Uint8Array(piece));
    bytes += piece.length;
    if (bytes >= ENCODING_BYTES) yield* inPieces(await flushHead(false));
  }
  if (!decoder) yield* inPieces(await flushHead(true));
  yield { text: decoder?.decode() ?? '', isLast: true };
}

function* inPieces(text: string): Generator<{ text: string; isLast: boolean }> {
  for (let from = 0; from < text.length; from += PIECE_CHARS)
    yield { text: text.slice(from, from + PIECE_CHARS), isLast: false };
}
