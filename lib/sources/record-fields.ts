import { anyDate } from './any-date';
import { FIELD_NAMES, fieldKey } from './field-names';
import type { DayOrder } from './find-date';
import { languageTag } from './language-tag';
import { dateTextOf, namesOf, textOf, wordsOf } from './record-values';
import { normalPath, type SourceRecord, type StatedFields } from './source-record';
import type { SourceProblem } from '@/lib/model/sources';
import { err, ok, type Result } from '@/lib/base/result';
import { FIELD_LIMITS, type DocumentDate } from '@/lib/model/document';

/** Named values of one document, as a format gives them. */
export type Fields = ReadonlyMap<string, unknown>;

/** Objects in which records keep some of their fields. */
const HOLDERS: ReadonlySet<string> = new Set(
  'fields metadata meta attributes properties data article document doc node frontmatter item post record'.split(
    ' ',
  ),
);
/** So deep may they lie in each other. */
const MAX_DEPTH = 3;
const MAX_TITLE_CHARS = 2000;
const MAX_FIELD_CHARS = 400;
/** What is longer is no date. */
const MAX_DATE_CHARS = 80;

/**
 * The values of `object` by comparable name, those of objects that it keeps its fields in too. The
 * first of two that compare equal counts, and the outer before the inner; what is null is not there.
 */
export function fieldsOf(object: object): Fields {
  const fields = new Map<string, unknown>();
  addFields(object, fields, 0);
  return fields;
}

function addFields(object: object, fields: Map<string, unknown>, depth: number): void {
  const inner: object[] = [];
  for (const [name, value] of Object.entries(object)) {
    const key = fieldKey(name);
    if (value === null || value === undefined) continue;
    if (!fields.has(key)) fields.set(key, value);
    if (HOLDERS.has(key) && isPlain(value)) inner.push(value);
  }
  if (depth < MAX_DEPTH) for (const holder of inner) addFields(holder, fields, depth + 1);
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where a record stands: `id` is for one that states none. */
export type RecordPlace = {
  readonly where: string;
  readonly path: string;
  readonly id: string;
  /** Which number of a date is the day, where the file shows it. */
  readonly order?: DayOrder | undefined;
};

/** `fields` as a record; all but one of title and text may be missing. */
export function recordOfFields(
  fields: Fields,
  place: RecordPlace,
): Result<SourceRecord, SourceProblem> {
  const text = verbatim(fields, FIELD_NAMES.text) ?? summaryIn(fields);
  const stated = statedIn(fields, place.order);
  if (stated.title === undefined && (text === undefined || text.trim() === ''))
    return err({
      where: place.where,
      message: 'The document has neither "title" nor "text". It was left out.',
    });
  const { where, path } = place;
  return ok({ where, path, id: givenId(fields) ?? place.id, text: text ?? '', ...stated });
}

/** The id that `fields` state. */
export function givenId(fields: Fields): string | undefined {
  return words(fields, FIELD_NAMES.id, FIELD_LIMITS.id);
}

/** The id of record `n` of the file at `path`. */
export function numberedId(path: string, n: number): string {
  return `${normalPath(path)}#${n}`;
}

/** What `fields` say of a document beside its text. */
export function statedIn(fields: Fields, order?: DayOrder): StatedFields {
  const title = words(fields, FIELD_NAMES.title, MAX_TITLE_CHARS);
  const date = dateIn(fields, order);
  const source = words(fields, FIELD_NAMES.source, FIELD_LIMITS.url);
  const url = addressIn(fields) ?? webAddress(source);
  const language = languageTag(words(fields, FIELD_NAMES.language, 40));
  const author = first(fields, FIELD_NAMES.author, namesOf)?.slice(0, MAX_FIELD_CHARS).trim();
  return {
    ...(title !== undefined && { title }),
    ...(date && { date }),
    ...(url !== undefined && { url }),
    ...(language !== undefined && { language }),
    ...(source !== undefined &&
      webAddress(source) === undefined && { source: source.slice(0, MAX_FIELD_CHARS).trim() }),
    ...(author !== undefined && { author }),
    ...oneField(fields, 'kind'),
    ...oneField(fields, 'licence'),
  };
}

/** `text` when it is an http or https address. */
export function webAddress(text: string | undefined): string | undefined {
  return text !== undefined &&
    text.length <= FIELD_LIMITS.url &&
    /^https?:\/\/[^\s]+$/i.test(text) &&
    URL.canParse(text)
    ? text
    : undefined;
}

/** The first of `names` with text in it, as it stands. */
export function verbatim(fields: Fields, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = textOf(fields.get(name));
    if (text.trim() !== '') return text;
  }
  return undefined;
}

/** What is said in short, where there is no text: each once. */
function summaryIn(fields: Fields): string | undefined {
  const said: string[] = [];
  for (const name of FIELD_NAMES.summary) {
    const text = textOf(fields.get(name)).trim();
    if (text !== '' && !said.some((other) => other.includes(text))) said.push(text);
  }
  return said.length > 0 ? said.join('\n\n') : undefined;
}

/** The first of `names` with something in it, on one line; lists are joined by commas. */
function words(fields: Fields, names: readonly string[], max: number): string | undefined {
  return first(fields, names, wordsOf)?.slice(0, max).trim();
}

function first(
  fields: Fields,
  names: readonly string[],
  say: (value: unknown) => string,
): string | undefined {
  for (const name of names) {
    const text = say(fields.get(name));
    if (text !== '') return text;
  }
  return undefined;
}

/** The first web address; a DOI is one. */
function addressIn(fields: Fields): string | undefined {
  for (const name of FIELD_NAMES.url) {
    const address = webAddress(wordsOf(fields.get(name)));
    if (address !== undefined) return address;
  }
  const doi = wordsOf(fields.get('doi')).replace(/^doi:\s*/i, '');
  return /^10\.\d{4,9}\/\S+$/.test(doi) ? webAddress(`https://doi.org/${doi}`) : undefined;
}

function oneField(fields: Fields, field: 'kind' | 'licence'): Partial<StatedFields> {
  const value = words(fields, FIELD_NAMES[field], MAX_FIELD_CHARS);
  return value === undefined ? {} : { [field]: value };
}

function dateIn(fields: Fields, order: DayOrder | undefined): DocumentDate | undefined {
  for (const name of FIELD_NAMES.date) {
    const text = dateTextOf(fields.get(name)).trim();
    if (text === '' || text.length > MAX_DATE_CHARS) continue;
    const date = (name === 'year' && dayInColumns(fields)) || anyDate(text, order);
    if (date) return date;
  }
  return undefined;
}

/** A date whose year, month and day are fields of their own. */
function dayInColumns(fields: Fields): DocumentDate | undefined {
  const [year, month, day] = ['year', 'month', 'day'].map((name) =>
    String(Number(wordsOf(fields.get(name)) || NaN)).padStart(2, '0'),
  );
  return anyDate(`${year}-${month}-${day}`) ?? anyDate(`${year}-${month}`);
}
