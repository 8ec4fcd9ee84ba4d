import type { SearchAnswer } from '@/lib/model/answers';
import { addressOf, cslOf, oneLine, risOf, type Quote } from './reference';

/** As what the results of a search can be saved. */
export const RESULTS_FORMATS = ['csv', 'jsonl', 'ris', 'csl'] as const;
export type ResultsFormat = (typeof RESULTS_FORMATS)[number];

/** A file to be saved. */
export type ResultsFile = { readonly name: string; readonly type: string; readonly text: string };

type Hit = SearchAnswer['hits'][number];

const COLUMNS = [
  'title',
  'author',
  'date',
  'source',
  'address',
  'language',
  'archive',
  'edition',
  'id',
  'retracted',
  'excerpt',
] as const;
type Fields = Partial<Record<(typeof COLUMNS)[number], string>>;

/** Longest name of a file, characters, without its ending. */
const MAX_NAME = 60;

/** The hits of a search as a file: in each format, nothing in an archive's text can become a field, a row or a formula. */
export function resultsFile(
  query: string,
  hits: readonly Hit[],
  format: ResultsFormat,
): ResultsFile {
  const name = nameOf(query);
  switch (format) {
    case 'csv':
      return { name: `${name}.csv`, type: 'text/csv', text: csvOf(hits) };
    case 'jsonl':
      return {
        name: `${name}.jsonl`,
        type: 'application/jsonl',
        text: hits.map((hit) => `${lineOf(fieldsOf(hit))}\n`).join(''),
      };
    case 'ris':
      return {
        name: `${name}.ris`,
        type: 'application/x-research-info-systems',
        text: hits.map((hit) => `${risOf(quoteOf(hit))}\r\n`).join('\r\n'),
      };
    case 'csl':
      return {
        name: `${name}.json`,
        type: 'application/vnd.citationstyles.csl+json',
        text: `${JSON.stringify(
          hits.map((hit) => cslOf(quoteOf(hit))),
          null,
          2,
        )}\n`,
      };
  }
}

/** JSON on one line, for readers that break lines at more signs than JSON knows. */
export function lineOf(fields: object): string {
  return JSON.stringify(fields).replaceAll(
    /[\u0085\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function quoteOf({ excerpt, archiveName, edition }: Hit): Quote {
  return { excerpt, archive: edition === undefined ? archiveName : `${archiveName}, ${edition}` };
}

function fieldsOf({ excerpt, archiveName, edition }: Hit): Fields {
  const { document, text } = excerpt;
  const { title, author, date, source, language, id, retracted } = document;
  const address = addressOf(document);
  return {
    title,
    ...(author !== undefined && { author }),
    ...(date && { date: date.iso }),
    ...(source !== undefined && { source }),
    ...(address !== undefined && { address }),
    ...(language !== 'und' && { language }),
    archive: archiveName,
    ...(edition !== undefined && { edition }),
    id,
    ...(retracted !== undefined && { retracted }),
    excerpt: text,
  };
}

/** As spreadsheets read it: UTF-8 with its mark, a line of names, every cell in quotes. */
function csvOf(hits: readonly Hit[]): string {
  const rows = hits.map((hit) => {
    const fields = fieldsOf(hit);
    return COLUMNS.map((column) => cell(fields[column] ?? ''));
  });
  const lines = [COLUMNS.map((column) => cell(column)), ...rows].map((row) => row.join(','));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** A spreadsheet would work out what begins with one of these signs, wide ones included. */
const FORMULA = /^[\p{White_Space}\p{Cf}'"]*[=+\-@|%＝＋－＠]/u;

function cell(value: string): string {
  const line = oneLine(value);
  return `"${(FORMULA.test(line) ? `'${line}` : line).replaceAll('"', '""')}"`;
}

/** The words searched for, as a file may be called on every system. */
function nameOf(query: string): string {
  const plain = query
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-/, '');
  const cut = Array.from(plain).slice(0, MAX_NAME).join('').replace(/-$/, '');
  return `backfile-${cut || 'results'}`;
}
