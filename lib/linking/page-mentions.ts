import { FLAG, GAP, KIND } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { acceptedPieces } from './accept-pieces';
import type { Piece } from './known-pieces';
import { WORD } from './lexicon';
import { namesAlone, namesOfKey, passing, type Gate } from './page-gate';
import { matchesAt, namesOf, type TableName } from './page-match';
import type { PageFacts } from './page-facts';
import type { BlockScan, PageRun } from './page-scan';
import { RUN } from './run-store';
import { shoutedPieces } from './shouted-names';

/** Most words of a stretch that was not accepted as a name. */
const MAX_UNKNOWN = 5;

/** A sentence's first word below this likelihood is no part of what stands behind it. */
const START_SHARE = 0.5;

const REPUBLIC = hashName('republic').a;

/** A stretch of a run that is a name, known (`names`) or not known as it stands (none). */
export type FoundName = {
  /** Index of the block in the page's order. */
  readonly block: number;
  readonly run: PageRun;
  readonly from: number;
  readonly to: number;
  readonly names: readonly TableName[];
  /** Whether its writing alone shows it to be a name; others are names only if the page binds them. */
  readonly accepted: boolean;
};

/** `run` where it is read otherwise than it stands. */
type Stretch = Pick<FoundName, 'from' | 'to' | 'names' | 'accepted'> & { readonly run?: PageRun };

/** The names of a block in order, and the stretches of capitals that may be surnames of the page. */
export function findNames(gate: Gate, scan: BlockScan, block: number): FoundName[] {
  const found: FoundName[] = [];
  for (const run of scan.runs)
    for (const stretch of stretchesOf(gate, run)) found.push({ block, run, ...stretch });
  return found;
}

function stretchesOf(gate: Gate, run: PageRun): Stretch[] {
  if (run.uncased) return uncasedNames(gate, run);
  if (run.quoted) {
    const whole = { from: 0, to: run.tokens.length };
    return [{ ...whole, names: namesAlone(gate, run, whole), accepted: true }];
  }
  // "Semitism" of "anti-Semitism" never stands otherwise.
  if (run.prefixed && (gate.facts.mid[run.surfaces[0] ?? 0] ?? 0) === 0) return [];
  if (run.month) return [{ from: 0, to: 1, names: [], accepted: false }];
  const pieces = run.shouted ? shoutedPieces(gate, run) : prosePieces(gate, run);
  const known = run.shouted ? [] : longNames(gate, run, pieces);
  const names = [...known];
  for (const piece of pieces) {
    if (known.some(({ from, to }) => from < piece.to && piece.from < to)) continue;
    names.push(...namesOfPiece(gate, run, piece));
  }
  names.sort((x, y) => x.from - y.from);
  return run.shouted ? names : withRest(gate.facts, run, names);
}

/** The names of a run of prose; "The" inside a sentence makes one of whatever stands behind it. */
function prosePieces(gate: Gate, run: PageRun): Piece[] {
  const pieces = acceptedPieces(gate, run);
  const whole = { from: 0, to: run.tokens.length };
  const titled = run.articleStart >= 0 && whole.to <= MAX_UNKNOWN && pieces.length === 0;
  return titled && run.tokens.every(({ kind }) => kind === KIND.capital) ? [whole] : pieces;
}

/** Names of scripts without case: as far as the tables know them. */
function uncasedNames(gate: Gate, run: PageRun): Stretch[] {
  const found: Stretch[] = [];
  for (let i = 0; i < run.tokens.length;) {
    const known = uncasedNameAt(gate, run, i);
    if (known) found.push(known);
    i = known?.to ?? i + 1;
  }
  const whole = { from: 0, to: run.tokens.length, names: [], accepted: true };
  return found.length === 0 && run.aside ? [whole] : found;
}

function uncasedNameAt(gate: Gate, run: PageRun, i: number): Stretch | undefined {
  const [match] = matchesAt(gate.tables, run, i);
  if (match) return { from: i, to: match.to, names: match.names, accepted: true };
  const bare = run.tokens[i]?.bare;
  if (!bare) return undefined;
  const without = { ...run, tokens: run.tokens.with(i, bare) };
  const [name] = matchesAt(gate.tables, without, i);
  return name && { from: i, to: name.to, names: name.names, accepted: true, run: without };
}

