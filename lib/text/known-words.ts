import { termOf } from './analyse';
import type { Stemming } from './stemmers';
import { WordNumbers } from './word-numbers';

/** More words are not remembered: the tables start anew. */
const MAX_WORDS = 60_000;

/** Words of one way of stemming, with what they become. */
type Table = {
  readonly words: WordNumbers;
  /** Number of each word's term; -1 for a word that folds to nothing. */
  readonly terms: number[];
  /** Number of the word as it stands, folded alone; undefined until it is asked for. */
  readonly plain: (number | undefined)[];
};

/**
 * Words that were read, and their terms, numbered: a text whose words are known is read again
 * without making a string or stemming a word.
 */
export class KnownWords {
  /** By number. */
  readonly terms: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #tables = new Map<Stemming, Table>();

  /** The number of a word of `text`, among the words of this way of stemming. */
  wordAt(text: string, start: number, end: number, stemming: Stemming): number {
    const { words, terms } = this.#tableOf(stemming);
    const word = words.numberOf(text, start, end);
    if (word === terms.length) terms.push(this.#number(termOf(text.slice(start, end), stemming)));
    return word;
  }

  /** The number of each word's term, by the word's number. */
  termsOf(stemming: Stemming): readonly number[] {
    return this.#tableOf(stemming).terms;
  }

  /** The number of `word` as it stands, without its ending being cut. */
  plainOf(word: number, stemming: Stemming): number {
    const { words, plain } = this.#tableOf(stemming);
    return (plain[word] ??= this.#number(termOf(words.textOf(word), 'none')));
  }

  /** The number of `term`; undefined for one that no word became yet. */
  numberOf(term: string): number | undefined {
    return this.#numbers.get(term);
  }

  get isFull(): boolean {
    return this.terms.length >= MAX_WORDS;
  }

  #number(term: string): number {
    if (term === '') return -1;
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.terms.push(term) - 1;
      this.#numbers.set(term, number);
    }
    return number;
  }

  #tableOf(stemming: Stemming): Table {
    let table = this.#tables.get(stemming);
    if (!table)
      this.#tables.set(stemming, (table = { words: new WordNumbers(), terms: [], plain: [] }));
    return table;
  }
}
