import { GAP, KIND } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { isName, isPluralAcronym } from './accept-name';
import { joinPieces } from './join-pieces';
import type { Piece } from './known-pieces';
import { WORD } from './lexicon';
import type { NameFacts, NameRun } from './name-facts';
import { splitPiece, type SplitContext } from './split-piece';

/** Says of somebody what he was or is, and starts no name; says whose something is, and ends none. */
const FORMER = new Set(['former', 'acting'].map((word) => hashName(word).a));
const CENTURY = hashName('century').a;
/** Offices in capitals, behind a place: "Iraq PM". */
const CAPS_OFFICES = new Set(['FM', 'PM']);
/** Parties of American politicians, before their states. */
const PARTIES = new Set(['D', 'R']);
const OFFICIAL = new Set(
  ['presidential', 'parliamentary', 'ministerial', 'congressional'].map((word) => hashName(word).a),
);

/** The names of `run`: joined over small words, split, trimmed, and accepted one by one. */
export function acceptedPieces(context: SplitContext, run: NameRun): Piece[] {
  const { facts, known } = context;
  const accepted: Piece[] = [];
  for (const joined of joinPieces(facts, known, run)) {
    for (const piece of splitPiece(context, run, joined)) {
      const trimmed = trimPiece(facts, run, piece);
      if (trimmed.from >= trimmed.to) continue;
      const uses = known.mid(facts, run.surfaces, trimmed.from, trimmed.to);
      if (isName(facts, run, { piece: trimmed, uses })) accepted.push(trimmed);
    }
  }
  return accepted;
}

/** Without small words, lone initials and function words at its borders. */
function trimPiece(facts: NameFacts, run: NameRun, piece: Piece): Piece {
  let { from, to } = piece;
  while (from < to && isLooseFirst(facts, run, from, to)) from++;
  while (to > from && isLooseLast(facts, run, from, to)) to--;
  return { from, to };
}

function isLooseFirst(facts: NameFacts, run: NameRun, i: number, to: number): boolean {
  const surface = run.surfaces[i] ?? 0;
  const kind = facts.kind[surface];
  if (kind === KIND.lower) return !(facts.has(surface, WORD.particle) && run.gaps[i + 1] === 1);
  if (kind === KIND.number) return true;
  // "Former British …"
  if (i + 1 < to && FORMER.has(facts.hashA[surface] ?? 0)) return true;
  if (kind === KIND.ordinal)
    return to - i < 3 || !facts.has(run.surfaces[to - 1] ?? 0, WORD.event | WORD.organisation);
  if (i + 1 < to && isNumberedCentury(facts, run, i)) return true;
  // "R-Texas"
  if (kind === KIND.initial && run.gaps[i + 1] === GAP.hyphen && PARTIES.has(facts.text(surface)))
    return i + 1 < to;
  // "A. Raisi"
  if (kind === KIND.initial && run.gaps[i + 1] === GAP.dot) return false;
  return kind !== KIND.caps && isFunctionWord(facts, run, i, to);
}

/** A small word that is written large; not that of "Non-Proliferation Treaty". */
function isFunctionWord(facts: NameFacts, run: NameRun, i: number, to: number): boolean {
  const surface = run.surfaces[i] ?? 0;
  if (!facts.has(surface, WORD.stop) || facts.has(surface, WORD.given)) return false;
  return !(run.gaps[i + 1] === GAP.hyphen && to - i > 2);
}

/** "21st Century UN" */
function isNumberedCentury(facts: NameFacts, run: NameRun, i: number): boolean {
  if (i === 0 || facts.hashA[run.surfaces[i] ?? 0] !== CENTURY) return false;
  return facts.kind[run.surfaces[i - 1] ?? 0] === KIND.ordinal;
}

function isLooseLast(facts: NameFacts, run: NameRun, from: number, to: number): boolean {
  const surface = run.surfaces[to - 1] ?? 0;
  const length = to - from;
  const kind = facts.kind[surface];
  // "Ban Ki-moon"
  if (kind === KIND.lower) return run.gaps[to - 1] !== GAP.hyphen;
  // "Conservative MPs"
  if (length > 1 && isPluralAcronym(facts, surface)) return true;
  if (kind === KIND.initial) return length < 3;
  // "U.S. Presidential"
  if (length > 1 && OFFICIAL.has(facts.hashA[surface] ?? 0)) return true;
  if (kind === KIND.caps && length === 2 && CAPS_OFFICES.has(facts.text(surface)))
    return run.gaps[to - 1] === GAP.space && facts.isStrong(run.surfaces[from] ?? 0);
  // "Bank of Industry and Mine"
  if (facts.has(run.surfaces[to - 2] ?? 0, WORD.and) && run.gaps[to - 1] === GAP.space)
    return false;
  return kind !== KIND.caps && length > 1 && facts.has(surface, WORD.stop);
}
