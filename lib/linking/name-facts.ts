import type { KnownPieces } from './known-pieces';
import type { StoredRun } from './run-store';

/**
 * What is known of each written word when a run is read for names: of an archive, or on a page.
 * Words are numbers; the columns are read by them.
 */
export type NameFacts = {
  /** First hash of the word. */
  readonly hashA: ArrayLike<number>;
  /** Folded length in units. */
  readonly size: ArrayLike<number>;
  /** One of `KIND`. */
  readonly kind: ArrayLike<number>;
  /** Likelihood of being part of a name, 0 to 1; and of being one alone. */
  readonly share: ArrayLike<number>;
  readonly solo: ArrayLike<number>;
  /** Capitalised occurrences inside sentences, those that stand alone, and small ones. */
  readonly mid: ArrayLike<number>;
  readonly soloCount: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  /** How likely, 0 to 1, one word of a longer name must at least be part of names. */
  readonly leastShare: number;
  /** What two uses count at least, of which `mid` is the sum. */
  readonly twice: number;
  /** Share of capitals throughout. */
  readonly caps: ArrayLike<number>;
  /** 1 for everyday English. */
  readonly common: ArrayLike<number>;
  text(word: number): string;
  /** Whether the lexicon gives it one of `bits`. */
  has(word: number, bits: number): boolean;
  isCapital(word: number): boolean;
  /** Whether it usually stands alone: a place or a people rather than a part of personal names. */
  isStrong(word: number): boolean;
  /** Whether "and" joins two words to the name of one place or firm, whatever the archive shows. */
  areHalves(left: number, right: number): boolean;
  /** Both hashes and the folded length of the name made of words [from, to). */
  key(words: readonly number[], from: number, to: number): [number, number, number];
};

/** How often stretches of runs are known to occur. */
export type PieceCounts = Pick<KnownPieces, 'count' | 'mid' | 'whole' | 'titledFirst'>;

/** A run as it is read for names. */
export type NameRun = Pick<StoredRun, 'surfaces' | 'gaps' | 'flags'>;

/** What decides about splitting and accepting. */
export type SplitContext = {
  readonly facts: NameFacts;
  readonly known: PieceCounts;
};