/** Known names of several words that stand as names of their own, whatever their words look like. */
function longNames(gate: Gate, run: PageRun, pieces: readonly Piece[]): Stretch[] {
  const found = statesIn(gate, run);
  for (let i = 0; i < run.tokens.length;) {
    const known = longNameAt(gate, run, i, pieces);
    const whole = found.some(({ from, to }) => known && from < known.to && known.from < to);
    if (known && !whole) found.push(known);
    i = known?.to ?? i + 1;
  }
  return found;
}

/** Names of a run with the long name of a state in them, or that are one. */
function statesIn(gate: Gate, run: PageRun): Stretch[] {
  const found: Stretch[] = [];
  for (const [i, { a }] of run.tokens.entries()) {
    if (a !== REPUBLIC || ((run.tokens[i + 1]?.bits ?? 0) & WORD.of) === 0) continue;
    const least = found.at(-1)?.to ?? 0;
    const known = bodyOfState(gate, run, i, least) ?? stateItself(gate, run, i, least);
    if (known) found.push(known);
  }
  return found;
}

/** "Atomic Energy Organization of the Islamic Republic of Iran", which is known as that of Iran. */
function bodyOfState(
  gate: Gate,
  run: PageRun,
  republic: number,
  least: number,
): Stretch | undefined {
  const to = republic + 3;
  const before = run.tokens.slice(0, republic);
  const the = before.findLastIndex(({ bits }) => (bits & WORD.the) !== 0);
  for (let from = least; from < the - 1; from++) {
    const words = [...run.surfaces.slice(from, the), ...run.surfaces.slice(to - 1, to)];
    const names = namesOfKey(gate, run, { from, to }, gate.facts.key(words, 0, words.length));
    if (names.length > 0) return { from, to, names, accepted: true };
  }
  return undefined;
}

/** "Islamic Republic of Afghanistan"; "Republic of Korea" means what the tables say. */
function stateItself(
  gate: Gate,
  run: PageRun,
  republic: number,
  least: number,
): Stretch | undefined {
  const to = republic + 3;
  let from = republic;
  while (from > least && run.tokens[from - 1]?.kind === KIND.capital) from--;
  if (from === republic || ((run.tokens[to - 1]?.bits ?? 0) & WORD.country) === 0) return undefined;
  const [a, b] = gate.facts.key(run.surfaces, to - 1, to);
  const names = namesOf(gate.tables, a, b);
  return names && { from, to, names, accepted: true };
}

function longNameAt(
  gate: Gate,
  run: PageRun,
  i: number,
  pieces: readonly Piece[],
): Stretch | undefined {
  const first = run.tokens[i];
  if (!first || (first.kind === KIND.lower && run.tokens[i + 1]?.gap !== GAP.hyphen))
    return undefined;
  for (const match of matchesAt(gate.tables, run, i)) {
    const { from, to } = match;
    if (to - from < 2) break;
    if (pieces.some((piece) => isInside(match, piece) || isPairOf(run, match, piece))) continue;
    if (pieces.some((piece) => isCrossed(match, piece) && namesAlone(gate, run, piece).length > 0))
      continue;
    const names = passing(gate, run, match);
    if (names.length > 0) return { from, to, names, accepted: true };
  }
  return undefined;
}

/** Whether `piece` starts behind a hyphen inside `match`: "Iran-China" is no name of its own. */
function isPairOf(run: PageRun, match: Piece, piece: Piece): boolean {
  return piece.from > match.from && piece.from < match.to && run.gaps[piece.from] === GAP.hyphen;
}

/** Whether `piece`, which is no shorter, starts in `match` and goes on behind it: "Kurdistan Regional Government". */
function isCrossed(match: Piece, piece: Piece): boolean {
  if (piece.from <= match.from || piece.from >= match.to || piece.to <= match.to) return false;
  return piece.to - piece.from >= match.to - match.from;
}

/** Whether `part` is less than all of `piece`. */
function isInside(part: Piece, piece: Piece): boolean {
  return (
    part.from >= piece.from && part.to <= piece.to && part.to - part.from < piece.to - piece.from
  );
}

