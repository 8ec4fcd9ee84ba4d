import { termAndForm } from './analyse';
import type { Stemming } from './stemmers';
import { spread, stepA, stepB } from './word-hash';
import { KnownWords, type WordReading } from './read-words';
import { WordNumbers } from './word-numbers';

/** More words are not remembered: the tables start anew. */
const MAX_WORDS = 120_000;
/** Numbers and single letters say nothing of what a text is about. */
const TELLING = /^(?!\p{N}+$).{2}/u;
/** Bits of a term's key and of a form's. */
const TERM_BITS = 28;
/** How many forms of a word are told apart. */
const FORMS = 1 << 12;

/**
 * What a term is known by where terms of all archives are compared and no vocabulary is at hand: 27
 * bits of its hash, and one that says whether it tells what a text is about. Two of a hundred terms
 * have the same key once in thirty thousand such hundreds.
 */
export function termKey(term: string): number {
  let hash = 0;
  for (let i = 0; i < term.length; i++) hash = stepA(hash, term.charCodeAt(i));
  return ((spread(hash) >>> (32 - TERM_BITS)) & ~1) | (TELLING.test(term) ? 1 : 0);
}

/** Whether a term tells what a text is about: it is no number and no single letter. */
export function isTelling(key: number): boolean {
  return (key & 1) === 1;
}

/** What a word as it is written, folded, is known by among words of one term: 12 bits. */
export function formKey(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = stepB(hash, word.charCodeAt(i));
  return spread(hash) % FORMS;
}

/**
 * Numbers, counted up from 0, for the forms of terms: a word met before gets its number straight
 * from the text, no string is made of it and none is stemmed.
 */
export class WordKeys {
  /** The key of the term of each. */
  readonly terms: number[] = [];
  /** The key of the form of each. */
  readonly forms: number[] = [];
  /** The same number for forms whose terms have one key, counted up from 0. */
  readonly termNumbers: number[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #termNumbers = new Map<number, number>();
  readonly #tables = new Map<Stemming, (text: string, start: number, end: number) => number>();
  readonly #readTables = new Map<Stemming, (reading: WordReading, word: number) => number>();
  #words = 0;

  /** Finds the number of the word [start, end) of a text in `stemming`; -1 for one that folds to nothing. */
  numbersOf(stemming: Stemming): (text: string, start: number, end: number) => number {
    let numbersOf = this.#tables.get(stemming);
    if (!numbersOf) {
      const words = new WordNumbers();
      const numbers: number[] = [];
      numbersOf = (text, start, end) => {
        const word = words.numberOf(text, start, end);
        if (word < numbers.length) return numbers[word] ?? -1;
        this.#words++;
        const number = this.#newNumber(text.slice(start, end), stemming);
        numbers.push(number);
        return number;
      };
      this.#tables.set(stemming, numbersOf);
    }
    return numbersOf;
  }

  /** Finds the number of a word that was read, in `stemming`; -1 for one that folds to nothing. */
  readNumbersOf(stemming: Stemming): (reading: WordReading, word: number) => number {
    let numbersOf = this.#readTables.get(stemming);
    if (!numbersOf) {
      const known = new KnownWords();
      const find = (word: string): number => {
        this.#words++;
        return this.#newNumber(word, stemming);
      };
      numbersOf = (reading, word) => known.of(reading, word, find);
      this.#readTables.set(stemming, numbersOf);
    }
    return numbersOf;
  }

  get isFull(): boolean {
    return this.#words >= MAX_WORDS;
  }

  #newNumber(word: string, stemming: Stemming): number {
    const { term, form: written } = termAndForm(word, stemming);
    if (term === '') return -1;
    const [key, form] = [termKey(term), formKey(written)];
    const both = key * FORMS + form;
    let number = this.#numbers.get(both);
    if (number === undefined) {
      number = this.terms.push(key) - 1;
      this.forms.push(form);
      let termNumber = this.#termNumbers.get(key);
      if (termNumber === undefined)
        this.#termNumbers.set(key, (termNumber = this.#termNumbers.size));
      this.termNumbers.push(termNumber);
      this.#numbers.set(both, number);
    }
    return number;
  }
}
