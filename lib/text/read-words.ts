import { WordNumbers } from './word-numbers';
import { forEachWord } from './words';

/** More words are not remembered: the vocabulary starts anew. */
const MAX_WORDS = 120_000;
/** Longer texts are not kept. */
export const MAX_READ_UNITS = 40_000;

/** The words of a text in order, by their numbers in `vocabulary`: to be gone through before the next is read. */
export type WordReading = {
  readonly vocabulary: WordNumbers;
  readonly numbers: Uint32Array;
  readonly length: number;
};

/** The readings of title and text: whoever comes second for them finds them read. */
const KEPT = 2;
type Kept = { text: string; vocabulary: WordNumbers; numbers: Uint32Array; length: number };
let kept: Kept[] = [];
let current = new WordNumbers();

/**
 * The words of `text`, as `forEachWord` gives them, by their numbers. A document's words are asked for
 * by its index and by its record, one after the other, and are looked up once.
 *
 * @param text at most `MAX_READ_UNITS` long
 */
export function readWords(text: string): WordReading {
  const known = kept.find((reading) => reading.text === text);
  if (known) return known;
  if (current.size >= MAX_WORDS) current = new WordNumbers();
  const reading = kept.length < KEPT ? emptyReading() : (kept.shift() ?? emptyReading());
  reading.text = text;
  reading.vocabulary = current;
  reading.length = 0;
  forEachWord(text, (start, end) => {
    if (reading.length === reading.numbers.length) reading.numbers = doubled(reading.numbers);
    reading.numbers[reading.length++] = current.numberOf(text, start, end);
  });
  kept.push(reading);
  return reading;
}

/** What a reader knows of the words of a vocabulary: nothing of those of another. */
export class KnownWords {
  #vocabulary: WordNumbers | undefined;
  #known = new Int32Array(0);

  /** What `find` found for the word, asked once for each. @param find at least -1 */
  of({ vocabulary }: WordReading, word: number, find: (word: string) => number): number {
    if (vocabulary !== this.#vocabulary || word >= this.#known.length) this.#make(vocabulary);
    const known = this.#known[word] ?? 0;
    if (known !== 0) return known - 2;
    const found = find(vocabulary.textOf(word));
    this.#known[word] = found + 2;
    return found;
  }

  #make(vocabulary: WordNumbers): void {
    const known = new Int32Array(2 ** Math.ceil(Math.log2(vocabulary.size + 1024)));
    if (vocabulary === this.#vocabulary) known.set(this.#known);
    this.#known = known;
    this.#vocabulary = vocabulary;
  }
}

function emptyReading(): Kept {
  return { text: '', vocabulary: current, numbers: new Uint32Array(1024), length: 0 };
}

function doubled(numbers: Uint32Array): Uint32Array {
  const wide = new Uint32Array(numbers.length * 2);
  wide.set(numbers);
  return wide;
}
