import { fold } from '@/lib/text/fold';
import { KIND } from '@/lib/text/token-list';
import { joinA, joinB } from '@/lib/text/word-hash';
import { isCommonWord } from './common-words';
import { HashTable } from './hash-table';
import { WORD } from './lexicon';
import type { NameFacts } from './name-facts';
import { isStrongWord, shareAlone, shareOfNames } from './name-likelihood';
import type { ArchiveNames } from './open-names';

/** What one occurrence on the page counts, in occurrences in the archive. */
const PAGE_WEIGHT = 2;
/** Tells the same word in capitals, capitalised and small apart in the table of surfaces. */
const KIND_SPREAD = 0x2545_f491;

/** A word as it is met on a page. */
export type MetWord = {
  readonly a: number;
  readonly b: number;
  readonly size: number;
  /** One of `KIND`. */
  readonly kind: number;
  /** Bits of `WORD`. */
  readonly bits: number;
  readonly text: string;
};

/** How a page writes a word, counted where capitals mean something. */
type PageCount = { low: number; mid: number; solo: number; caps: number };

/**
 * What the archives and the page itself say about each written word of the page's runs. Words are
 * met once; the page's counts are taken anew whenever a block changes.
 */
export class PageFacts implements NameFacts {
  readonly hashA: number[] = [];
  readonly size: number[] = [];
  readonly kind: number[] = [];
  readonly share: number[] = [];
  readonly solo: number[] = [];
  readonly mid: number[] = [];
  readonly soloCount: number[] = [];
  readonly low: number[] = [];
  readonly caps: number[] = [];
  readonly common: number[] = [];
  /** A page that is a document of the archive as well is counted in both. */
  readonly twice = PAGE_WEIGHT + 2;
  /** More than in an archive: the longer names that archives know are found in any case. */
  readonly leastShare = 0.45;
  readonly #archives: readonly ArchiveNames[];
  readonly #surfaces = new HashTable(512);
  readonly #hashB: number[] = [];
  readonly #bits: number[] = [];
  readonly #texts: string[] = [];
  /** What the archives say, in the order of surfaces. */
  readonly #archive: PageCount[] = [];
  /** The words of the surfaces: one for "Turkey" and "TURKEY". */
  readonly #words = new HashTable(512);
  readonly #wordOf: number[] = [];
  #page: PageCount[] = [];

  constructor(archives: readonly ArchiveNames[]) {
    this.#archives = archives;
  }

  /** The number of the word as it is written, new or known. */
  meet(word: Omit<MetWord, 'text'>, text: () => string): number {
    const spread = Math.imul(word.kind, KIND_SPREAD);
    const surface = this.#surfaces.intern((word.a + spread) | 0, word.b);
    if (surface === this.kind.length) this.#learn({ ...word, text: text() });
    return surface;
  }

  /** Forgets the page's counts. */
  clearCounts(): void {
    this.#page = Array.from({ length: this.#words.size }, () => ({
      low: 0,
      mid: 0,
      solo: 0,
      caps: 0,
    }));
  }

  /** The number of a word that has a surface, or -1. */
  wordOf(a: number, b: number): number {
    return this.#words.find(a, b);
  }

  /** Counts one small occurrence of `word`. */
  countLow(word: number): void {
    const count = this.#page[word];
    if (count) count.low++;
  }

  /** Counts one capitalised occurrence of `surface` inside a sentence. */
  countMid(surface: number, alone: boolean): void {
    const count = this.#page[this.#wordOf[surface] ?? -1];
    if (!count) return;
    count.mid++;
    if (alone) count.solo++;
    if (this.kind[surface] === KIND.caps) count.caps++;
  }

  /** Weighs what was counted: to be called when all is counted, before anything is asked. */
  weigh(): void {
    for (let surface = 0; surface < this.kind.length; surface++) this.#weigh(surface);
  }

  /** Small and capitalised occurrences on this page alone. */
  pageLow(surface: number): number {
    return this.#page[this.#wordOf[surface] ?? -1]?.low ?? 0;
  }

  pageMid(surface: number): number {
    return this.#page[this.#wordOf[surface] ?? -1]?.mid ?? 0;
  }

  text(surface: number): string {
    return this.#texts[surface] ?? '';
  }

  has(surface: number, bits: number): boolean {
    return ((this.#bits[surface] ?? 0) & bits) !== 0;
  }

  isCapital(surface: number): boolean {
    const kind = this.kind[surface] ?? 0;
    return kind >= KIND.capital && kind <= KIND.initial && kind !== KIND.number;
  }

  isStrong(surface: number): boolean {
    if (this.has(surface, WORD.given | WORD.particle | WORD.direction)) return false;
    return isStrongWord(this.soloCount[surface] ?? 0, this.mid[surface] ?? 0);
  }

  /** Never: those that an archive has are found as its names. */
  areHalves(): boolean {
    return false;
  }

  key(surfaces: readonly number[], from: number, to: number): [number, number, number] {
    let a = 0;
    let b = 0;
    let length = 0;
    for (let i = from; i < to; i++) {
      const surface = surfaces[i] ?? 0;
      const size = this.size[surface] ?? 0;
      a = joinA(a, this.hashA[surface] ?? 0, size);
      b = joinB(b, this.#hashB[surface] ?? 0, size);
      length += size;
    }
    return [a, b, length];
  }

  #learn(word: MetWord): void {
    this.hashA.push(word.a);
    this.#hashB.push(word.b);
    this.size.push(word.size);
    this.kind.push(word.kind);
    this.#bits.push(word.bits);
    this.#texts.push(word.text);
    this.#wordOf.push(this.#words.intern(word.a, word.b));
    this.common.push(isCommonWord(fold(word.text)) ? 1 : 0);
    const sum: PageCount = { low: 0, mid: 0, solo: 0, caps: 0 };
    for (const { archiveWords } of this.#archives) {
      const counts = archiveWords.counts(word.a, word.b);
      if (!counts) continue;
      sum.low += counts.low;
      sum.mid += counts.mid;
      sum.solo += counts.solo;
      sum.caps += counts.caps * counts.mid;
    }
    this.#archive.push(sum);
  }

  #weigh(surface: number): void {
    const archive = this.#archive[surface];
    const page = this.#page[this.#wordOf[surface] ?? -1];
    if (!archive || !page) return;
    const counts = {
      low: archive.low + PAGE_WEIGHT * page.low,
      mid: archive.mid + PAGE_WEIGHT * page.mid,
      solo: archive.solo + PAGE_WEIGHT * page.solo,
    };
    const common = this.common[surface] === 1;
    this.low[surface] = counts.low;
    this.mid[surface] = counts.mid;
    this.soloCount[surface] = counts.solo;
    const caps = archive.caps + PAGE_WEIGHT * page.caps;
    this.caps[surface] = counts.mid === 0 ? 0 : caps / counts.mid;
    this.share[surface] = shareOfNames(counts, common);
    this.solo[surface] = shareAlone(counts, common);
  }
}
