import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Span } from '@/lib/base/span';
import { createPageLinker } from '@/lib/linking/page-linker';
import { nameArchive } from '@/tests/name-archive';

/** Share of what is found that touches a name, and of the names that are found with both borders. */
const LEAST_PRECISION = 0.978;
const LEAST_EXACT_F = 0.915;
/** The same for texts whose punctuation stands apart, and for texts of other kinds. */
const LEAST_EXACT_F_APART = 0.9;
const LEAST_PRECISION_OTHER = 0.98;
const LEAST_EXACT_F_OTHER = 0.89;

/** Months and days are nobody's names here. */
const CALENDAR =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$/i;

/** Reports, tables, letters and listings in the manner of newspapers, made up; names in square brackets. */
const TEXTS = textsOf('wire-texts.txt');

/** Trials, obituaries, councils, letters, listings, live reports, recipes and the like, made up as well. */
const OTHER_TEXTS = textsOf('press-texts.txt');

/** A match, a death, a storm, an election night, a review, a brief and the like, made up as well. */
const PRINTED_TEXTS = textsOf('print-texts.txt');

function textsOf(file: string): string[] {
  return readFileSync(path.resolve('tests/names', file), 'utf8').split('###\n');
}

type Marked = { readonly text: string; readonly names: readonly Span[] };

function read(source: string): Marked {
  const names: Span[] = [];
  let text = '';
  let open = 0;
  for (const unit of source) {
    if (unit === '[') open = text.length;
    else if (unit === ']') names.push({ start: open, end: text.length });
    else text += unit;
  }
  return { text, names };
}

/** The text with blanks around its punctuation, as corpora cut it. */
function cutIntoWords(source: string): string {
  return source
    .replaceAll(/([.,:;?!"()]|'s\b)(?=\s|$|["\])}.,])/g, ' $1')
    .replaceAll(/(^|\s|\[)(["(])/gm, '$1$2 ')
    .replaceAll(/\[ ?(["(]) /g, '$1 [')
    .replaceAll(/ +/g, ' ')
    .replaceAll('[ ', '[')
    .replaceAll(' ]', ']');
}

async function score(sources: readonly string[]): Promise<{ precision: number; exactF: number }> {
  const documents = sources.map(read);
  const archive = await nameArchive(documents.map(({ text }) => text));
  let [found, exact, touching, wanted] = [0, 0, 0, 0];
  for (const { text, names } of documents) {
    const lines = Array.from(text.matchAll(/[^\n]+/g), ({ 0: line, index }) => ({ line, index }));
    const blocks = lines.map(({ line }, id) => ({ id, text: line }));
    wanted += names.length;
    for (const { block, span, surface } of createPageLinker([archive.table]).namePage(blocks)) {
      if (CALENDAR.test(surface)) continue;
      const start = span.start + (lines[block]?.index ?? 0);
      const end = start + span.end - span.start;
      found++;
      if (names.some((name) => name.start < end && start < name.end)) touching++;
      if (names.some((name) => name.start === start && name.end === end)) exact++;
    }
  }
  return { precision: touching / found, exactF: (2 * exact) / (found + wanted) };
}

it('finds the names of reports, tables and letters, and little else', async () => {
  const { precision, exactF } = await score(TEXTS);
  expect(precision).toBeGreaterThanOrEqual(LEAST_PRECISION);
  expect(exactF).toBeGreaterThanOrEqual(LEAST_EXACT_F);
});

it.each([
  ['courts, councils and listings', OTHER_TEXTS],
  ['sports pages, reviews and reports', PRINTED_TEXTS],
])('finds the names of %s', async (_, texts) => {
  const { precision, exactF } = await score(texts);
  expect(precision).toBeGreaterThanOrEqual(LEAST_PRECISION_OTHER);
  expect(exactF).toBeGreaterThanOrEqual(LEAST_EXACT_F_OTHER);
});

it('finds them where punctuation stands apart from words', async () => {
  const { precision, exactF } = await score(TEXTS.map(cutIntoWords));
  expect(precision).toBeGreaterThanOrEqual(LEAST_PRECISION);
  expect(exactF).toBeGreaterThanOrEqual(LEAST_EXACT_F_APART);
});
