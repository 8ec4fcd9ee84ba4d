import type { Excerpt } from '@/lib/model/excerpt';
import type { ArchiveDocument } from '@/lib/model/document';
import type { ArchiveRow, PageState, SearchAnswer } from '@/lib/model/answers';
import type { CardAnswer } from '@/lib/model/card';
import * as samples from './samples';

/** A word that breaks nowhere, … */
const WORD =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);
/** … a name of two hundred characters, … */
const NAME = 'Standing Conference of Sample Names '.repeat(6).slice(0, 200).trim();
/** … and one from the right, with digits and Latin letters in it. */
const MIXED = 'شرکت ملی نفت ایران (NIOC) ۱۳۲۷ و شرکا، سهامی خاص';

const HARD = [WORD, NAME, MIXED];
const at = (n: number): string => HARD[n % HARD.length] ?? '';

/** A page with names as no list is made for them. */
export const PAGE: PageState = {
  kind: 'on',
  host: 'news.example.org',
  totalMs: 8.6,
  names: samples.NAMES.map((name, n) => ({
    ...name,
    canonical: at(n),
    archiveName: at(n + 1),
    documentCount: 10_000 ** (n % 3),
  })),
};

const excerpts: readonly Excerpt[] = samples.EXCERPTS.map((excerpt, n) => ({
  ...excerpt,
  text: `${at(n)} ${excerpt.text}`,
  marks: [{ start: 0, end: at(n).length }],
  document: { ...excerpt.document, title: at(n + 1), source: at(n + 2) },
}));

/** Ten thousand results, of such documents. */
export const SEARCH: SearchAnswer = {
  ...samples.SEARCH,
  total: 10_000,
  complete: 9_999,
  hits: samples.SEARCH.hits.map((hit, n) => ({
    ...hit,
    excerpt: excerpts[n] ?? hit.excerpt,
    archiveName: at(n),
    edition: at(n + 1),
    copies: 1_204,
  })),
};

/** Such a document, … */
export const DOCUMENT: ArchiveDocument = {
  ...samples.DOCUMENT,
  title: WORD,
  author: NAME,
  source: WORD,
  licence: WORD,
  retracted: WORD,
  text: HARD.map((text) => `${text} ${text}`).join('\n\n'),
  cleaned: [],
};

/** … the card of a name like that, … */
export const ANSWER: CardAnswer = {
  ...samples.answer({
    canonical: WORD,
    aliases: HARD.map((name) => ({ name, route: 'alias', evidence: 1 })),
  }),
  excerpts,
};

/** … and archives. */
export const ROWS: readonly ArchiveRow[] = HARD.map((name, n) => {
  const { archive } = samples.row();
  return samples.row({
    archive: { ...archive, name, edition: at(n + 1), publisher: at(n + 2) },
    origin: WORD,
  });
});
