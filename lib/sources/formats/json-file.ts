import { dateTexts, dayOrderOf } from '@/lib/sources/date-order';
import { decodeText } from '@/lib/sources/decode-text';
import { orderOf, recordOfLine } from '@/lib/sources/formats/json-lines';
import { feedDefaults, isJsonFeed, recordOfFeedItem } from '@/lib/sources/formats/json-feed';
import { recordsIn, unwrapped } from '@/lib/sources/json-records';
import { fieldsOf, numberedId, type RecordPlace } from '@/lib/sources/record-fields';
import { recordOfMarkup } from '@/lib/sources/record-markup';
import { readAll } from '@/lib/sources/source-file';
import type { SourceProblem } from '@/lib/model/sources';
import type { ReadFormat } from '@/lib/sources/source-format';
import type { SourceRecord } from '@/lib/sources/source-record';
import type { Line } from '@/lib/base/lines';
import { err, type Result } from '@/lib/base/result';

/** So many records show in which order their dates are written. */
const SAMPLE_RECORDS = 1_000;
/** Some files begin each record with a record separator. */
const SEPARATOR = '\u001E';

/**
 * A JSON file: a list of documents, an object that holds them, one document, a JSON Feed, or (for
 * files that are named so by mistake) JSON Lines.
 */
export const readJsonFile: ReadFormat = async function* readJsonFile(content, { signal }) {
  const { path } = content;
  const { text } = decodeText(await readAll(content, signal));
  const parsed = parse(text);
  if (!parsed.ok) {
    const lines = linesOf(text);
    const order = lines && orderOf(lines);
    for (const line of lines ?? []) yield await recordOfLine(path, line, order);
    if (!lines) yield err({ where: path, message: parsed.error });
    return;
  }
  if (isJsonFeed(parsed.value)) {
    const defaults = feedDefaults(parsed.value);
    for (const [n, item] of parsed.value.items.entries())
      yield await recordOfFeedItem(item, defaults, placeOf(path, n));
    return;
  }
  const records = recordsIn(parsed.value);
  if (!records) {
    yield err({ where: path, message: 'The file holds no list of documents. It was left out.' });
    return;
  }
  const sample = records
    .slice(0, SAMPLE_RECORDS)
    .map((record) => fieldsOf(unwrapped(record) ?? {}));
  const order = dayOrderOf(dateTexts(sample));
  for (const [n, record] of records.entries())
    yield await recordOf(record, { ...placeOf(path, n), order });
};

function placeOf(path: string, n: number): RecordPlace {
  return { where: `${path}, record ${n + 1}`, path, id: numberedId(path, n + 1) };
}

async function recordOf(
  record: unknown,
  place: RecordPlace,
): Promise<Result<SourceRecord, SourceProblem>> {
  const document = unwrapped(record);
  if (!document)
    return err({ where: place.where, message: 'It is not an object. It was left out.' });
  return recordOfMarkup(fieldsOf(document), place);
}

function parse(text: string): Result<unknown, string> {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : 'unknown reason';
    return err(`The file is not JSON (${reason}). It was left out.`);
  }
}

/** The lines of `text` when the first is a JSON object and there are others. */
function linesOf(text: string): Line[] | undefined {
  const lines = text
    .split('\n')
    .map((line, n) => ({ number: n + 1, text: line.replace(SEPARATOR, '') }))
    .filter((line) => line.text.trim() !== '');
  const [first] = lines;
  return lines.length > 1 && first && /^\s*\{.*\}\s*$/s.test(first.text) && parse(first.text).ok
    ? lines
    : undefined;
}
