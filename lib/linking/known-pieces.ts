import { KIND } from '@/lib/text/token-list';
import { WORD } from './lexicon';
import { BoundedCounts } from './bounded-counts';
import { Counts } from './hash-table';
import type { NameFacts, NameRun } from './name-facts';
import { POSSESSIVE_GAP, RUN, type StoredRun } from './run-store';
import type { SurfaceFacts } from './surface-facts';
import { isUncased, uncasedStretches } from './uncased-names';

/** Words that join two pieces of a run into one name, or part two names. */
const JOINT = WORD.of | WORD.and | WORD.forOn;

/** Most pieces that are counted together. */
const MAX_JOINED = 4;

/** A stretch of a run without "of", "and", "for", "on". */
export type Piece = { readonly from: number; readonly to: number };

/** The pieces of a run, in order; what lies between two is their joint. */
export function piecesOf(facts: NameFacts, run: NameRun): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let i = 0; i <= run.surfaces.length; i++) {
    const surface = run.surfaces[i];
    const ends = surface === undefined;
    if (!ends && (facts.isCapital(surface) || !facts.has(surface, JOINT | WORD.the))) continue;
    if (i > from) pieces.push({ from, to: i });
    from = i + 1;
  }
  return pieces;
}

/** Whether several words stand behind "and". */
function isBehindAnd(facts: NameFacts, { surfaces }: NameRun, { from, to }: Piece): boolean {
  return to - from > 1 && from > 0 && facts.has(surfaces[from - 1] ?? 0, WORD.and);
}

/** "the Red Cross" at a run's end, "Political Bureau of Hamas"; not "Communications and Information Technology". */
export function standsAlone(facts: NameFacts, { surfaces }: NameRun, { from, to }: Piece): boolean {
  if (from > 0 && !facts.has(surfaces[from - 1] ?? 0, WORD.the)) return false;
  if (to === surfaces.length) return true;
  if (!facts.has(surfaces[to] ?? 0, WORD.of)) return false;
  const next = surfaces[to + 1] ?? 0;
  return facts.has(next, WORD.the) || facts.common[next] === 0;
}

/**
 * "Mines and Trade Ministry", "Outer Space" behind what they go on from; not "Yazd University", "Ministry of
 * Labor", "Camp Hurriyet", "People's University".
 */
function goesOn(facts: SurfaceFacts, { surfaces, gaps, flags }: StoredRun): boolean {
  if ((flags & RUN.continued) === 0 || gaps[1] === POSSESSIVE_GAP) return false;
  const [first = 0, second = 0] = surfaces;
  if (facts.common[first] !== 1 || facts.kind[first] !== KIND.capital) return false;
  if (facts.has(first, WORD.demonym | WORD.country | WORD.given | WORD.direction)) return false;
  if (facts.isCapital(second)) return surfaces.length > 2 || facts.common[second] === 1;
  return !(facts.has(first, WORD.head) && facts.has(second, WORD.of | WORD.forOn));
}

/** Whether a first name may stand before it: neither an everyday word nor what institutions are named by. */
function goesOnAsPerson(facts: SurfaceFacts, surface: number): boolean {
  if (facts.has(surface, WORD.particle)) return true;
  return (
    facts.common[surface] === 0 && !facts.has(surface, WORD.tail | WORD.organisation | WORD.place)
  );
}

/** What makes keys of pieces. */
type PieceKeys = Pick<NameFacts, 'key'>;

/** The counts of a piece, as columns. */
const COLUMN = { count: 0, mid: 1, whole: 2 } as const;
const bit = (column: number): number => 1 << column;
const BEHIND_AND = bit(COLUMN.count) | bit(COLUMN.mid);

/** How often the archive has each piece, and each pair of pieces with their joint. */
export class KnownPieces {
  readonly #counts = new BoundedCounts(3);
  /** How often a word starts a name of two and more words behind a title. */
  readonly #titledFirst = new Counts(16_384);
  /** How often a word starts a piece of several words, and how often it stands otherwise. */
  readonly #begins = new Counts(16_384);
  readonly #otherwise = new Counts(16_384);

