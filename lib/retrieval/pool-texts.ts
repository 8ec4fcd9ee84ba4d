import type { Span } from '@/lib/base/span';
import type { ArchiveDocument } from '@/lib/model/document';
import { termOf } from '@/lib/text/analyse';
import { stemmingOf } from '@/lib/text/stemmers';
import { createTermNumbers } from '@/lib/text/term-numbers';
import { forEachWord } from '@/lib/text/words';

/** Most words, and UTF-16 units, of a document that are read: they tell what a text is about. */
const MAX_WORDS = 4000;
const MAX_UNITS = 40_000;
/** Between title and text, and between spans, so that no pair of words stands across a border. */
const BORDER_GAP = 16;

/** A word of the query for stage two. */
export type WantedWord = {
  /** The terms that it means, and how much an occurrence of each counts: 1 for the very term. */
  readonly terms: ReadonlyMap<string, number>;
  /** As the query writes it, folded: other forms of the same stem count a little less. */
  readonly forms: ReadonlySet<string>;
};

/** One place in a document where a word of the query stands. */
export type Occurrence = {
  readonly word: number;
  /** Ascending through title and text, with gaps at borders. */
  readonly position: number;
  readonly isTitle: boolean;
  /** How close it is to what was asked for, up to 1. */
  readonly closeness: number;
};

/** A document of the pool as stage two reads it. */
export type PoolText = {
  /** Numbers of its terms in order, the title's first. */
  readonly terms: Int32Array;
  /** How many of them are the title's. */
  readonly titleTerms: number;
  /** The position at which the text starts. */
  readonly textStart: number;
  /** How many different ones there are. */
  readonly differentTerms: number;
  readonly occurrences: readonly Occurrence[];
};

/** The texts of a pool, their terms numbered across them. */
export type PoolTexts = { readonly texts: readonly PoolText[]; readonly terms: readonly string[] };

/** A form of a word counts so much of the very form. */
const OTHER_FORM = 0.95;

/** Reads the texts of `documents` for the words that are wanted. */
export function readPool(
  documents: readonly Pick<ArchiveDocument, 'title' | 'text' | 'cleaned' | 'language'>[],
  wanted: readonly WantedWord[],
): PoolTexts {
  const terms: string[] = [];
  const wordOf: number[] = [];
  const closenessOf: number[] = [];
  const numbers = createTermNumbers((term) => {
    const word = wanted.findIndex((each) => each.terms.has(term));
    terms.push(term);
    wordOf.push(word);
    closenessOf.push(wanted[word]?.terms.get(term) ?? 0);
  });

  const readText = (document: (typeof documents)[number]): PoolText => {
    const stemming = stemmingOf(document.language);
    const read: number[] = [];
    const occurrences: Occurrence[] = [];
    let position = 0;
    let room = MAX_UNITS;
    const readSpan = (text: string, { start, end }: Span, isTitle: boolean): void => {
      const last = Math.min(end, start + room);
      room -= last - start;
      if (read.length >= MAX_WORDS || last <= start) return;
      forEachWord(
        text,
        (from, to) => {
          const number = read.length < MAX_WORDS ? numbers.numberOf(text, from, to, stemming) : -1;
          position++;
          if (number < 0) return;
          read.push(number);
          const word = wordOf[number] ?? -1;
          if (word < 0) return;
          const closeness = (closenessOf[number] ?? 0) * form(text, from, to, wanted[word]);
          occurrences.push({ word, position, isTitle, closeness });
        },
        start,
        last,
      );
      position += BORDER_GAP;
    };
    readSpan(document.title, { start: 0, end: document.title.length }, true);
    const titleTerms = read.length;
    const textStart = position;
    for (const span of document.cleaned) readSpan(document.text, span, false);
    return {
      terms: Int32Array.from(read),
      titleTerms,
      textStart,
      differentTerms: new Set(read).size,
      occurrences,
    };
  };
  return { texts: documents.map(readText), terms };
}

function form(text: string, from: number, to: number, word: WantedWord | undefined): number {
  return word?.forms.has(termOf(text.slice(from, to), 'none')) ? 1 : OTHER_FORM;
}
