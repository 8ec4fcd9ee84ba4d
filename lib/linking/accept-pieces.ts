import { GAP, KIND } from '@/lib/text/token-list';
import { isName } from './accept-name';
import { isCutOff } from './cut-off';
import { joinPieces } from './join-pieces';
import type { Piece } from './known-pieces';
import { WORD } from './lexicon';
import { isLooseFirst } from './loose-first';
import { isLooseLast } from './loose-last';
import type { NameFacts, NameRun, SplitContext } from './name-facts';
import { isOrigin } from './run-joints';
import { splitPiece } from './split-piece';
import { isPlaceLike } from './split-places';

/** The names of `run`: joined over small words, split, trimmed, and accepted one by one. */
export function acceptedPieces(context: SplitContext, run: NameRun): Piece[] {
  const { facts, known } = context;
  const accepted: Piece[] = [];
  for (const joined of joinPieces(facts, known, run)) {
    for (const piece of splitPiece(context, run, joined)) {
      const trimmed = trimPiece(facts, run, piece);
      if (trimmed.from >= trimmed.to) continue;
      if (isCutOff(context, run, trimmed)) continue;
      for (const part of partPair(facts, run, trimmed)) {
        const uses = known.mid(facts, run.surfaces, part.from, part.to);
        if (isName(facts, run, { piece: part, uses })) accepted.push(part);
      }
    }
  }
  return accepted;
}

/** "Iran-Czech", "U.S.-Persian Gulf", when nothing is left of what both share: two names. */
function partPair(facts: NameFacts, run: NameRun, piece: Piece): Piece[] {
  const { from, to } = piece;
  if (to - from < 2 || to - from > 3 || run.gaps[from + 1] !== GAP.hyphen) return [piece];
  const first = run.surfaces[from] ?? 0;
  const last = run.surfaces[to - 1] ?? 0;
  if (isOrigin(facts.hashA[last])) return [piece];
  const long = to - from > 2;
  // "Dasht-e Kavir" is one.
  const second = run.surfaces[from + 1] ?? 0;
  const isCountry = facts.has(first, WORD.country) || facts.kind[first] === KIND.caps;
  if (long && !(isCountry && facts.kind[second] === KIND.capital && !facts.common[second]))
    return [piece];
  const both =
    isPlaceLike(facts, first) &&
    (isPlaceLike(facts, last) || (long && facts.has(last, WORD.place)));
  return both
    ? [
        { from, to: from + 1 },
        { from: from + 1, to },
      ]
    : [piece];
}

/** Without small words, lone initials and function words at its borders. */
function trimPiece(facts: NameFacts, run: NameRun, piece: Piece): Piece {
  let { from, to } = piece;
  while (from < to && isLooseFirst(facts, run, from, to)) from++;
  while (to > from && isLooseLast(facts, run, from, to)) to--;
  return { from, to };
}
