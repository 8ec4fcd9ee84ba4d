import { fieldsOf, numberedId, recordOfFields } from '@/lib/sources/record-fields';
import { MAX_DOCUMENT_BYTES, tooLong } from '@/lib/sources/source-file';
import type { SourceProblem } from '@/lib/model/sources';
import type { ReadFormat } from '@/lib/sources/source-format';
import type { SourceRecord } from '@/lib/sources/source-record';
import { LineTooLongError, readLines, type Line } from '@/lib/base/lines';
import { err, type Result } from '@/lib/base/result';

/** One document on each line; blank lines are passed over. */
export const readJsonLines: ReadFormat = async function* readJsonLines(content, { signal }) {
  try {
    for await (const line of readLines(content.stream(signal), MAX_DOCUMENT_BYTES)) {
      if (line.text?.trim() === '') continue;
      yield recordOfLine(content.path, line);
    }
  } catch (error) {
    if (!(error instanceof LineTooLongError)) throw error;
    yield err({ where: `${content.path}, line ${error.line}`, message: tooLong('The line') });
  }
};

/** One line of JSON Lines as a record. */
export function recordOfLine(path: string, line: Line): Result<SourceRecord, SourceProblem> {
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
  return recordOfFields(fieldsOf(value), { where, path, id: numberedId(path, line.number) });
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