  /** Runs that hold the piece or pair [from, to) of `surfaces`. */
  count(facts: PieceKeys, surfaces: readonly number[], from: number, to: number): number {
    const [a, b] = facts.key(surfaces, from, to);
    return this.#counts.get(a, b, COLUMN.count);
  }

  /** Of those, runs that do not start a sentence with it. */
  mid(facts: PieceKeys, surfaces: readonly number[], from: number, to: number): number {
    const [a, b] = facts.key(surfaces, from, to);
    return this.#counts.get(a, b, COLUMN.mid);
  }

  /**
   * Of those, runs that have it by itself: nothing before it but "the", nothing behind it but whose it is, and
   * it goes on from nothing.
   */
  whole(facts: PieceKeys, surfaces: readonly number[], from: number, to: number): number {
    const [a, b] = facts.key(surfaces, from, to);
    return this.#counts.get(a, b, COLUMN.whole);
  }

  /** How often `surface` starts a longer name behind a title. */
  titledFirst(surface: number): number {
    return this.#titledFirst.get(surface);
  }

  /** How often `surface` starts a piece of several words, like a first name does or an everyday word. */
  begins(surface: number): number {
    return this.#begins.get(surface);
  }

  /** How often `surface` is a piece by itself, or ends one. */
  standsOtherwise(surface: number): number {
    return this.#otherwise.get(surface);
  }

  /** Counts the pieces of one more run. */
  add(facts: SurfaceFacts, run: StoredRun): void {
    if ((run.flags & (RUN.titleCase | RUN.allCaps | RUN.inTitle)) !== 0) return;
    if (isUncased(facts, run)) {
      for (const stretch of uncasedStretches(facts, run))
        this.#note(facts, run, stretch, bit(COLUMN.count));
      return;
    }
    const pieces = piecesOf(facts, run);
    const isWhole = (piece: Piece): boolean =>
      standsAlone(facts, run, piece) && !(piece.from === 0 && goesOn(facts, run));
    const stands = ({ from, to }: Piece): number =>
      bit(COLUMN.count) |
      (from === 0 && (run.flags & RUN.start) !== 0 ? 0 : bit(COLUMN.mid)) |
      (isWhole({ from, to }) ? bit(COLUMN.whole) : 0);
    for (const [i, piece] of pieces.entries()) {
      this.#note(facts, run, piece, stands(piece));
      for (let next = i + 1; next < pieces.length && next < i + MAX_JOINED; next++) {
        const chain = { from: piece.from, to: pieces[next]?.to ?? piece.to };
        this.#note(facts, run, chain, stands(chain));
      }
      // How often it stands behind "and", whatever stands before that.
      if (isBehindAnd(facts, run, piece))
        this.#note(facts, run, { from: piece.from - 1, to: piece.to }, BEHIND_AND);
      this.#notePlaces(facts, run, piece);
    }
    const first = run.surfaces[0];
    const single = pieces.length === 1 && run.surfaces.length >= 2 && run.surfaces.length <= 4;
    if (first !== undefined && single && run.title > 0) this.#titledFirst.add(first);
  }

  #notePlaces(facts: SurfaceFacts, { surfaces }: StoredRun, { from, to }: Piece): void {
    const first = surfaces[from] ?? 0;
    if (to - from > 1 && (facts.common[first] || goesOnAsPerson(facts, surfaces[from + 1] ?? 0)))
      this.#begins.add(first);
    this.#otherwise.add(surfaces[to - 1] ?? 0);
  }

  #note(facts: SurfaceFacts, run: StoredRun, piece: Piece, columns: number): void {
    const [a, b] = facts.key(run.surfaces, piece.from, piece.to);
    this.#counts.add(a, b, columns);
  }
}
