import { anyDate } from './any-date';
import { normalPath, type SourceRecord, type StatedFields } from './source-record';
import type { SourceProblem } from '@/lib/model/sources';
import { err, ok, type Result } from '@/lib/base/result';
import { FIELD_LIMITS, type DocumentDate } from '@/lib/model/document';

/** Named values of one document, as a format gives them. */
export type Fields = ReadonlyMap<string, unknown>;

/** Names that people give to each field, the plainest first; compared without case, `-`, `_` and spaces. */
export const FIELD_NAMES = {
  id: ['id', 'guid', 'uuid', 'docid', 'documentid', 'articleid', 'identifier'],
  title: ['title', 'headline', 'name', 'subject', 'heading'],
  text: ['text', 'body', 'content', 'contenttext', 'fulltext', 'articlebody', 'articletext'],
  markup: ['html', 'contenthtml', 'bodyhtml'],
  summary: ['abstract', 'summary', 'description', 'excerpt', 'lead', 'snippet'],
  date: [
    'date',
    'published',
    'publishedat',
    'datepublished',
    'pubdate',
    'publicationdate',
    'publishdate',
    'publisheddate',
    'datepublication',
    'datetime',
    'timestamp',
    'created',
    'createdat',
    'time',
    'year',
  ],
  url: ['url', 'link', 'permalink', 'canonicalurl', 'canonical', 'uri', 'href', 'weburl'],
  source: ['source', 'publisher', 'publication', 'newspaper', 'outlet', 'site', 'journal'],
  author: ['author', 'authors', 'byline', 'creator', 'writer', 'by'],
  language: ['language', 'lang', 'locale'],
  kind: ['kind', 'type', 'category', 'section', 'genre'],
  licence: ['licence', 'license', 'rights', 'copyright'],
} as const;

/** A field of a document that a name may mean. */
export type FieldName = keyof typeof FIELD_NAMES;

const MAX_TITLE_CHARS = 2000;
const MAX_FIELD_CHARS = 400;

/** `name` for comparison with `FIELD_NAMES`. */
export function fieldKey(name: string): string {
  return name
    .replace(/^\uFEFF/, '')
    .toLowerCase()
    .replace(/[\s_.:-]+/g, '');
}

/** The values of `object` by comparable name; the first of two that compare equal counts. */
export function fieldsOf(object: object): Fields {
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(object)) {
    const key = fieldKey(name);
    if (!fields.has(key)) fields.set(key, value);
  }
  return fields;
}

/** Where a record stands: `id` is for one that states none. */
export type RecordPlace = { readonly where: string; readonly path: string; readonly id: string };

/** `fields` as a record; all but one of title and text may be missing. */
export function recordOfFields(
  fields: Fields,
  place: RecordPlace,
): Result<SourceRecord, SourceProblem> {
  const text = verbatim(fields, FIELD_NAMES.text) ?? verbatim(fields, FIELD_NAMES.summary);
  const stated = statedIn(fields);
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
export function statedIn(fields: Fields): StatedFields {
  const title = words(fields, FIELD_NAMES.title, MAX_TITLE_CHARS);
  const date = dateIn(fields);
  const url = webAddress(words(fields, FIELD_NAMES.url, FIELD_LIMITS.url));
  const language = languageTag(words(fields, FIELD_NAMES.language, 40));
  return {
    ...(title !== undefined && { title }),
    ...(date && { date }),
    ...(url !== undefined && { url }),
    ...(language !== undefined && { language }),
    ...oneField(fields, 'source'),
    ...oneField(fields, 'author'),
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

/** `text` when it is a language tag; `en_US` is one too. */
export function languageTag(text: string | undefined): string | undefined {
  const tag = text?.trim().replaceAll('_', '-');
  if (!tag) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0] === undefined ? undefined : tag;
  } catch {
    return undefined;
  }
}

/** The first of `names` with text in it, as it stands. */
export function verbatim(fields: Fields, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields.get(name);
    const lines = Array.isArray(value) ? value.filter((part) => typeof part === 'string') : [value];
    const text = lines.filter((part) => typeof part === 'string').join('\n\n');
    if (text.trim() !== '') return text;
  }
  return undefined;
}

/** The first of `names` with something in it, on one line; lists are joined by commas. */
function words(fields: Fields, names: readonly string[], max: number): string | undefined {
  for (const name of names) {
    const value = fields.get(name);
    const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
    const text = parts
      .map(wordOf)
      .filter((part) => part !== '')
      .join(', ')
      .replace(/\s+/g, ' ')
      .trim();
    if (text !== '') return text.slice(0, max).trim();
  }
  return undefined;
}

/** A value in words; of an object, as people list authors, its name. */
function wordOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'object' || value === null) return '';
  const name: unknown = Object.entries(value).find(([key]) =>
    ['name', 'title', '$oid', '#text'].includes(key),
  )?.[1];
  return typeof name === 'string' ? name : '';
}

function oneField(
  fields: Fields,
  field: 'source' | 'author' | 'kind' | 'licence',
): Partial<StatedFields> {
  const value = words(fields, FIELD_NAMES[field], MAX_FIELD_CHARS);
  return value === undefined ? {} : { [field]: value };
}

function dateIn(fields: Fields): DocumentDate | undefined {
  for (const name of FIELD_NAMES.date) {
    const text = words(fields, [name], 100);
    const date = text === undefined ? undefined : anyDate(text);
    if (date) return date;
  }
  return undefined;
}
