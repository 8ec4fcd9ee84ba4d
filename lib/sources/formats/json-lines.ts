import { dateTexts, dayOrderOf } from '@/lib/sources/date-order';
import type { DayOrder } from '@/lib/sources/find-date';
import { fieldsOf, numberedId } from '@/lib/sources/record-fields';
import { recordOfMarkup } from '@/lib/sources/record-markup';
import { MAX_DOCUMENT_BYTES, tooLong } from '@/lib/sources/source-file';
import { utf8Stream } from '@/lib/sources/utf8-stream';
import type { SourceProblem } from '@/lib/model/sources';
import type { ReadFormat } from '@/lib/sources/source-format';
import type { SourceRecord } from '@/lib/sources/source-record';
import { LineTooLongError, readLines, type Line } from '@/lib/base/lines';
import { err, type Result } from '@/lib/base/result';

/** So many lines show in which order a file writes its dates, … */
const SAMPLE_LINES = 200;
/** … of so many characters at most. */
const SAMPLE_CHARS = 4_000_000;
/** JSON over several lines begins with one of these. */
const WHOLE = /^\s*(?:\[\s*(?:\{.*)?|\{\s*)$/s;

/** One document on each line; blank lines are passed over. A list that is named so by mistake is read as one. */
export const readJsonLines: ReadFormat = async function* readJsonLines(content, options) {
  const { path } = content;
  const lines = readLines(await utf8Stream(content, options.signal), MAX_DOCUMENT_BYTES);
  try {
    const { first, failure } = await firstLines(lines);
    const begin = first.find((line) => line.text?.trim() !== '')?.text;
    if (begin !== undefined && WHOLE.test(begin)) {
      await lines.return(undefined);
      const { readJsonFile } = await import('./json-file');
      yield* readJsonFile(content, options);
      return;
    }
    const order = orderOf(first);
    for (const line of first)
      if (line.text?.trim() !== '') yield await recordOfLine(path, line, order);
    if (failure !== undefined) throw failure;
    for await (const line of lines)
      if (line.text?.trim() !== '') yield await recordOfLine(path, line, order);
  } catch (error) {
    if (!(error instanceof LineTooLongError)) throw error;
    yield err({ where: `${path}, line ${error.line}`, message: tooLong('The line') });
  }
};

/** The first of `lines`, and what ended them before there were enough, if it was a fault. */
async function firstLines(
  lines: AsyncGenerator<Line>,
): Promise<{ first: Line[]; failure: unknown }> {
  const first: Line[] = [];
  let chars = 0;
  try {
    while (first.length < SAMPLE_LINES && chars < SAMPLE_CHARS) {
      const { value, done } = await lines.next();
      if (done) break;
      first.push(value);
      chars += value.text?.length ?? 0;
    }
    return { first, failure: undefined };
  } catch (failure) {
    return { first, failure };
  }
}

/** In which order `lines` write their dates. */
export function orderOf(lines: readonly Line[]): DayOrder | undefined {
  const objects = lines.slice(0, SAMPLE_LINES).map(({ text }) => parseObject(text ?? ''));
  return dayOrderOf(dateTexts(objects.filter((each) => each !== undefined).map(fieldsOf)));
}

/** One line of JSON Lines as a record. */
export async function recordOfLine(
  path: string,
  line: Line,
  order: DayOrder | undefined,
): Promise<Result<SourceRecord, SourceProblem>> {
  const where = `${path}, line ${line.number}`;
  if (line.text === undefined)
    return err({
      where,
      message: 'The line is not UTF-8 text. It was left out; save the file as UTF-8.',
    });
  const value = parseObject(line.text);
  if (!value)
    return err({
      where,
      message: 'The line is not one JSON object. It was left out; put each document on one line.',
    });
  const id = numberedId(path, line.number);
  return recordOfMarkup(fieldsOf(value), { where, path, id, order });
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
