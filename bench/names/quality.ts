import { createRequire } from 'node:module';
import nlp from 'compromise';
import type { Span } from '@/lib/base/span';
import { createPageLinker } from '@/lib/linking/page-linker';
import { nameArchive } from '@/tests/name-archive';
import type { AnnotatedSet } from './annotated-text';
import { emptyScore, percentages, scoreSpans } from './score-spans';

// Both are CommonJS.
const require = createRequire(import.meta.url);

/** Finds the names of one document; offsets are in its text. */
type FindSpans = (text: string) => readonly Span[];

/** How well one system finds the names of one set. */
export type QualityRow = ReturnType<typeof percentages> & {
  readonly set: string;
  readonly system: string;
  /** Characters a second, in thousands. */
  readonly speed: string;
};

/** Months and days are names to taggers, and to nobody else. */
const CALENDAR =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$/;

/** Backfile, with the set's own text as its archive, and other libraries beside it. */
export async function measureQuality(set: AnnotatedSet): Promise<QualityRow[]> {
  const archive = await nameArchive(set.documents.map(({ text }) => text));
  const backfile: FindSpans = (text) => {
    const lines = Array.from(text.matchAll(/[^\n]+/g), ({ 0: line, index }) => ({ line, index }));
    const blocks = lines.map(({ line }, id) => ({ id, text: line }));
    return createPageLinker([archive.table])
      .namePage(blocks)
      .map(({ block, span }) => shifted(span, lines[block]?.index ?? 0));
  };
  return [
    rowOf(set, 'Backfile', backfile),
    rowOf(set, 'compromise, people, places, organisations', compromiseNames),
    rowOf(set, 'compromise, proper nouns', compromiseNouns),
    rowOf(set, 'wink-nlp, runs of proper nouns', winkSpans()),
    rowOf(set, 'runs of capitals', capitalRuns),
  ];
}

function rowOf(set: AnnotatedSet, system: string, find: FindSpans): QualityRow {
  const score = emptyScore();
  let characters = 0;
  const started = performance.now();
  for (const document of set.documents) {
    const spans = find(document.text);
    const names = spans.filter(({ start, end }) => !CALENDAR.test(document.text.slice(start, end)));
    scoreSpans(score, document, names);
    characters += document.text.length;
  }
  const speed = (characters / (performance.now() - started)).toFixed(0);
  return { set: set.title, system, ...percentages(score), speed };
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

type CompromiseView = {
  json(options: object): { offset?: { start: number; length: number } }[];
};

function spansOf(view: CompromiseView, text: string): Span[] {
  return view.json({ offset: true }).flatMap(({ offset }) => {
    if (!offset) return [];
    const end = offset.start + offset.length;
    const trimmed = text.slice(offset.start, end).replace(/[\s.,;:!?"')\]]+$/, '');
    return trimmed === '' ? [] : [{ start: offset.start, end: offset.start + trimmed.length }];
  });
}

function compromiseNames(text: string): Span[] {
  const document = nlp(text);
  return [document.people(), document.places(), document.organizations()].flatMap((view) =>
    spansOf(view, text),
  );
}

function compromiseNouns(text: string): Span[] {
  return spansOf(nlp(text).match('#ProperNoun+'), text);
}

/** wink-nlp's tags; its two packages come without types that agree. */
function winkSpans(): FindSpans {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the part of its interface that is used here
  const createWink = require('wink-nlp') as (model: unknown, pipe: readonly string[]) => Wink;
  const wink = createWink(require('wink-eng-lite-web-model'), ['sbd', 'pos']);
  return (text) => {
    const tokens = wink.readDoc(text).tokens();
    const values = tokens.out(wink.its.value);
    const tags = tokens.out(wink.its.pos);
    const spans: Span[] = [];
    let at = 0;
    let open: { start: number; end: number } | undefined;
    for (const [i, value] of values.entries()) {
      const start = text.indexOf(value, at);
      if (start < 0) continue;
      const end = start + value.length;
      if (tags[i] !== 'PROPN') {
        if (open) spans.push(open);
        open = undefined;
      } else if (open && !text.slice(open.end, start).includes('\n')) open.end = end;
      else {
        if (open) spans.push(open);
        open = { start, end };
      }
      at = end;
    }
    if (open) spans.push(open);
    return spans;
  };
}

type Wink = {
  readDoc(text: string): { tokens(): { out(what: unknown): string[] } };
  readonly its: { readonly value: unknown; readonly pos: unknown };
};

function capitalRuns(text: string): Span[] {
  return Array.from(
    text.matchAll(/\p{Lu}[\p{L}\p{N}.'’-]*(?: \p{Lu}[\p{L}\p{N}.'’-]*)*/gu),
    (match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
}
