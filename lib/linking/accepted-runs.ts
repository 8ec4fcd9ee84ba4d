import { stepA, stepB } from '@/lib/text/word-hash';
import { acceptedPieces } from './accept-pieces';
import { Counts, HashTable } from './hash-table';
import type { Piece } from './known-pieces';
import type { SplitContext } from './name-facts';
import { RUN, type StoredRun } from './run-store';
import { UNKNOWN_SURFACE } from './surface-table';
import { isUncased, uncasedName } from './uncased-names';

/** Distinct runs whose names are remembered: three runs in four are repeats. */
const MAX_RUNS = 2 ** 19;
/** A piece is kept in 8 bits, four in a number; a run of more pieces, or a longer one, is not kept. */
export const MAX_PIECES = 4;
const MAX_TOKENS = 15;
/** Bits for "remembered, and it has no names", which no pieces make. */
const NONE = 0xf0;
const SEED = 0x51ed_270b;
/** The facts about a run that names depend on. */
const DECIDING = RUN.start | RUN.inTitle | RUN.determined | RUN.placed | RUN.owner;

/** Every stretch of a run of up to 15 tokens, made once. */
const STRETCHES: readonly Piece[] = Array.from({ length: 256 }, (_, bits) => ({
  from: bits >>> 4,
  to: bits & 15,
}));

/**
 * The names of an archive's runs, each distinct run decided once. Not for use before the statistics
 * are settled.
 */
export class AcceptedRuns {
  readonly #context: SplitContext;
  readonly #runs = new HashTable(16_384);
  readonly #pieces = new Counts(16_384);

  constructor(context: SplitContext) {
    this.#context = context;
  }

  /**
   * The number of `run` among the distinct ones that are remembered; -1 for one that is not. Names depend
   * on nothing else.
   */
  numberOf(run: StoredRun): number {
    // Different lengths start differently, so that no flag can be taken for a word.
    const { length } = run.surfaces;
    let a = stepA(stepA(length, SEED), run.flags & DECIDING);
    let b = stepB(stepB(length, SEED), run.flags & DECIDING);
    for (let i = 0; i < length; i++) {
      const word = (run.surfaces[i] ?? 0) * 8 + (run.gaps[i] ?? 0);
      a = stepA(a, word);
      b = stepB(b, word);
    }
    const known = this.#runs.find(a, b);
    if (known >= 0 || this.#runs.size >= MAX_RUNS || length > MAX_TOKENS) return known;
    const pieces = this.#decide(run);
    if (pieces.length > MAX_PIECES) return -1;
    const number = this.#runs.intern(a, b);
    this.#pieces.set(number, packed(pieces));
    return number;
  }

  /** The names of the run that has `number`, or of `run` where that is -1, without those that have a word left out as too rare. */
  piecesOf(number: number, run: StoredRun): readonly Piece[] {
    return number < 0 ? this.#decide(run) : unpacked(this.#pieces.get(number));
  }

  /** The names of `run`. */
  piecesIn(run: StoredRun): readonly Piece[] {
    return this.piecesOf(this.numberOf(run), run);
  }

  #decide(run: StoredRun): readonly Piece[] {
    const pieces = isUncased(this.#context.facts, run)
      ? uncasedName(this.#context, run)
      : acceptedPieces(this.#context, run);
    return pieces.filter((piece) => !hasUnknown(run, piece));
  }
}

function packed(pieces: readonly Piece[]): number {
  let bits = pieces.length === 0 ? NONE : 0;
  for (const [i, { from, to }] of pieces.entries()) bits |= ((from << 4) | to) << (i * 8);
  return bits >>> 0;
}

/** Lists of pieces by their bits: there are far fewer than runs. */
const LISTS = new Map<number, readonly Piece[]>();
const MAX_LISTS = 4096;

function unpacked(bits: number): readonly Piece[] {
  const known = LISTS.get(bits);
  if (known) return known;
  const pieces: Piece[] = [];
  for (let left = bits === NONE ? 0 : bits; left > 0; left >>>= 8) {
    const piece = STRETCHES[left & 255];
    if (piece) pieces.push(piece);
  }
  if (LISTS.size < MAX_LISTS) LISTS.set(bits, pieces);
  return pieces;
}

/** Whether one of its words was left out as too rare. */
function hasUnknown(run: StoredRun, { from, to }: Piece): boolean {
  for (let i = from; i < to; i++) if (run.surfaces[i] === UNKNOWN_SURFACE) return true;
  return false;
}
