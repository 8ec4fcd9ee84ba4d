import type { Span } from '@/lib/base/span';
import type { ArchiveDocument } from '@/lib/model/document';
import { KnownWords } from '@/lib/text/known-words';
import { stemmingOf, type Stemming } from '@/lib/text/stemmers';
import { forEachWord } from '@/lib/text/words';

/** Most words, and UTF-16 units, of a document that are read: they tell what a text is about. */
const MAX_WORDS = 4000;
const MAX_UNITS = 40_000;
/** Between title and text, and between spans, so that no pair of words stands across a border. */
const BORDER_GAP = 16;

/** What is read of a document. */
export type ReadableText = Pick<ArchiveDocument, 'title' | 'text' | 'cleaned' | 'language'>;

/** The words of a document in order, the title's first, as numbers of `KnownWords`. */
export type TextWords = {
  readonly stemming: Stemming;
  readonly words: Int32Array;
  /** Where each stands: ascending through title and text, with gaps at borders. */
  readonly positions: Int32Array;
  /** How many different terms they have. */
  readonly differentTerms: number;
  /** How many of them are the title's. */
  readonly titleWords: number;
  /** The position at which the text starts. */
  readonly textStart: number;
};

/** Words of the texts read lately, and those texts: they live as long as the documents do. */
let known = new KnownWords();
let read = new WeakMap<ReadableText, TextWords>();

/** The words of each of `documents`, those that were read before at no cost. */
export function wordsOfAll(documents: readonly ReadableText[]): {
  readonly known: KnownWords;
  readonly texts: readonly TextWords[];
} {
  if (known.isFull) {
    known = new KnownWords();
    read = new WeakMap();
  }
  const texts = documents.map((document) => {
    let words = read.get(document);
    if (!words) read.set(document, (words = readWords(document, known)));
    return words;
  });
  return { known, texts };
}

function readWords(document: ReadableText, table: KnownWords): TextWords {
  const stemming = stemmingOf(document.language);
  const words: number[] = [];
  const positions: number[] = [];
  let position = 0;
  let room = MAX_UNITS;
  const readSpan = (text: string, { start, end }: Span): void => {
    const last = Math.min(end, start + room);
    room -= last - start;
    if (words.length >= MAX_WORDS || last <= start) return;
    const visit = (from: number, to: number): void => {
      if (words.length < MAX_WORDS) {
        words.push(table.wordAt(text, from, to, stemming));
        positions.push(position);
      }
      position++;
    };
    forEachWord(text, visit, start, last);
    position += BORDER_GAP;
  };
  readSpan(document.title, { start: 0, end: document.title.length });
  const titleWords = words.length;
  const textStart = position;
  for (const span of document.cleaned) readSpan(document.text, span);
  const terms = table.termsOf(stemming);
  return {
    stemming,
    differentTerms: new Set(words.map((word) => terms[word])).size,
    words: Int32Array.from(words),
    positions: Int32Array.from(positions),
    titleWords,
    textStart,
  };
}
