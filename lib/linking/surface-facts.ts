import { fold } from '@/lib/text/fold';
import { KIND, TokenList } from '@/lib/text/token-list';
import { scanTokens } from '@/lib/text/tokens';
import { joinA, joinB } from '@/lib/text/word-hash';
import { WORD, wordBits } from './lexicon';
import type { FurnitureCounts } from './furniture-counts';
import { isStrongWord, shareAlone, shareOfNames } from './name-likelihood';
import { UNKNOWN_SURFACE, type SurfaceTable } from './surface-table';
import { areTwoHalves } from './two-halves';
import { isEveryday, less, type WordStatistics } from './word-statistics';

/** Most comparison forms kept at hand. */
const MAX_FOLDED = 65_536;

/** What the archive's statistics and the lexicon say about each written word of its runs. */
export class SurfaceFacts {
  hashA: Int32Array;
  hashB: Int32Array;
  readonly size: Uint8Array;
  /** One of `KIND`. */
  readonly kind: Uint8Array;
  /** Bits of `WORD`. */
  readonly bits: Uint32Array;
  /** Likelihood of being part of a name, 0 to 1; and of being one alone. */
  share: Float32Array;
  readonly solo: Float32Array;
  /** Capitalised occurrences inside sentences, those that stand alone, and small ones. */
  mid: Uint32Array;
  soloCount: Uint32Array;
  low: Uint32Array;
  /** Share of capitals throughout. */
  readonly caps: Float32Array;
  readonly twice = 2;
  readonly leastShare = 0.35;
  /** 1 for everyday English. */
  readonly common: Uint8Array;
  readonly #surfaces: SurfaceTable;
  /** Number of each surface's word in the statistics, or -1. */
  #word: Int32Array;
  /** Comparison forms that were asked for lately. */
  readonly #folded = new Map<number, string>();

  /** Facts that words have by themselves; what the statistics say comes with `settle`. */
  constructor(surfaces: SurfaceTable, statistics: WordStatistics) {
    const n = surfaces.size;
    this.#surfaces = surfaces;
    this.#word = new Int32Array(n).fill(-1);
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
    // A word that was left out as too rare still counts as a capital.
    this.kind[UNKNOWN_SURFACE] = KIND.capital;
    for (let i = 1; i < n; i++) this.#learn(i, statistics, tokens);
  }

  /** Reads the statistics, without what `furniture` had added to them. */
  settle(statistics: WordStatistics, furniture: FurnitureCounts): void {
    for (let i = 1; i < this.kind.length; i++) this.#settle(i, statistics, furniture);
  }

  /** Gives back what is not asked for once it is decided which entities there are. */
  forgetCounts(): void {
    this.hashA = this.hashB = this.#word = new Int32Array(0);
    this.mid = this.soloCount = this.low = new Uint32Array(0);
    this.share = new Float32Array(0);
  }

  /** The number of the word of surface `s` in the statistics, or -1. */
  wordOf(s: number): number {
    return this.#word[s] ?? -1;
  }

  /** The characters of surface `s`. */
  text(s: number): string {
    return this.#surfaces.text(s);
  }

  /** The comparison form of surface `s`. */
  folded(s: number): string {
    const known = this.#folded.get(s);
    if (known !== undefined) return known;
    const folded = fold(this.#surfaces.text(s));
    if (this.#folded.size >= MAX_FOLDED) this.#folded.clear();
    this.#folded.set(s, folded);
    return folded;
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

  areHalves(left: number, right: number): boolean {
    return areTwoHalves(this.hashA[left] ?? 0, this.hashA[right] ?? 0);
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
    scanTokens(this.#surfaces.text(i), tokens);
    const a = tokens.hashA[0] ?? 0;
    const b = tokens.hashB[0] ?? 0;
    this.hashA[i] = a;
    this.hashB[i] = b;
    this.size[i] = tokens.size[0] ?? 0;
    this.kind[i] = tokens.kind[0] ?? 0;
    this.bits[i] = wordBits(a, b);
    this.common[i] = isEveryday(this.#surfaces.text(i)) ? 1 : 0;
    this.#word[i] = statistics.find(a, b);
  }

  #settle(i: number, statistics: WordStatistics, furniture: FurnitureCounts): void {
    const word = this.wordOf(i);
    const mid = word < 0 ? 0 : less(statistics.mid(word), furniture.mid.get(word));
    const solo =
      word < 0 ? 0 : Math.min(mid, less(statistics.solo(word), furniture.solo.get(word)));
    const caps =
      word < 0 ? 0 : Math.min(mid, less(statistics.caps(word), furniture.caps.get(word)));
    const low = word < 0 ? 0 : statistics.low(word);
    const common = this.common[i] === 1;
    const counts = { mid, low, solo };
    this.share[i] = shareOfNames(counts, common);
    this.solo[i] = shareAlone(counts, common);
    this.mid[i] = mid;
    this.soloCount[i] = solo;
    this.low[i] = low;
    this.caps[i] = mid === 0 ? 0 : caps / mid;
  }
}
