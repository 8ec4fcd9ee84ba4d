import type { TokenList } from '@/lib/text/token-list';
import { FLAG, GAP, KIND } from '@/lib/text/token-list';
import { fold } from '@/lib/text/fold';
import { isCommonWord } from './common-words';
import { Counts, HashTable } from './hash-table';
import { tokenBits, WORD, wordBits } from './lexicon';

/** Weight of the prior, in occurrences. */
const PRIOR_WEIGHT = 1.5;
/** Prior of being a name for an everyday word, and for any other. */
const PRIOR_COMMON = 0.08;
const PRIOR_OTHER = 0.85;
/** What a capitalised occurrence beside another capital counts for a word's standing alone. */
const COMPANY_WEIGHT = 0.3;

/** Set once in `#facts`: the word was looked up. */
const KNOWN = 1;
const COMMON = 2;

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
    const mid = this.#mid.get(word);
    const low = this.#low.get(word);
    return (mid + PRIOR_WEIGHT * this.#prior(word, text)) / (mid + low + PRIOR_WEIGHT);
  }

  /** Likelihood, 0 to 1, that the capitalised `text` (`word` here) is a name by itself. */
  soloShare(word: number, text: string): number {
    const solo = this.#solo.get(word);
    const alone = solo + COMPANY_WEIGHT * (this.#mid.get(word) - solo);
    return (
      (alone + PRIOR_WEIGHT * this.#prior(word, text)) /
      (alone + this.#low.get(word) + PRIOR_WEIGHT)
    );
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

  #prior(word: number, text: string): number {
    return this.isCommon(word, text) ? PRIOR_COMMON : PRIOR_OTHER;
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
