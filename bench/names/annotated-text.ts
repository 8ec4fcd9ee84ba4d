import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Span } from '@/lib/base/span';
import { bitsOf, WORD } from '@/lib/linking/lexicon';

/** A document whose names are marked: one line a sentence, words apart by one space. */
export type AnnotatedDocument = {
  readonly text: string;
  /** The names, ascending and apart. */
  readonly gold: readonly Span[];
  /** What is neither right nor wrong to find: weapons, dates, quantities. */
  readonly either: readonly Span[];
};

/** A set of annotated documents and where it is from. */
export type AnnotatedSet = { readonly title: string; readonly documents: AnnotatedDocument[] };

/** Sentences of a document, where the set does not say where documents end. */
const SENTENCES = 15;
/** Kinds of names in re3d; its other kinds are no names to us. */
const NAMES = new Set(['Organisation', 'Location', 'Person', 'Nationality']);
/** Words that re3d takes into a name, or for one, and others do not. */
const NO_PART = WORD.stop | WORD.title | WORD.softTitle;

const FOLDER = path.resolve('../shared/data/names');

/** The set to tune on: reports on the conflict in Syria and Iraq. */
export function readRe3d(): AnnotatedSet {
  const text = ['re3d-train.conll', 're3d-test.conll'].map(read).join('\n\n');
  const sentences = sentencesOf(text, '\t');
  const documents = [];
  for (let i = 0; i < sentences.length; i += SENTENCES)
    documents.push(annotate(sentences.slice(i, i + SENTENCES), NAMES));
  return { title: 're3d', documents };
}

/** The set that is never tuned on: Wikipedia. */
export function readWikiGold(): AnnotatedSet {
  const parts = read('wikigold.conll.txt').split(/^-DOCSTART-.*$/m);
  const documents = parts.map((part) => annotate(sentencesOf(part, ' '), undefined));
  return { title: 'WikiGold', documents: documents.filter(({ text }) => text !== '') };
}

type Word = { readonly word: string; readonly tag: string };

function read(file: string): string {
  return readFileSync(path.join(FOLDER, file), 'utf8');
}

function sentencesOf(text: string, separator: string): Word[][] {
  return text
    .split(/\n\s*\n/)
    .map((part) =>
      part
        .split('\n')
        .map((line) => line.split(separator))
        .filter((fields) => fields.length >= 2 && fields[0] !== '')
        .map((fields) => ({ word: fields[0] ?? '', tag: fields.at(-1)?.trim() ?? 'O' })),
    )
    .filter((words) => words.length > 0);
}

function annotate(
  sentences: readonly Word[][],
  names: ReadonlySet<string> | undefined,
): AnnotatedDocument {
  let text = '';
  const gold: Span[] = [];
  const either: Span[] = [];
  for (const words of sentences) {
    let open: { kind: string; start: number } | undefined;
    const close = (): void => {
      if (!open) return;
      const whole = { start: open.start, end: text.length };
      if (names === undefined) gold.push(whole);
      else {
        const name = names.has(open.kind) ? properPart(text, whole) : undefined;
        if (name) gold.push(name);
        else either.push(whole);
      }
      open = undefined;
    };
    for (const [i, { word, tag }] of words.entries()) {
      const kind = tag.slice(2);
      if (tag === 'O' || tag.startsWith('B') || kind !== open?.kind) close();
      if (i > 0) text += ' ';
      if (tag !== 'O' && !open) open = { kind, start: text.length };
      text += word;
    }
    close();
    text += '\n';
  }
  return { text, gold, either };
}

/**
 * What is a name of "the Iraqi security forces" and "former President Obama" as re3d marks them: from
 * the first capital to the last. Undefined for "the town", and for lists.
 */
function properPart(text: string, { start, end }: Span): Span | undefined {
  const words = text.slice(start, end).split(' ');
  if (words.includes(',')) return undefined;
  const isProper = (word: string, i: number): boolean =>
    word.startsWith('U') ||
    (word === 'al' && words[i + 1] === '-') ||
    (/^\p{Lu}/u.test(word) && (bitsOf(word) & NO_PART) === 0);
  const first = words.findIndex(isProper);
  const last = words.findLastIndex(isProper);
  if (first < 0) return undefined;
  const length = (from: number, to: number): number => words.slice(from, to).join(' ').length;
  const from = first === 0 ? start : start + length(0, first) + 1;
  return { start: from, end: from + length(first, last + 1) };
}
