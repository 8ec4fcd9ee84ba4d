import { decodeText } from '@/lib/sources/decode-text';
import { recordOfLine } from '@/lib/sources/formats/json-lines';
import { feedDefaults, isJsonFeed, recordOfFeedItem } from '@/lib/sources/formats/json-feed';
import { fieldsOf, numberedId, recordOfFields } from '@/lib/sources/record-fields';
import { withMarkup } from '@/lib/sources/record-markup';
import { readAll } from '@/lib/sources/source-file';
import type { SourceProblem } from '@/lib/model/sources';
import type { ReadFormat } from '@/lib/sources/source-format';
import type { SourceRecord } from '@/lib/sources/source-record';
import { err, type Result } from '@/lib/base/result';

/** Names under which exports keep the list of their records, the plainest first. */
const LIST_NAMES = [
  'documents',
  'articles',
  'items',
  'entries',
  'posts',
  'records',
  'results',
  'docs',
  'data',
  'rows',
  'hits',
  'response',
];
/** How deep the list may lie: `response.docs`, `hits.hits`. */
const MAX_LIST_DEPTH = 3;

/**
 * A JSON file: a list of documents, an object that holds one, one document, a JSON Feed, or (for
 * files that are named so by mistake) JSON Lines.
 */
export const readJsonFile: ReadFormat = async function* readJsonFile(content, { signal }) {
  const { path } = content;
  const { text } = decodeText(await readAll(content, signal));
  const parsed = parse(text);
  if (!parsed.ok) {
    const lines = asLines(path, text);
    if (lines) yield* lines;
    else yield err({ where: path, message: parsed.error });
    return;
  }
  if (isJsonFeed(parsed.value)) {
    const defaults = feedDefaults(parsed.value);
    for (const [n, item] of parsed.value.items.entries())
      yield await recordOfFeedItem(item, defaults, placeOf(path, n));
    return;
  }
  const records = listIn(parsed.value, 0);
  if (!records) {
    yield err({ where: path, message: 'The file holds no list of documents. It was left out.' });
    return;
  }
  for (const [n, record] of records.entries()) yield await recordOf(record, placeOf(path, n));
};

type Place = { readonly where: string; readonly path: string; readonly id: string };

function placeOf(path: string, n: number): Place {
  return { where: `${path}, record ${n + 1}`, path, id: numberedId(path, n + 1) };
}

async function recordOf(
  record: unknown,
  place: Place,
): Promise<Result<SourceRecord, SourceProblem>> {
  const document = unwrapped(record);
  if (!document)
    return err({ where: place.where, message: 'It is not an object. It was left out.' });
  return recordOfFields(await withMarkup(fieldsOf(document)), place);
}

/** Search engines wrap their documents: `{_id, _source: {…}}`. */
function unwrapped(record: unknown): object | undefined {
  if (!isObject(record)) return undefined;
  const inner: unknown = Object.entries(record).find(([name]) => name === '_source')?.[1];
  const id: unknown = Object.entries(record).find(([name]) => name === '_id')?.[1];
  return isObject(inner) ? { _id: id, ...inner } : record;
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

/** The records of `text` when each of its first lines is a JSON object. */
function asLines(path: string, text: string): Result<SourceRecord, SourceProblem>[] | undefined {
  const lines = text.split('\n').map((line, n) => ({ number: n + 1, text: line }));
  const written = lines.filter((line) => line.text.trim() !== '');
  const first = written[0] && recordOfLine(path, written[0]);
  if (written.length < 2 || !first?.ok) return undefined;
  return written.map((line) => recordOfLine(path, line));
}

/** The list of records in `value`; a single document is a list of one. */
function listIn(value: unknown, depth: number): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isObject(value) || depth > MAX_LIST_DEPTH) return undefined;
  const fields = fieldsOf(value);
  for (const name of LIST_NAMES) {
    const inner = fields.get(name);
    if (Array.isArray(inner) ? inner.some(isObject) : isObject(inner)) {
      const list = listIn(inner, depth + 1);
      if (list) return list;
    }
  }
  const record = recordOfFields(fields, { where: '', path: '', id: '' });
  return record.ok ? [value] : onlyList(value);
}

/** The one list of objects in an object that names it in a way of its own. */
function onlyList(value: object): readonly unknown[] | undefined {
  const lists = Object.values(value).filter(
    (inner): inner is unknown[] =>
      Array.isArray(inner) && inner.length > 0 && inner.every(isObject),
  );
  return lists.length === 1 ? lists[0] : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
