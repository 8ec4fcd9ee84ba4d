import { GAP, KIND } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { WORD } from './lexicon';
import type { Piece } from './known-pieces';
import type { NameFacts, NameRun, SplitContext } from './name-facts';
import { RUN } from './run-store';

/** What only companies are called, at the end. */
const COMPANIES = new Set(
  ['corp', 'inc', 'ltd', 'plc', 'llc', 'co', 'gmbh', 'ag'].map((word) => hashName(word).a),
);
/** A sentence's first word below this likelihood is no part of the name behind it. */
const START_SHARE = 0.5;
/** A word that is hardly ever large is part of a name that stands in this share inside sentences. */
const INSIDE_SHARE = 0.3;
/** A word is hardly ever large below this likelihood. */
const RARE_SHARE = 0.1;

/** The piece without a sentence's first word, where that is no part of the name. */
export function dropStart({ facts, known }: SplitContext, run: NameRun, piece: Piece): Piece {
  const first = run.surfaces[piece.from] ?? 0;
  if (piece.from > 0 || (run.flags & RUN.start) === 0 || piece.to - piece.from < 2) return piece;
  const kind = facts.kind[first];
  if (kind === KIND.caps || (kind === KIND.initial && run.gaps[piece.from + 1] === GAP.dot))
    return piece;
  const share = facts.share[first] ?? 1;
  if (share >= START_SHARE) return piece;
  // "Peter" is an everyday word too; "Will" is more often one.
  if (facts.has(first, WORD.given) && !facts.has(first, WORD.stop)) return piece;
  if (standsInside({ facts, known }, run, piece)) return piece;
  // "Operation True Promise", "Battle of …"
  if (facts.has(first, WORD.event)) return piece;
  if (startsLongerName(facts, run, piece)) return piece;
  // "West Indian"
  if (
    facts.has(first, WORD.direction) &&
    facts.has(run.surfaces[piece.from + 1] ?? 0, WORD.demonym)
  )
    return piece;
  if (isEverydayTitle(facts, run, piece)) return piece;
  return { from: piece.from + 1, to: piece.to };
}

/**
 * Whether the archive has the piece inside sentences; one whose first word is hardly ever large, in a
 * fair share: "Thank God" stands once in brackets, and starts thirty sentences.
 */
function standsInside({ facts, known }: SplitContext, run: NameRun, { from, to }: Piece): boolean {
  const inside = known.mid(facts, run.surfaces, from, to);
  if (inside === 0 || (facts.share[run.surfaces[from] ?? 0] ?? 1) >= RARE_SHARE) return inside > 0;
  return inside >= known.count(facts, run.surfaces, from, to) * INSIDE_SHARE;
}

/** "Lake Superior", "Radio Romania", "Route 66", "Ban Ki-moon": a first word that needs the next. */
function startsLongerName(facts: NameFacts, run: NameRun, piece: Piece): boolean {
  const first = run.surfaces[piece.from] ?? 0;
  const next = run.surfaces[piece.from + 1] ?? 0;
  // "Ardent Corp"
  if (COMPANIES.has(facts.hashA[run.surfaces[piece.to - 1] ?? 0] ?? 0)) return true;
  if (facts.has(first, WORD.numbered)) return facts.kind[next] === KIND.number;
  if (!facts.isCapital(next)) return false;
  // "Near Sinjar"
  if (facts.has(first, WORD.placeBefore)) return false;
  if (facts.has(first, WORD.direction)) return !facts.isStrong(next);
  return facts.has(first, WORD.organisation | WORD.family) && !facts.common[next];
}

/** "Human Rights Watch": words of every day all through, but small ones, are a name together. */
function isEverydayTitle(facts: NameFacts, run: NameRun, piece: Piece): boolean {
  const last = run.surfaces[piece.to - 1] ?? 0;
  // "White House", "Democratic Party"
  if (piece.to - piece.from < (facts.has(last, WORD.tail) ? 2 : 3)) return false;
  for (let i = piece.from + 1; i < piece.to; i++) {
    const surface = run.surfaces[i] ?? 0;
    if (facts.isCapital(surface) && !facts.common[surface]) return false;
  }
  return true;
}
