import { GAP, KIND } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { WordSet } from '@/lib/text/word-set';
import { WORD } from './lexicon';
import { piecesOf, type Piece } from './known-pieces';
import type { NameFacts, NameRun, PieceCounts } from './name-facts';
import { isPact } from './run-joints';

/** A pair joins without a fitting head word when seen this often, in this share of its left piece. */
const OFTEN = 3;
const OFTEN_SHARE = 0.3;
const RARE = 2;
const RARE_SHARE = 0.6;
/** "A and B" is one name when both nearly always stand so. */
const AND_SHARE = 0.6;
const AND_RIGHT_SHARE = 0.5;
/** … or when its right half does, again and again. */
const HALF_USES = 10;
const HALF_SHARE = 0.7;
/** What stands behind "for" or "on" belongs to it from this share of all it is met in. */
const BOUND_SHARE = 0.8;
/** Second halves of countries' names. */
const AND_HALVES = new WordSet('herzegovina tobago barbuda nevis principe futuna caicos');
/** Uses behind "and" from which what never stands otherwise is no name of its own. */
const BOUND_USES = 3;
/** Ends what several names share: "Palermo and Terrorist Financing Conventions". */
const SEVERAL = new WordSet('conventions treaties provinces ministries governments committees');
const ON = hashName('on').a;
const AFFAIRS = hashName('affairs').a;
const STATE = hashName('state').a;
/** A word that is hardly ever small is a place or a person. */
const NEVER_SMALL = 0.95;

/**
 * The parts of `run` that are one name each as far as "of", "and", "for", "on" go: joined where the
 * head word calls for it ("Ministry of …") or the archive nearly always joins them ("Joint
 * Comprehensive Plan of Action"), parted elsewhere.
 */
export function joinPieces(facts: NameFacts, known: PieceCounts, run: NameRun): Piece[] {
  const pieces = piecesOf(facts, run);
  const joined: Piece[] = [];
  let chain: Piece | undefined;
  let last: Piece | undefined;
  for (const piece of pieces) {
    if (chain && last && joins({ facts, known, run }, chain, last, piece)) {
      chain = { from: chain.from, to: piece.to };
    } else {
      if (chain) joined.push(chain);
      chain = piece;
    }
    last = piece;
  }
  if (chain) joined.push(chain);
  return joined;
}

type Context = { facts: NameFacts; known: PieceCounts; run: NameRun };

/** "Bosnia and Herzegovina", "Jammu and Kashmir" */
function joinsHalves({ facts, run }: Context, left: Piece, second: number): boolean {
  const first = run.surfaces[left.to - 1] ?? 0;
  return AND_HALVES.has(facts.hashA[second] ?? 0) || facts.areHalves(first, second);
}

function joins(context: Context, chain: Piece, left: Piece, right: Piece): boolean {
  const { facts, known, run } = context;
  const joint = run.surfaces[left.to] ?? 0;
  const pair = known.count(facts, run.surfaces, left.from, right.to);
  const total = Math.max(1, known.count(facts, run.surfaces, left.from, left.to));
  const often =
    (pair >= OFTEN && pair / total >= OFTEN_SHARE) || (pair >= RARE && pair / total >= RARE_SHARE);
  const first = run.surfaces[right.from] ?? -1;
  if (facts.has(joint, WORD.and)) {
    if (joinsHalves(context, left, first)) return true;
    return !isShared(facts, run, right) && joinsByAnd(context, chain, left, right);
  }
  const head = run.surfaces[left.to - 1] ?? 0;
  if (facts.has(joint, WORD.of)) {
    if (isPerson(facts, run, left)) return false;
    // "Front for the Liberation of Palestine": what a joint began, "of" goes on with.
    if (often || chain.from < left.from) return true;
    // "Republican People's Party of Turkey" is a known name and more.
    const complete = left.to - left.from > 1 && pair <= 1 && total > OFTEN;
    return facts.has(head, WORD.head) && !complete;
  }
  return often || (!isDoing(facts, run, right) && joinsForOn(context, left, right, pair));
}

/** "Terrorist Financing Conventions", of which there are more before "and" */
function isShared(facts: NameFacts, { surfaces }: NameRun, { to }: Piece): boolean {
  return SEVERAL.has(facts.hashA[surfaces[to - 1] ?? 0] ?? 0);
}

/** "Jeb Boasberg of the U.S. District Court": a first name and more, and no institution's word. */
function isPerson(facts: NameFacts, { surfaces }: NameRun, { from, to }: Piece): boolean {
  if (to - from < 2 || to - from > 4 || !facts.has(surfaces[from] ?? 0, WORD.given)) return false;
  return !surfaces.slice(from, to).some((word) => facts.common[word] || facts.has(word, WORD.head));
}

