import { FLAG, GAP, KIND } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import type { Piece } from './known-pieces';
import { WORD } from './lexicon';
import type { Gate } from './page-gate';
import { matchesAt } from './page-match';
import type { PageRun } from './page-scan';

/** Longest known name looked for in a line whose capitals say nothing, in words. */
const MAX_KNOWN = 7;
/** A word of such a line is a name from this likelihood on; one beside it from this. */
const FIRST_LIKELIHOOD = 0.55;
const NEXT_LIKELIHOOD = 0.5;
/** What an initial says, and a word never met: in title case, and in capitals if long enough. */
const INITIAL_LIKELIHOOD = 0.5;
const UNKNOWN_TITLE = 0.7;
const UNKNOWN_CAPS = 0.6;
const MIN_UNKNOWN_CAPS = 4;
/** Never a name in such a line, whatever the counts say. */
const NO_NAME = WORD.stop | WORD.calendar | WORD.title | WORD.generic;

const V = hashName('v').a;
const GENERIC = WORD.tail | WORD.head | WORD.event | WORD.organisation;

/**
 * The names of a headline or a line in capitals: known ones first, the longest from the left, then
 * words that ordinary sentences, of the archives and of the page, show to be names.
 */
export function shoutedPieces(gate: Gate, run: PageRun): Piece[] {
  const whole = { from: 0, to: run.tokens.length };
  if (isWholeName(gate, run)) return [whole];
  const pieces: Piece[] = [];
  for (let at = 0; at < run.tokens.length;) {
    const to = knownTo(gate, run, at) || groupTo(gate, run, at);
    if (to > at) pieces.push({ from: at, to });
    at = Math.max(to, at + 1);
  }
  return pieces;
}

/** "BUENOS AIRES – …" over a report; in a list of names, "Rob Annal", "Czech Republic". */
function isWholeName(gate: Gate, run: PageRun): boolean {
  if (run.dated) return true;
  if (run.dateline) return run.tokens.some((_, i) => likelihood(gate, run, i) >= FIRST_LIKELIHOOD);
  const [first, second, more] = run.tokens;
  if (!run.listed || !first || !second || more) return false;
  if (first.kind !== KIND.capital || second.kind !== KIND.capital) return false;
  if ((first.bits & WORD.stop) !== 0 || (first.flags & FLAG.possessive) !== 0) return false;
  if (run.titled || (first.bits & WORD.given) !== 0) return (second.bits & NO_NAME) === 0;
  if ((first.bits & WORD.demonym) !== 0)
    return (second.bits & (WORD.tail | WORD.organisation | WORD.place)) !== 0;
  return (first.bits & WORD.direction) !== 0 && likelihood(gate, run, 1) >= FIRST_LIKELIHOOD;
}

/** Where a known name of several words that starts at `at` ends; 0 when there is none. */
function knownTo(gate: Gate, run: PageRun, at: number): number {
  for (const { to } of matchesAt(gate.tables, run, at)) {
    if (to - at < 2 || to - at > MAX_KNOWN) continue;
    if (run.tokens[to - 1]?.kind === KIND.lower) continue;
    let most = 0;
    for (let i = at; i < to; i++) most = Math.max(most, likelihood(gate, run, i));
    if (most >= NEXT_LIKELIHOOD || to - at > 2) return to;
  }
  return 0;
}

/** Where the words from `at` on that are likely names end; 0 when `at` is none. */
function groupTo(gate: Gate, run: PageRun, at: number): number {
  const starts = startsWithInitial(gate, run, at) || startsWithFirstName(gate, run, at);
  if (likelihood(gate, run, at) < FIRST_LIKELIHOOD && !starts) return 0;
  let to = at + 1;
  while (to < run.tokens.length && goesOn(gate, run, to)) to++;
  while (to > at && run.tokens[to - 1]?.kind === KIND.initial) to--;
  // "OUT OF OPEN": a word for a kind of thing alone
  const only = run.surfaces[at] ?? 0;
  if (to - at === 1 && gate.facts.has(only, GENERIC) && gate.facts.common[only] === 1) return 0;
  return to;
}

function startsWithInitial(gate: Gate, run: PageRun, at: number): boolean {
  if (run.tokens[at]?.kind !== KIND.initial || isVersus(run, at)) return false;
  return likelihood(gate, run, at + 1) >= FIRST_LIKELIHOOD;
}

/** "Dr Peter Swann, by e-mail" */
function startsWithFirstName(gate: Gate, run: PageRun, at: number): boolean {
  const { facts } = gate;
  const next = run.surfaces[at + 1] ?? 0;
  if (!facts.has(run.surfaces[at] ?? 0, WORD.given) || facts.common[next] === 1) return false;
  if (run.tokens[at + 1]?.gap !== GAP.space) return false;
  return likelihood(gate, run, at + 1) >= FIRST_LIKELIHOOD;
}

/** "PAKISTAN V NEW ZEALAND" */
function isVersus(run: PageRun, at: number): boolean {
  const token = run.tokens[at];
  const next = run.tokens[at + 1];
  return at > 0 && token?.a === V && next?.gap === GAP.space && token.gap === GAP.space;
}

function goesOn(gate: Gate, run: PageRun, at: number): boolean {
  const before = run.tokens[at - 1];
  if (before && (before.flags & FLAG.possessive) !== 0) return false;
  if (isVersus(run, at)) return false;
  if (likelihood(gate, run, at) < NEXT_LIKELIHOOD) return false;
  // "BRITISH ARMY", "IRAN TURKEY TALKS": a people, and two that stand alone elsewhere are two names.
  const { facts } = gate;
  if (before && (before.bits & WORD.demonym) !== 0) return false;
  return !(facts.isStrong(run.surfaces[at] ?? 0) && facts.isStrong(run.surfaces[at - 1] ?? 0));
}

/** Likelihood, 0 to 1, that word `i` of the run is part of a name. */
function likelihood({ facts }: Gate, run: PageRun, i: number): number {
  const surface = run.surfaces[i];
  const token = run.tokens[i];
  if (surface === undefined || !token || !facts.isCapital(surface)) return 0;
  if (token.kind === KIND.initial) return INITIAL_LIKELIHOOD;
  if (facts.text(surface).includes('.')) return 1;
  if (token.size < 2 || facts.has(surface, NO_NAME)) return 0;
  if ((facts.mid[surface] ?? 0) > 0) return facts.share[surface] ?? 0;
  if (facts.has(surface, WORD.demonym)) return 1;
  if ((facts.low[surface] ?? 0) > 0 || facts.common[surface] === 1) return 0;
  if (token.kind !== KIND.caps) return UNKNOWN_TITLE;
  return token.size >= MIN_UNKNOWN_CAPS ? UNKNOWN_CAPS : 0;
}
