import { termOf } from './analyse';
import type { Stemming } from './stemmers';
import { WordNumbers } from './word-numbers';

/** Numbers for terms, counted up from 0 as their words are met. */
export type TermNumbers = {
  /** The number of a word's term, or -1 for a word that folds to nothing. */
  numberOf(text: string, start: number, end: number, stemming: Stemming): number;
  /** The terms with their numbers, in ascending order of the terms. */
  sorted(): [string, number][];
  /** How many terms there are. */
  readonly size: number;
};

/** An empty numbering. */
export function createTermNumbers(): TermNumbers {
  const numbers = new Map<string, number>();
  const known = new Map<Stemming, { words: WordNumbers; terms: number[] }>();
  const knownOf = (stemming: Stemming): { words: WordNumbers; terms: number[] } => {
    let of = known.get(stemming);
    if (!of) known.set(stemming, (of = { words: new WordNumbers(), terms: [] }));
    return of;
  };
  return {
    numberOf(text, start, end, stemming) {
      const { words, terms } = knownOf(stemming);
      const found = terms[words.numberOf(text, start, end)];
      if (found !== undefined) return found;
      const term = termOf(text.slice(start, end), stemming);
      let number = term === '' ? -1 : numbers.get(term);
      if (number === undefined) {
        numbers.set(term, (number = numbers.size));
      }
      terms.push(number);
      return number;
    },
    get size() {
      return numbers.size;
    },
    sorted: () => [...numbers].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}
