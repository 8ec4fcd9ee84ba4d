import type { BlockScan } from './page-scan';

/** A page with at least so many words is foreign when more than this share is capitalised … */
const MIN_WORDS = 200;
const CAPITAL_SHARE = 0.25;
/** … or less than this share are English function words. */
const FUNCTION_SHARE = 0.12;

/** How a page writes the words that could be names, summed over its blocks. */
export class PageCounts {
  readonly #low = new Map<number, number>();
  readonly #mid = new Map<number, number>();
  #words = 0;
  #capitals = 0;
  #functions = 0;

  /** Adds a block, or takes it away again (`times` −1). */
  add(scan: BlockScan, times: 1 | -1): void {
    for (const word of scan.low) this.#low.set(word, (this.#low.get(word) ?? 0) + times);
    for (const word of scan.mid) this.#mid.set(word, (this.#mid.get(word) ?? 0) + times);
    this.#words += scan.words * times;
    this.#capitals += scan.mid.length * times;
    this.#functions += scan.functions * times;
  }

  /** Small occurrences of a word, by its first hash. */
  low(word: number): number {
    return this.#low.get(word) ?? 0;
  }

  /** Capitalised occurrences inside sentences. */
  mid(word: number): number {
    return this.#mid.get(word) ?? 0;
  }

  /** Whether the page is not in English, or capitalises like German: a capital says less there. */
  get isForeign(): boolean {
    if (this.#words < MIN_WORDS) return false;
    return (
      this.#capitals / this.#words > CAPITAL_SHARE || this.#functions / this.#words < FUNCTION_SHARE
    );
  }
}
