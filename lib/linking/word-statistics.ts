import type { TokenList } from '@/lib/text/token-list';
import { FLAG, GAP, KIND } from '@/lib/text/token-list';
import { fold } from '@/lib/text/fold';
import { isCommonWord } from './common-words';
import { Counts, HashTable } from './hash-table';
import { tokenBits, WORD, wordBits } from './lexicon';
import { shareAlone, shareOfNames, type WordCounts } from './name-likelihood';

/** Set once in `#facts`: the word was looked up. */
const KNOWN = 1;
const COMMON = 2;

/** A word by its hashes, how often it is written in which way, and of `mid` in capitals throughout. */
export type CountedWord = WordCounts & {
  readonly a: number;
  readonly b: number;
  readonly caps: number;
};

/**
 * How each word of an archive is written, counted where capitals mean something. All counts are
 * integers that add up over documents.
 */
export class WordStatistics {
  readonly #words = new HashTable(16_384);
  readonly #low = new Counts(16_384);
  /** Capitalised inside a sentence. */
  readonly #mid = new Counts(16_384);
  /** Of those, without a capitalised neighbour. */
  readonly #solo = new Counts(16_384);
  readonly #start = new Counts(16_384);
  /** Of `mid`, in capitals throughout. */
  readonly #caps = new Counts(16_384);
  readonly #facts = new Counts(16_384);

  /** Counts the words of a document, from token `from` on, `times` times (negative takes away). */
  add(tokens: TokenList, { from = 0, times = 1 } = {}): void {
    for (let i = from; i < tokens.length; i++) {
      if (tokens.has(i, FLAG.titleCase | FLAG.allCaps)) continue;
      const kind = tokens.kind[i] ?? 0;
      if (kind > KIND.mixed) continue;
      const word = this.#words.intern(tokens.hashA[i] ?? 0, tokens.hashB[i] ?? 0);
      if (kind === KIND.lower) this.#low.add(word, times);
      else if (tokens.has(i, FLAG.start)) this.#start.add(word, times);
      else {
        this.#mid.add(word, times);
        if (kind === KIND.caps) this.#caps.add(word, times);
        if (!hasCapitalBeside(tokens, i)) this.#solo.add(word, times);
      }
    }
  }

  /** The word's number, or -1 if no document has it. */
  find(a: number, b: number): number {
    return this.#words.find(a, b);
  }

  low(word: number): number {
    return this.#low.get(word);
  }

  mid(word: number): number {
    return this.#mid.get(word);
  }

  solo(word: number): number {
    return this.#solo.get(word);
  }

  /** Share of its capitalised occurrences that are in capitals throughout, 0 to 1. */
  capsShare(word: number): number {
    const mid = this.#mid.get(word);
    return mid === 0 ? 0 : this.#caps.get(word) / mid;
  }

  /** Likelihood, 0 to 1, that the capitalised `text` (`word` here) is part of a name. */
  nameShare(word: number, text: string): number {
    return shareOfNames(this.#countsOf(word), this.isCommon(word, text));
  }

  /** Likelihood, 0 to 1, that the capitalised `text` (`word` here) is a name by itself. */
  soloShare(word: number, text: string): number {
    return shareAlone(this.#countsOf(word), this.isCommon(word, text));
  }

  /** Whether `text` (`word` here) is everyday English. */
  isCommon(word: number, text: string): boolean {
    if (word < 0) return isCommonWord(fold(text));
    let facts = this.#facts.get(word);
    if ((facts & KNOWN) === 0) {
      facts = KNOWN | (isCommonWord(fold(text)) ? COMMON : 0);
      this.#facts.set(word, facts);
    }
    return (facts & COMMON) !== 0;
  }

  /** The lexicon's bits for the word. */
  bits(word: number): number {
    return word < 0 ? 0 : wordBits(this.#words.hashA(word), this.#words.hashB(word));
  }

  /** Every word that was ever counted. */
  *words(): Generator<CountedWord> {
    for (let word = 0; word < this.#words.size; word++)
      yield {
        a: this.#words.hashA(word),
        b: this.#words.hashB(word),
        ...this.#countsOf(word),
        caps: this.#caps.get(word),
      };
  }

  #countsOf(word: number): WordCounts {
    return { low: this.#low.get(word), mid: this.#mid.get(word), solo: this.#solo.get(word) };
  }
}

function hasCapitalBeside(tokens: TokenList, i: number): boolean {
  if (i > 0 && joins(tokens, i) && tokens.isCapital(i - 1) && !isTitleWord(tokens, i - 1))
    return true;
  return i + 1 < tokens.length && joins(tokens, i + 1) && tokens.isCapital(i + 1);
}

function joins(tokens: TokenList, i: number): boolean {
  return (tokens.gap[i] ?? GAP.border) < GAP.border && !tokens.has(i - 1, FLAG.possessive);
}

/** "President Raisi": beside its title, a name stands alone. */
function isTitleWord(tokens: TokenList, i: number): boolean {
  return (tokenBits(tokens, i) & WORD.title) !== 0;
}
