import { FIELD_NAMES, fieldKey } from './field-names';
import { fieldsOf, recordOfFields } from './record-fields';

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
  'list',
];
/** How deep the list may lie: `response.docs`, `hits.hits`, `db[0].data.posts`. */
const MAX_DEPTH = 6;
/** So many of a list's elements tell what it is. */
const SAMPLE = 20;
/** So many values are looked at for a list that bears no known name. */
const MAX_VISITED = 20_000;

/** The records that a JSON file holds, in whatever shape; undefined when it holds none. */
export function recordsIn(value: unknown): readonly unknown[] | undefined {
  return listIn(value, 0) ?? likeliestList(value);
}

function listIn(value: unknown, depth: number): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isObject(value) || depth > MAX_DEPTH) return undefined;
  const table = tableIn(value);
  if (table) return table;
  const fields = fieldsOf(value);
  for (const name of LIST_NAMES) {
    const inner = fields.get(name);
    if (Array.isArray(inner) ? inner.some(isObject) : isObject(inner)) {
      const list = listIn(inner, depth + 1);
      if (list && areRecords(list)) return list;
    }
  }
  if (isRecord(value)) return [value];
  return keyedRecords(value) ?? onlyList(value);
}

/** Columns as lists or as objects of the same keys, and tables of `columns` and `data`. */
function tableIn(value: object): readonly object[] | undefined {
  const fields = fieldsOf(value);
  const [names, rows] = [fields.get('columns'), fields.get('data')];
  if (Array.isArray(names) && Array.isArray(rows) && rows.every(Array.isArray)) {
    const keys = names.map(String);
    return rows.map((row: readonly unknown[]) => zipped(keys, row));
  }
  const columns = Object.entries(value);
  const [, model] = columns[0] ?? [];
  const isColumns =
    columns.length > 1 &&
    (Array.isArray(model) || isObject(model)) &&
    columns.every(([, column]) => sameShape(column, model)) &&
    columns.some(([name]) => isFieldName(name));
  if (!isColumns) return undefined;
  const keys = columns.map(([name]) => name);
  const cells = columns.map(([, column]) => cellsOf(column));
  return (cells[0] ?? []).map((_, n) =>
    zipped(
      keys,
      cells.map((column) => column[n]),
    ),
  );
}

function sameShape(column: unknown, model: object): boolean {
  if (Array.isArray(column) !== Array.isArray(model) || !isAny(column)) return false;
  const cells = cellsOf(column);
  return cells.length === cellsOf(model).length && cells.length > 0 && !cells.some(isObject);
}

function cellsOf(column: unknown): readonly unknown[] {
  return isAny(column) ? Object.values(column) : [];
}

function zipped(keys: readonly string[], cells: readonly unknown[]): object {
  return Object.fromEntries(keys.map((key, n) => [key, cells[n]]));
}

function isFieldName(name: string): boolean {
  const key = fieldKey(name);
  return [...FIELD_NAMES.title, ...FIELD_NAMES.text].some((known) => known === key);
}

/** Records under their ids, or lists of them under their years. */
function keyedRecords(value: object): readonly unknown[] | undefined {
  const entries = Object.entries(value);
  const values: unknown[] = entries.map(([, inner]) => inner);
  if (values.length > 0 && values.every(isObject) && areRecords(values))
    return entries.map(([id, inner]) => ({ id, ...inner }));
  const lists = values.filter((inner) => Array.isArray(inner));
  const areAlike = lists.length > 1 && lists.every((list) => isAlike(list[0], lists[0]?.[0]));
  return areAlike && lists.length === values.length && areRecords(lists.flat())
    ? lists.flat()
    : undefined;
}

/** Whether two records have most of their fields in common. */
function isAlike(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return false;
  const [some, more] = [new Set(Object.keys(one)), new Set(Object.keys(other))];
  return some.intersection(more).size * 2 > some.union(more).size;
}

/** The one list of objects in an object that names it in a way of its own. */
function onlyList(value: object): readonly unknown[] | undefined {
  const lists = Object.values(value).filter(
    (inner): inner is unknown[] =>
      Array.isArray(inner) && inner.length > 0 && inner.every(isObject),
  );
  const [only] = lists;
  return lists.length === 1 && only && areRecords(only) ? only : undefined;
}

/** The longest list of records anywhere in `value`, those with texts before those with titles alone. */
function likeliestList(value: unknown): readonly unknown[] | undefined {
  let [best, bestScore, visited] = [undefined as readonly unknown[] | undefined, 0, 0];
  const queue: (readonly [unknown, number])[] = [[value, 0]];
  for (let next = queue.shift(); next && visited < MAX_VISITED; next = queue.shift()) {
    const [each, depth] = next;
    visited++;
    const list = Array.isArray(each) ? each : isObject(each) ? keyedRecords(each) : undefined;
    const score =
      list && areRecords(list) ? list.length * (list.slice(0, SAMPLE).some(hasText) ? 1000 : 1) : 0;
    if (score > bestScore) [best, bestScore] = [list, score];
    if (depth < MAX_DEPTH && isAny(each))
      for (const inner of Object.values(each).slice(0, SAMPLE)) queue.push([inner, depth + 1]);
  }
  return best;
}

/** Whether half of the first of `list` are documents. */
function areRecords(list: readonly unknown[]): boolean {
  const sample = list.slice(0, SAMPLE);
  return sample.filter(isRecord).length * 2 >= sample.length;
}

function isRecord(value: unknown): boolean {
  const document = unwrapped(value);
  return !!document && recordOfFields(fieldsOf(document), { where: '', path: '', id: '' }).ok;
}

function hasText(value: unknown): boolean {
  const document = unwrapped(value);
  const record = document && recordOfFields(fieldsOf(document), { where: '', path: '', id: '' });
  return !!record?.ok && record.value.text.trim() !== '';
}

/** `record` as an object with the document's fields. Search engines wrap theirs: `{_id, _source: {…}}`. */
export function unwrapped(record: unknown): object | undefined {
  if (!isObject(record)) return undefined;
  const inner: unknown = Object.entries(record).find(([name]) => name === '_source')?.[1];
  const id: unknown = Object.entries(record).find(([name]) => name === '_id')?.[1];
  return isObject(inner) ? { _id: id, ...inner } : record;
}

function isObject(value: unknown): value is object {
  return isAny(value) && !Array.isArray(value);
}

function isAny(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
