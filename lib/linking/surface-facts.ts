import { fold } from '@/lib/text/fold';
import { KIND, TokenList } from '@/lib/text/token-list';
import { scanTokens } from '@/lib/text/tokens';
import { joinA, joinB } from '@/lib/text/word-hash';
import { WORD, wordBits } from './lexicon';
import type { RunStore } from './run-store';
import type { WordStatistics } from './word-statistics';

/** Standing alone this often, and in this share of its capitalised occurrences, makes a word strong. */
const STRONG_SOLO = 2;
const STRONG_SHARE = 0.35;

/** What the archive's statistics and the lexicon say about each written word of its runs. */
export class SurfaceFacts {
  readonly hashA: Int32Array;
  readonly hashB: Int32Array;
  readonly size: Uint8Array;
  /** One of `KIND`. */
  readonly kind: Uint8Array;
  /** Bits of `WORD`. */
  readonly bits: Uint32Array;
  /** Likelihood of being part of a name, 0 to 1; and of being one alone. */
  readonly share: Float32Array;
  readonly solo: Float32Array;
  /** Capitalised occurrences inside sentences, those that stand alone, and small ones. */
  readonly mid: Uint32Array;
  readonly soloCount: Uint32Array;
  readonly low: Uint32Array;
  /** Share of capitals throughout. */
  readonly caps: Float32Array;
  /** 1 for everyday English. */
  readonly common: Uint8Array;
  readonly #store: RunStore;
  readonly #folded: string[] = [];

  constructor(store: RunStore, statistics: WordStatistics) {
    const n = store.surfaceCount;
    this.#store = store;
    this.hashA = new Int32Array(n);
    this.hashB = new Int32Array(n);
    this.size = new Uint8Array(n);
    this.kind = new Uint8Array(n);
    this.bits = new Uint32Array(n);
    this.share = new Float32Array(n);
    this.solo = new Float32Array(n);
    this.mid = new Uint32Array(n);
    this.soloCount = new Uint32Array(n);
    this.low = new Uint32Array(n);
    this.caps = new Float32Array(n);
    this.common = new Uint8Array(n);
    const tokens = new TokenList();
    for (let i = 0; i < n; i++) this.#learn(i, statistics, tokens);
  }

  /** The characters of surface `s`. */
  text(s: number): string {
    return this.#store.surfaceText(s);
  }

  /** The comparison form of surface `s`. */
  folded(s: number): string {
    return (this.#folded[s] ??= fold(this.#store.surfaceText(s)));
  }

  has(s: number, bits: number): boolean {
    return ((this.bits[s] ?? 0) & bits) !== 0;
  }

  isCapital(s: number): boolean {
    const kind = this.kind[s];
    return (
      kind === KIND.capital || kind === KIND.caps || kind === KIND.mixed || kind === KIND.initial
    );
  }

  /** Whether it usually stands alone: a place or a people rather than a part of personal names. */
  isStrong(s: number): boolean {
    if (this.has(s, WORD.given | WORD.particle | WORD.direction)) return false;
    return isStrongWord(this.soloCount[s] ?? 0, this.mid[s] ?? 0);
  }

  /** Both hashes and the folded length of the name made of `surfaces` [from, to). */
  key(surfaces: readonly number[], from: number, to: number): [number, number, number] {
    let a = 0;
    let b = 0;
    let length = 0;
    for (let i = from; i < to; i++) {
      const s = surfaces[i] ?? 0;
      const size = this.size[s] ?? 0;
      a = joinA(a, this.hashA[s] ?? 0, size);
      b = joinB(b, this.hashB[s] ?? 0, size);
      length += size;
    }
    return [a, b, length];
  }

  #learn(i: number, statistics: WordStatistics, tokens: TokenList): void {
    const text = this.#store.surfaceText(i);
    scanTokens(text, tokens);
    const a = tokens.hashA[0] ?? 0;
    const b = tokens.hashB[0] ?? 0;
    this.hashA[i] = a;
    this.hashB[i] = b;
    this.size[i] = tokens.size[0] ?? 0;
    this.kind[i] = tokens.kind[0] ?? 0;
    this.bits[i] = wordBits(a, b);
    const word = statistics.find(a, b);
    this.share[i] = statistics.nameShare(word, text);
    this.solo[i] = statistics.soloShare(word, text);
    this.mid[i] = statistics.mid(word);
    this.soloCount[i] = statistics.solo(word);
    this.low[i] = statistics.low(word);
    this.caps[i] = statistics.capsShare(word);
    this.common[i] = statistics.isCommon(word, text) ? 1 : 0;
  }
}

/** Whether a word that stands alone `solo` times, of `mid` capitalised ones, is a name of its own. */
export function isStrongWord(solo: number, mid: number): boolean {
  return solo >= STRONG_SOLO && solo / Math.max(1, mid) >= STRONG_SHARE;
}
