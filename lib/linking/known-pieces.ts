import { WORD } from './lexicon';
import { BoundedCounts } from './bounded-counts';
import { Counts } from './hash-table';
import type { NameFacts, NameRun } from './name-facts';
import { RUN, type StoredRun } from './run-store';
import type { SurfaceFacts } from './surface-facts';

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

/** What makes keys of pieces. */
type PieceKeys = Pick<NameFacts, 'key'>;

/** How often the archive has each piece, and each pair of pieces with their joint. */
export class KnownPieces {
  readonly #count = new BoundedCounts();
  /** Of those, not at the start of a sentence. */
  readonly #mid = new BoundedCounts();
  /** How often a word starts a name of two and more words behind a title. */
  readonly #titledFirst = new Counts(16_384);

  /** Runs that hold the piece or pair [from, to) of `surfaces`. */
  count(facts: PieceKeys, surfaces: readonly number[], from: number, to: number): number {
    const [a, b] = facts.key(surfaces, from, to);
    return this.#count.get(a, b);
  }

  /** Of those, runs that do not start a sentence with it. */
  mid(facts: PieceKeys, surfaces: readonly number[], from: number, to: number): number {
    const [a, b] = facts.key(surfaces, from, to);
    return this.#mid.get(a, b);
  }

  /** How often `surface` starts a longer name behind a title. */
  titledFirst(surface: number): number {
    return this.#titledFirst.get(surface);
  }

  /** Counts the pieces of one more run. */
  add(facts: SurfaceFacts, run: StoredRun): void {
    if ((run.flags & (RUN.titleCase | RUN.allCaps | RUN.inTitle)) !== 0) return;
    const pieces = piecesOf(facts, run);
    for (const [i, piece] of pieces.entries()) {
      const start = piece.from === 0 && (run.flags & RUN.start) !== 0;
      this.#note(facts, run, piece, start);
      for (const next of pieces.slice(i + 1, i + MAX_JOINED))
        this.#note(facts, run, { from: piece.from, to: next.to }, start);
      // How often it stands behind "and", whatever stands before that.
      if (isBehindAnd(facts, run, piece))
        this.#note(facts, run, { from: piece.from - 1, to: piece.to }, false);
    }
    const first = run.surfaces[0];
    const single = pieces.length === 1 && run.surfaces.length >= 2 && run.surfaces.length <= 4;
    if (first !== undefined && single && run.title > 0) this.#titledFirst.add(first);
  }

  #note(facts: SurfaceFacts, run: StoredRun, piece: Piece, start: boolean): void {
    const [a, b] = facts.key(run.surfaces, piece.from, piece.to);
    this.#count.add(a, b);
    if (!start) this.#mid.add(a, b);
  }
}
