import type { SourceProblem } from './source-files';
import { findDate } from './find-date';
import type { Line } from '@/lib/base/lines';
import { err, ok, type Result } from '@/lib/base/result';
import { parseDocumentDate } from '@/lib/model/document-date';
import type { DocumentDate } from '@/lib/model/document';

/** What a file says about one document, before its text is read for more. */
export type SourceRecord = {
  /** For people: a path and, where it has lines, a line. */
  readonly where: string;
  readonly path: string;
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly date?: DocumentDate;
  readonly url?: string;
  readonly source?: string;
  readonly author?: string;
  readonly language?: string;
  readonly kind?: string;
  readonly licence?: string;
};

const MAX_ID_CHARS = 1024;
const MAX_TITLE_CHARS = 2000;
const MAX_FIELD_CHARS = 400;

/** A file of plain text as one record. */
export function recordOfText(path: string, text: string): Result<SourceRecord, SourceProblem> {
  if (text.trim() === '')
    return err({ where: path, message: 'The file is empty. It was left out.' });
  return ok({ where: path, path, id: normalPath(path), text });
}

/** One line of JSON Lines as a record; all but one of title and text may be missing. */
export function recordOfLine(path: string, line: Line): Result<SourceRecord, SourceProblem> {
  const where = `${path}, line ${line.number}`;
  if (line.text === undefined)
    return err({
      where,
      message: 'The line is not UTF-8 text. It was left out; save the file as UTF-8.',
    });
  const fields = parseObject(line.text);
  if (!fields)
    return err({
      where,
      message: 'The line is not one JSON object. It was left out; put each document on one line.',
    });
  const text = verbatim(fields, ['text', 'body', 'content']);
  const title = words(fields, ['title', 'headline'], MAX_TITLE_CHARS);
  if (title === undefined && (text === undefined || text.trim() === ''))
    return err({ where, message: 'The document has neither "title" nor "text". It was left out.' });
  const given = words(fields, ['id', '_id'], MAX_ID_CHARS);
  return ok({
    where,
    path,
    id: given ?? `${normalPath(path)}#${line.number}`,
    text: text ?? '',
    ...(title !== undefined && { title }),
    ...optionalFields(fields),
  });
}

/** `path` as a lasting id: composed characters, `/`, no leading `./`. */
function normalPath(path: string): string {
  return path
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '')
    .slice(-MAX_ID_CHARS);
}

type Fields = Readonly<Record<string, unknown>>;

function optionalFields(fields: Fields): Partial<SourceRecord> {
  const date = dateIn(fields);
  const url = words(fields, ['url', 'link'], 4096);
  const language = words(fields, ['language', 'lang'], 40);
  return {
    ...(date && { date }),
    ...(url !== undefined && /^https?:\/\/\S+$/i.test(url) && { url }),
    ...(language !== undefined && isLanguageTag(language) && { language }),
    ...oneField(fields, 'source', ['source', 'publisher']),
    ...oneField(fields, 'author', ['author', 'authors', 'byline']),
    ...oneField(fields, 'kind', ['kind', 'type']),
    ...oneField(fields, 'licence', ['licence', 'license']),
  };
}

function oneField(
  fields: Fields,
  field: 'source' | 'author' | 'kind' | 'licence',
  names: readonly string[],
): Partial<SourceRecord> {
  const value = words(fields, names, MAX_FIELD_CHARS);
  return value === undefined ? {} : { [field]: value };
}

function dateIn(fields: Fields): DocumentDate | undefined {
  const text = words(fields, ['date', 'published', 'published_at', 'datePublished'], 100);
  return text === undefined ? undefined : (parseDocumentDate(text) ?? findDate(text)?.date);
}

function parseObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

function verbatim(fields: Fields, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** The first of `names` with something in it, on one line; lists are joined by commas. */
function words(fields: Fields, names: readonly string[], max: number): string | undefined {
  for (const name of names) {
    const value = fields[name];
    const parts = Array.isArray(value) ? value : [value];
    const text = parts
      .filter(
        (part) => typeof part === 'string' || (typeof part === 'number' && Number.isFinite(part)),
      )
      .join(', ')
      .replace(/\s+/g, ' ')
      .trim();
    if (text !== '') return text.slice(0, max).trim();
  }
  return undefined;
}

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