/** The piece as a name, or, when nobody knows it, the names that hyphens join in it. */
function namesOfPiece(gate: Gate, run: PageRun, piece: Piece): Stretch[] {
  if (isShortAside(run, piece)) return [{ ...piece, names: [], accepted: false }];
  const names = namesAlone(gate, run, withoutOrdinal(run, piece));
  if (names.length > 0 || piece.to - piece.from < 2)
    return [{ ...piece, names, accepted: names.length > 0 || !isDoubted(gate, run, piece) }];
  const inner: Stretch[] = [];
  for (let i = piece.from; i < piece.to;) {
    const match = matchesAt(gate.tables, run, i).find(({ to }) => to <= piece.to);
    const passed =
      match && (match.pairedLeft || match.pairedRight) ? passing(gate, run, match) : [];
    if (match && passed.length > 0)
      inner.push({ from: i, to: match.to, names: passed, accepted: true });
    i = match && passed.length > 0 ? match.to : i + 1;
  }
  return inner.length > 0 ? inner : [{ ...piece, names, accepted: true }];
}

/** "(SA)", "over the counter (OTC)": an acronym in brackets only where the page says of which name. */
function isShortAside(run: PageRun, { from, to }: Piece): boolean {
  const token = run.tokens[from];
  if (!token || to - from > 1 || token.kind !== KIND.caps) return false;
  if (run.aside) return true;
  if (token.size > 2 || isDotted(run, from)) return false;
  return (token.flags & FLAG.bracketed) !== 0 && (token.flags & FLAG.bracketEnd) !== 0;
}

/** "(U.S.)" */
function isDotted(run: PageRun, at: number): boolean {
  const token = run.tokens[at];
  return token !== undefined && token.end - token.start > token.size;
}

/** "36th Unity Conference" is one of the series of that name. */
function withoutOrdinal(run: PageRun, { from, to }: Piece): Piece {
  return { from: run.tokens[from]?.kind === KIND.ordinal ? from + 1 : from, to };
}

/** Whether it is an everyday word that is known as a name, and does not count as one here. */
function isDoubted(gate: Gate, run: PageRun, { from, to }: Piece): boolean {
  const surface = run.surfaces[from] ?? 0;
  if (to - from > 1 || gate.facts.common[surface] !== 1) return false;
  const [a, b] = gate.facts.key(run.surfaces, from, to);
  return namesOf(gate.tables, a, b) !== undefined;
}

/** `names` with what capitals lie between them. */
function withRest(facts: PageFacts, run: PageRun, names: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  const first = isLooseStart(facts, run) ? 1 : 0;
  let from = 0;
  for (const name of names) {
    addRest(run, { from: Math.max(from, first), to: name.from }, all);
    all.push(name);
    from = name.to;
  }
  addRest(run, { from: Math.max(from, first), to: run.tokens.length }, all);
  return all;
}

/** "Ask" of "Ask Cook": a sentence's first word that is hardly ever part of a name. */
function isLooseStart({ share }: PageFacts, run: PageRun): boolean {
  return (run.flags & RUN.start) !== 0 && (share[run.surfaces[0] ?? 0] ?? 1) < START_SHARE;
}

function addRest(run: PageRun, { from, to }: Piece, into: Stretch[]): void {
  let start = -1;
  for (let i = from; i <= to; i++) {
    const ends = i === to || !continues(run, i);
    if (ends && start >= 0) {
      if (i - start <= MAX_UNKNOWN) into.push({ from: start, to: i, names: [], accepted: false });
      start = -1;
    }
    if (i < to && start < 0 && startsUnknown(run, i)) start = i;
  }
}

/** Whether token `i` belongs to the unknown name before it. */
function continues(run: PageRun, i: number): boolean {
  const token = run.tokens[i];
  if (!token) return false;
  return token.kind !== KIND.lower || (token.bits & WORD.particle) !== 0;
}

function startsUnknown(run: PageRun, i: number): boolean {
  const token = run.tokens[i];
  if (!token) return false;
  if (token.kind === KIND.lower)
    return (token.bits & WORD.particle) !== 0 && run.tokens[i + 1]?.gap === GAP.hyphen;
  return token.kind >= KIND.capital && token.kind <= KIND.initial && token.kind !== KIND.number;
}
