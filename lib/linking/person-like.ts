import { GAP, KIND } from '@/lib/text/token-list';
import type { Piece } from './known-pieces';
import { WORD } from './lexicon';
import type { NameFacts, NameRun, SplitContext } from './name-facts';

/** What stands alone so often is known very well. */
const KNOWN_USES = 300;
/** Names by themselves that are no surnames. */
const NO_SURNAME = WORD.country | WORD.demonym | WORD.place | WORD.direction;
/** What speaks against a person's name. */
export const NO_PERSON =
  WORD.tail | WORD.organisation | WORD.place | WORD.event | WORD.of | WORD.and | WORD.stop;

/** Whether it may be a person's name behind a place: words apart, the first neither "al-" nor "Saint". */
export function isPlaced(facts: NameFacts, run: NameRun, { from, to }: Piece): boolean {
  if (facts.has(run.surfaces[from] ?? 0, WORD.particle | WORD.direction)) return false;
  if (run.gaps[from] !== GAP.space) return false;
  return run.gaps.slice(from + 1, to).every((gap) => gap === GAP.space || gap === GAP.hyphen);
}

/** Whether a first name, an initial ("Iran A. Orazbay"), or what starts names behind titles, stands first. */
export function startsGiven(
  { facts, known }: SplitContext,
  run: NameRun,
  { from }: Piece,
): boolean {
  const first = run.surfaces[from] ?? 0;
  if (facts.kind[first] === KIND.initial && run.gaps[from + 1] === GAP.dot) return true;
  return isGiven({ facts, known }, first);
}

/** Whether it is a first name, by the lexicon or by what stands behind titles; "al" starts those too. */
export function isGiven({ facts, known }: SplitContext, word: number): boolean {
  if (facts.has(word, WORD.given)) return true;
  return known.titledFirst(word) > 0 && !facts.has(word, WORD.particle);
}

/**
 * Whether no word of the piece is an everyday one, nor a name by itself; behind what is known very well,
 * its last one may be, as surnames are.
 */
export function isOwnName(facts: NameFacts, run: NameRun, piece: Piece): boolean {
  const behindKnown = isBehindKnown(facts, run, piece);
  for (let i = piece.from; i < piece.to; i++) {
    const surface = run.surfaces[i] ?? 0;
    const isLast = i > piece.from && i === piece.to - 1;
    const isSurname = behindKnown && isLast && !facts.has(surface, NO_SURNAME);
    if (facts.isStrong(surface) && !isSurname) return false;
    if (facts.common[surface] && !facts.has(surface, WORD.given | WORD.particle)) return false;
  }
  return true;
}

/** Whether a word that is known very well by itself stands before the piece. */
export function isBehindKnown(facts: NameFacts, { surfaces }: NameRun, { from }: Piece): boolean {
  const before = surfaces[from - 1] ?? 0;
  return (facts.soloCount[before] ?? 0) >= KNOWN_USES && !facts.has(before, WORD.quality);
}

/** Whether nothing in the piece speaks against a person's name; "Red Cross", "Nuclear Weapons" do. */
export function isPersonLike({ facts }: SplitContext, run: NameRun, piece: Piece): boolean {
  if (piece.to - piece.from < 2 || piece.to - piece.from > 5) return false;
  const words = run.surfaces.slice(piece.from, piece.to);
  if (words.every((word) => facts.common[word] && !facts.has(word, WORD.given))) return false;
  for (let i = piece.from; i < piece.to; i++) {
    const surface = run.surfaces[i] ?? 0;
    // "A. Orazbay"
    if (facts.kind[surface] === KIND.initial && run.gaps[i + 1] === GAP.dot) continue;
    if (facts.has(surface, NO_PERSON) || facts.kind[surface] === KIND.number) return false;
  }
  return true;
}