/** "Defense for Children International", "Council on Foreign Relations"; not "Council on Iran". */
function joinsForOn(context: Context, left: Piece, right: Piece, pair: number): boolean {
  const { facts, run } = context;
  const head = run.surfaces[left.to - 1] ?? 0;
  const first = run.surfaces[right.from] ?? 0;
  const single = right.to - right.from === 1;
  const isOn = facts.hashA[run.surfaces[left.to] ?? 0] === ON;
  if (single && isOn && isNeverSmall(facts, first)) return false;
  if (!single && pair >= RARE && isBound(context, head, right, pair)) return true;
  return facts.has(head, WORD.organisation | WORD.event) && facts.has(head, WORD.head);
}

function isNeverSmall(facts: NameFacts, surface: number): boolean {
  return facts.isStrong(surface) && (facts.share[surface] ?? 0) >= NEVER_SMALL;
}

/** Whether nearly all that the archive has of `right` are those `pair` uses behind an everyday `head`. */
function isBound(
  { facts, known, run }: Context,
  head: number,
  right: Piece,
  pair: number,
): boolean {
  // "Vice President for Economic Affairs", "Minister of State for …" are offices.
  if (!facts.common[head] || isOffice(facts, head) || facts.hashA[head] === STATE) return false;
  const words = run.surfaces.slice(right.from, right.to);
  if (words.some((word) => isOffice(facts, word) || facts.hashA[word] === AFFAIRS)) return false;
  const rights = known.count(facts, run.surfaces, right.from, right.to);
  return pair / Math.max(1, rights) >= BOUND_SHARE;
}

/** "President", "Deputy"; not "Defense", which may be one's duty or a thing. */
function isOffice(facts: NameFacts, word: number): boolean {
  return facts.has(word, WORD.title | WORD.softTitle) && !facts.has(word, WORD.portfolio);
}

/** "Headquarters for Executing …" */
function isDoing(facts: NameFacts, run: NameRun, { from, to }: Piece): boolean {
  const word = run.surfaces[from] ?? 0;
  return to - from === 1 && facts.common[word] === 1 && facts.text(word).endsWith('ing');
}

function joinsByAnd(context: Context, chain: Piece, left: Piece, right: Piece): boolean {
  const { facts, known, run } = context;
  if (nearlyAlwaysJoins({ facts, known, run }, chain, left, right)) return true;
  const pair = known.count(facts, run.surfaces, left.from, right.to);
  const lefts = Math.max(1, known.count(facts, run.surfaces, left.from, left.to));
  const rights = Math.max(1, known.count(facts, run.surfaces, right.from, right.to));
  const first = run.surfaces[right.from] ?? 0;
  const last = run.surfaces[left.to - 1] ?? 0;
  if (isListOfDuties(facts, run, left) || isBoundByAnd({ facts, known, run }, left, right, pair))
    return true;
  if (areHalves(pair, lefts, rights) && areRare(facts, first, last)) return true;
  const often =
    pair >= OFTEN && pair / lefts >= AND_SHARE && !areTwo(context, { chain, left, right }, pair);
  if (isOwn(facts, first) || isOwn(facts, last)) return often && pair / rights >= AND_SHARE;
  const tail = run.surfaces[right.to - 1] ?? 0;
  if (isBody(facts, last, tail) && pair >= RARE && pair / lefts >= OFTEN_SHARE) return true;
  if (chain.from < left.from && goesOnAsOffice(facts, run, chain, right)) return true;
  return often && pair / rights >= AND_RIGHT_SHARE;
}

function areRare({ common }: NameFacts, left: number, right: number): boolean {
  return common[left] === 0 && common[right] === 0;
}

/** "National Security and Foreign Policy Committee" */
function isBody(facts: NameFacts, last: number, tail: number): boolean {
  return facts.has(tail, WORD.organisation) && !facts.has(last, WORD.tail | WORD.given);
}

/** "Tata Motors and Mahindra": a name of several words, and another that is no everyday word. */
function areWholes({ common }: NameFacts, left: Piece, second: number, pair: number): boolean {
  return left.to - left.from > 1 && !common[second] && pair < HALF_USES;
}

