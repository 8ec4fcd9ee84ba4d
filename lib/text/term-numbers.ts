import { termOf } from './analyse';
import type { Stemming } from './stemmers';
import { KnownWords, type WordReading } from './read-words';
import { WordNumbers } from './word-numbers';

/** Numbers for terms, counted up from 0 as their words are met. */
export type TermNumbers = {
  /** The number of a word's term, or -1 for a word that folds to nothing. */
  numberOf(text: string, start: number, end: number, stemming: Stemming): number;
  /** The same of a word that was read. */
  numberIn(reading: WordReading, word: number, stemming: Stemming): number;
  /** The terms with their numbers, in ascending order of the terms. */
  sorted(): [string, number][];
  /** How many terms there are. */
  readonly size: number;
};

/** The numbers of words in one stemming: of those met in texts, and of those that were read. */
type Known = {
  readonly words: WordNumbers;
  readonly terms: number[];
  readonly read: KnownWords;
  readonly find: (word: string) => number;
};

/** An empty numbering. */
export function createTermNumbers(): TermNumbers {
  const numbers = new Map<string, number>();
  const known = new Map<Stemming, Known>();
  const numberOfTerm = (word: string, stemming: Stemming): number => {
    const term = termOf(word, stemming);
    if (term === '') return -1;
    let number = numbers.get(term);
    if (number === undefined) numbers.set(term, (number = numbers.size));
    return number;
  };
  const knownOf = (stemming: Stemming): Known => {
    let of = known.get(stemming);
    if (!of) {
      const find = (word: string): number => numberOfTerm(word, stemming);
      of = { words: new WordNumbers(), terms: [], read: new KnownWords(), find };
      known.set(stemming, of);
    }
    return of;
  };
  return {
    numberOf(text, start, end, stemming) {
      const { words, terms, find } = knownOf(stemming);
      const found = terms[words.numberOf(text, start, end)];
      if (found !== undefined) return found;
      const number = find(text.slice(start, end));
      terms.push(number);
      return number;
    },
    numberIn(reading, word, stemming) {
      const { read, find } = knownOf(stemming);
      return read.of(reading, word, find);
    },
    get size() {
      return numbers.size;
    },
    sorted: () => [...numbers].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}
