import type { KnownWords } from '@/lib/text/known-words';
import { wordsOfAll, type ReadableText, type TextWords } from './text-words';

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

/** The texts of a pool; their terms are numbers in `terms`, which also has those of other texts. */
export type PoolTexts = { readonly texts: readonly PoolText[]; readonly terms: readonly string[] };

/** A form of a word counts so much of the very form. */
const OTHER_FORM = 0.95;

/** Reads the texts of `documents` for the words that are wanted. */
export function readPool(
  documents: readonly ReadableText[],
  wanted: readonly WantedWord[],
): PoolTexts {
  const { known, texts } = wordsOfAll(documents);
  const asked = new Map<number, { word: number; closeness: number }>();
  for (const [word, { terms }] of wanted.entries())
    for (const [term, closeness] of terms) {
      const number = known.numberOf(term);
      if (number !== undefined && !asked.has(number)) asked.set(number, { word, closeness });
    }
  const isAsked = new Uint8Array(known.terms.length);
  for (const number of asked.keys()) isAsked[number] = 1;

  const readText = (text: TextWords): PoolText => {
    const { stemming, words, positions, textStart, differentTerms } = text;
    const termOfWord = known.termsOf(stemming);
    const terms = new Int32Array(words.length);
    const occurrences: Occurrence[] = [];
    let [count, titleTerms] = [0, 0];
    for (let i = 0; i < words.length; i++) {
      const number = termOfWord[words[i] ?? 0] ?? -1;
      if (number < 0) continue;
      terms[count++] = number;
      const isTitle = i < text.titleWords;
      if (isTitle) titleTerms++;
      if (isAsked[number] !== 1) continue;
      const { word = 0, closeness = 0 } = asked.get(number) ?? {};
      occurrences.push({
        word,
        position: (positions[i] ?? 0) + 1,
        isTitle,
        closeness: closeness * formOf(known, text, i, wanted[word]),
      });
    }
    const read = terms.subarray(0, count);
    return { terms: read, titleTerms, textStart, differentTerms, occurrences };
  };
  return { texts: texts.map(readText), terms: known.terms };
}

function formOf(
  known: KnownWords,
  { words, stemming }: TextWords,
  at: number,
  word: WantedWord | undefined,
): number {
  const plain = known.plainOf(words[at] ?? 0, stemming);
  return word?.forms.has(known.terms[plain] ?? '') ? 1 : OTHER_FORM;
}