/** Two names that one archive has together, however often. */
function areTwo(
  { facts, run }: Context,
  { chain, left, right }: { chain: Piece; left: Piece; right: Piece },
  pair: number,
): boolean {
  const second = run.surfaces[right.from] ?? 0;
  if (areWholes(facts, left, second, pair)) return true;
  // "Rembrandt and Delacroix": neither is an everyday word.
  if (chain.from < left.from || left.to - left.from > 1 || right.to - right.from > 1) return false;
  return areRare(facts, run.surfaces[left.from] ?? 0, second);
}

/** "Sistan and Baluchestan", of which the second hardly stands alone. */
function areHalves(pair: number, lefts: number, rights: number): boolean {
  return pair >= HALF_USES && pair / rights >= HALF_SHARE && pair / lefts >= OFTEN_SHARE;
}

/** "Industry, Mining" of "Industry, Mining and Trade Ministry": such lists are in institutions only. */
function isListOfDuties(
  facts: NameFacts,
  { surfaces, gaps }: NameRun,
  { from, to }: Piece,
): boolean {
  // "Washington, D.C."
  if (facts.kind[surfaces[to - 1] ?? 0] === KIND.caps) return false;
  return gaps.slice(from + 1, to).includes(GAP.border);
}

/**
 * "Foreign Policy Committee", which hardly ever stands but behind "National Security and" of one
 * parliament or another; "Road Initiative" behind "Belt and".
 */
function isBoundByAnd(
  { facts, known, run }: Context,
  left: Piece,
  right: Piece,
  pair: number,
): boolean {
  const words = run.surfaces.slice(right.from, right.to);
  if (words.length < 2 || !words.every((word) => facts.common[word])) return false;
  const rights = Math.max(1, known.count(facts, run.surfaces, right.from, right.to));
  if (pair >= BOUND_USES && pair / rights >= BOUND_SHARE) return true;
  const before = run.surfaces[left.to - 1] ?? 0;
  const whole = WORD.organisation | WORD.given | WORD.family | WORD.demonym;
  if (facts.has(before, whole) || !facts.common[before]) return false;
  if (!facts.has(words.at(-1) ?? 0, WORD.organisation | WORD.tail)) return false;
  const bound = known.count(facts, run.surfaces, left.to, right.to);
  return bound >= BOUND_USES && bound / rights >= BOUND_SHARE;
}

/** Whether it usually stands alone: a place, not "Economics", nor an everyday word that is large once. */
function isOwn(facts: NameFacts, surface: number): boolean {
  if (!facts.isStrong(surface)) return false;
  if (!facts.common[surface]) return true;
  return !facts.has(surface, WORD.portfolio) && (facts.mid[surface] ?? 0) >= facts.twice;
}

/** "Islamic State of Iraq and the Levant": what "of" began, "and" goes on with nearly always. */
function nearlyAlwaysJoins(
  { facts, known, run }: Context,
  chain: Piece,
  left: Piece,
  right: Piece,
): boolean {
  const whole = known.count(facts, run.surfaces, chain.from, right.to);
  const begun = Math.max(1, known.count(facts, run.surfaces, chain.from, left.to));
  const joints = run.surfaces.slice(chain.from, left.from);
  if (!joints.some((surface) => facts.has(surface, WORD.of | WORD.forOn))) return false;
  return whole >= RARE && whole / begun >= AND_SHARE;
}

/** "Fatima Abakar" behind "the University of Cologne and": words of which none is an everyday one. */
function isSomebody({ common }: NameFacts, { surfaces }: NameRun, { from, to }: Piece): boolean {
  return to - from > 1 && surfaces.slice(from, to).every((word) => common[word] !== 1);
}

/** "Bank of Industry and Mine"; "Bank of Nova Scotia and Royal Bank of Canada" are two. */
function goesOnAsOffice(facts: NameFacts, run: NameRun, chain: Piece, right: Piece): boolean {
  if (isSomebody(facts, run, right)) return false;
  const tail = run.surfaces[right.to - 1] ?? 0;
  if (facts.has(tail, WORD.organisation) && facts.has(tail, WORD.head)) return false;
  return startsWithOffice(facts, run, chain);
}

/** "Ministry of Culture and …", "Organization for Security and …", "Treaty of Friendship and …". */
function startsWithOffice(facts: NameFacts, run: NameRun, chain: Piece): boolean {
  for (let i = chain.from; i < chain.to; i++) {
    const surface = run.surfaces[i] ?? 0;
    if (facts.has(surface, WORD.of | WORD.forOn)) {
      const head = run.surfaces[i - 1] ?? 0;
      if (isPact(facts.hashA[head] ?? 0)) return true;
      return facts.has(head, WORD.organisation) && facts.has(head, WORD.head);
    }
  }
  return false;
}
