import { GAP, KIND } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { WORD } from './lexicon';
import type { Piece } from './known-pieces';
import type { NameFacts, NameRun, SplitContext } from './name-facts';
import { dropStart } from './drop-start';
import {
  isBehindKnown,
  isGiven,
  isOwnName,
  isPersonLike,
  isPlaced,
  NO_PERSON,
  startsGiven,
} from './person-like';
import {
  behindPeoples,
  FAR_FACTOR,
  INSTITUTION,
  isFarPlace,
  isKnownPlace,
  isModel,
  isOwnWord,
  splitPlacePairs,
  splitTitle,
} from './split-places';
import { isSecond } from './second-name';
import { splitCountries } from './split-countries';
import { trimDirection, trimLead, trimThing } from './trim-piece';

/** A word before a name is split off when the name alone is this many times as frequent. */
const ALONE_FACTOR = 4;
/** A people and a person are two names unless they stand so more often than this. */
const RARELY = 3;
/** A body before a person is known so many times as often without. */
const BODY_FACTOR = 20;
/** What is known so many times as often without a country is a name, whatever its words are. */
const FARTHEST_FACTOR = 200;
/** … and in so many places at least. */
const ALONE_DOCUMENTS = 3;
/** What is called so more often is called so for good. */
const OFTEN = 10;
/** Who stands behind a well-known place is somebody when he stands elsewhere no more than so many times as seldom. */
const MET_FACTOR = 4;
const AFFAIRS = hashName('affairs').a;

/** The names of a joined piece: without a sentence's first word, people before persons, place pairs. */
export function splitPiece(context: SplitContext, run: NameRun, piece: Piece): Piece[] {
  const start = dropStart(context, run, piece);
  const parts: Piece[] = [];
  const halves = splitPlacePairs(context, run, start);
  for (const half of halves.flatMap((one) => splitCountries(context, run, one))) {
    for (const row of splitTitle(context, run, half).flatMap((one) =>
      splitKnown(context, run, one),
    )) {
      for (const part of splitLeading(context, run, row)) {
        parts.push(...splitBeforePerson(context, run, part));
      }
    }
  }
  return parts
    .map((part) =>
      trimThing(context, run, trimLead(context, run, trimDirection(context, run, part))),
    )
    .filter(({ from, to }) => from < to);
}

/**
 * "Trade Bank of Iraq Faisal al-Haimus" → Trade Bank of Iraq, Faisal al-Haimus: a known name that ends in
 * the place it is of, and somebody.
 */
function splitKnown({ facts, known }: SplitContext, run: NameRun, piece: Piece): Piece[] {
  for (let at = piece.to - 1; at > piece.from + 2; at--) {
    const last = run.surfaces[at - 1] ?? 0;
    const next = run.surfaces[at] ?? 0;
    if (run.gaps[at] !== GAP.space || !facts.isCapital(next) || facts.common[next]) continue;
    if (
      !facts.isStrong(last) ||
      facts.common[last] ||
      facts.has(next, INSTITUTION | WORD.place | WORD.event)
    )
      continue;
    const before = run.surfaces[at - 2] ?? 0;
    const isOf = facts.has(before, WORD.of) && !facts.isCapital(before);
    const prefix = known.count(facts, run.surfaces, piece.from, at);
    if (!isOf || prefix < ALONE_DOCUMENTS) continue;
    if (prefix < known.count(facts, run.surfaces, piece.from, piece.to) * 2) continue;
    return [
      { from: piece.from, to: at },
      { from: at, to: piece.to },
    ];
  }
  return [piece];
}

/** "Iranian Ebrahim Raisi" → Iranian, Ebrahim Raisi; "Islamic Iran" → Islamic, Iran. */
function splitLeading(context: SplitContext, run: NameRun, piece: Piece): Piece[] {
  const { facts, known } = context;
  const first = run.surfaces[piece.from] ?? 0;
  const rest = { from: behindPeoples(facts, run, piece), to: piece.to };
  if (piece.to - piece.from < 2) return [piece];
  const demonym = facts.has(first, WORD.demonym);
  // "UN Gholamali Khoshroo"
  const capitals = facts.kind[first] === KIND.caps && rest.to - rest.from > 1;
  if (!demonym && !capitals && !facts.isStrong(first)) return [piece];
  const whole = known.count(facts, run.surfaces, piece.from, piece.to);
  const alone = known.count(facts, run.surfaces, rest.from, rest.to);
  if (rest.to - rest.from === 1) {
    return isOwnWord(facts, first) && isSecond(facts, run, rest.from, whole)
      ? [{ from: piece.from, to: rest.from }, rest]
      : [piece];
  }
  const parts =
    ((demonym || capitals) && isModel(facts, run, rest)) ||
    isKnownBehind(context, run, piece, { rest, whole, alone }) ||
    ((demonym || capitals || !startsSmall(facts, run, rest)) &&
      isOwner(context, run, rest, { whole, alone, demonym }));
  return parts ? [{ from: piece.from, to: rest.from }, rest] : [piece];
}

/** Whether what stands behind a people or a country is known by itself. */
function isKnownBehind(
  context: SplitContext,
  run: NameRun,
  { from }: Piece,
  { rest, whole, alone }: { rest: Piece; whole: number; alone: number },
): boolean {
  const { facts } = context;
  const first = run.surfaces[from] ?? 0;
  if (facts.has(first, WORD.demonym)) return isKnownPlace(context, run, rest, whole);
  const isPlace = facts.has(first, WORD.country) || facts.kind[first] === KIND.caps;
  return isPlace && facts.isStrong(first) && isKnownAlone(facts, run, rest, { whole, alone });
}

/** "South Pars" of "Iran South Pars" in a headline: its last word is nobody's everyday one. */
function isKnownAlone(
  facts: NameFacts,
  run: NameRun,
  { from, to }: Piece,
  { whole, alone }: { whole: number; alone: number },
): boolean {
  const last = run.surfaces[to - 1] ?? 0;
  if (isFarPlace(facts, run, { from, to }) && alone > whole * FAR_FACTOR) return true;
  // "U.S. Middle East"
  if (!facts.has(last, INSTITUTION) && alone > whole * FARTHEST_FACTOR) return true;
  if (facts.common[last] || facts.kind[last] !== KIND.capital) return false;
  if (facts.has(last, WORD.tail | WORD.organisation)) return false;
  return whole <= RARELY && alone > OFTEN;
}

/** "al-Araji" of "Qasim al-Araji", which is known by itself as well */
function startsSmall(facts: NameFacts, { surfaces }: NameRun, { from }: Piece): boolean {
  return facts.has(surfaces[from] ?? 0, WORD.particle);
}

/** Whether what stands before `rest`, a person's name, is another name. */
function isOwner(
  context: SplitContext,
  run: NameRun,
  rest: Piece,
  { whole, alone, demonym }: { whole: number; alone: number; demonym: boolean },
): boolean {
  const { facts } = context;
  if (!isPersonLike(context, run, rest)) return false;
  // "Frenchman Arnaud Boetsch", "Tehran Salah al-Zawawi", never met before; not "Irish Sea".
  const own = isOwnName(facts, run, rest);
  const unmet = whole <= RARELY && own && (demonym || isPlaced(facts, run, rest));
  // "ambassador to Venezuela Hojat Soltani", again and again
  const met =
    own &&
    isBehindKnown(facts, run, rest) &&
    isPlaced(facts, run, rest) &&
    alone * MET_FACTOR >= whole;
  return unmet || met || alone > whole || startsGiven(context, run, rest);
}

/** "Iranian Armed Forces Mohammad Hossein Baqeri" → Iranian Armed Forces, Mohammad Hossein Baqeri. */
function splitBeforePerson(context: SplitContext, run: NameRun, piece: Piece): Piece[] {
  const { facts, known } = context;
  if (isBehindAffairs(facts, run, piece)) return [{ from: piece.to - 1, to: piece.to }];
  for (let at = piece.from + 1; at <= piece.to - 2; at++) {
    const before = run.surfaces[at - 1] ?? 0;
    const first = run.surfaces[at] ?? 0;
    const rest = { from: at, to: piece.to };
    if (!facts.isCapital(first) || facts.has(first, WORD.direction)) continue;
    // What stands behind "of" and "for the" was joined to it.
    if (!facts.isCapital(before) && !facts.has(before, WORD.and)) continue;
    if (!isPersonLike(context, run, rest)) continue;
    const alone = known.count(facts, run.surfaces, at, piece.to);
    const whole = known.count(facts, run.surfaces, piece.from, piece.to);
    const given = isGiven(context, first);
    if (
      isDuty(context, run, { from: piece.from, to: at }, rest) ||
      (given && endsEveryday(context, run, { from: piece.from, to: at }, whole)) ||
      startsPerson(facts, run.surfaces[piece.from] ?? 0, before, { given, alone, whole }) ||
      (alone > 0 && isBodyBefore(context, run, piece, { at, whole })) ||
      endsInSomebody(context, run, piece, { at, alone, whole })
    )
      return [...splitLeading(context, run, { from: piece.from, to: at }), rest];
  }
  return [piece];
}

/** "Political Affairs Araghchi": what a deputy is for, and the surname. */
function isBehindAffairs(facts: NameFacts, run: NameRun, { from, to }: Piece): boolean {
  const last = run.surfaces[to - 1] ?? 0;
  if (to - from < 3 || run.gaps[to - 1] !== GAP.space || facts.common[last]) return false;
  if (facts.hashA[run.surfaces[to - 2] ?? 0] !== AFFAIRS || facts.kind[last] !== KIND.capital)
    return false;
  if (facts.has(last, NO_PERSON)) return false;
  return run.surfaces.slice(from, to - 2).every((word) => facts.common[word] === 1);
}

/** "Foreign Affairs" of "Foreign Affairs Sartaj Aziz": what an office is for, before who holds it. */
function isDuty({ facts }: SplitContext, run: NameRun, duty: Piece, person: Piece): boolean {
  const words = run.surfaces.slice(duty.from, duty.to);
  if (!words.every((word) => facts.has(word, WORD.portfolio))) return false;
  return run.surfaces.slice(person.from, person.to).every((word) => !facts.common[word]);
}

/**
 * "Middle East" of "Middle East Andrew Murrison": a longer name that ends in an everyday word and stands
 * alone more often than so, where no person's name is begun.
 */
function endsEveryday(
  { facts, known }: SplitContext,
  run: NameRun,
  { from, to }: Piece,
  whole: number,
): boolean {
  const last = run.surfaces[to - 1] ?? 0;
  if (to - from < 2 || !facts.common[last] || facts.has(last, WORD.given)) return false;
  if (facts.has(run.surfaces[from] ?? 0, WORD.given)) return false;
  return known.count(facts, run.surfaces, from, to) > whole;
}

/** "United Nations" of "United Nations Vasily Nebenzya": a body that is known far better than so. */
function isBodyBefore(
  { facts, known }: SplitContext,
  run: NameRun,
  { from, to }: Piece,
  { at, whole }: { at: number; whole: number },
): boolean {
  const rest = { from: at, to };
  if (at - from < 2 || !facts.has(run.surfaces[at - 1] ?? 0, WORD.tail | WORD.organisation))
    return false;
  if (!isOwnName(facts, run, rest) || !isPlaced(facts, run, rest)) return false;
  return known.count(facts, run.surfaces, from, at) > whole * BODY_FACTOR;
}

/**
 * "Sahil Babayev" of "Population Sahil Babayev", "Thoraya Idlbi" of "Cooperation Authority of Syria Thoraya
 * Idlbi": who stands elsewhere too, behind what an office is for or a body.
 */
function endsInSomebody(
  { facts }: SplitContext,
  run: NameRun,
  { from, to }: Piece,
  { at, alone, whole }: { at: number; alone: number; whole: number },
): boolean {
  const isUnmet = whole <= RARELY && facts.has(run.surfaces[at - 1] ?? 0, WORD.country);
  if (alone * MET_FACTOR < whole && !isUnmet) return false;
  if (!isOwnName(facts, run, { from: at, to }) || !isPlaced(facts, run, { from: at, to }))
    return false;
  const before = run.surfaces[at - 1] ?? 0;
  if (facts.has(run.surfaces[from] ?? 0, WORD.given)) return false;
  if (at - from === 1) return facts.has(before, WORD.portfolio);
  // "Aung San Suu Kyi"
  const known = WORD.country | WORD.demonym | WORD.tail | WORD.organisation;
  return run.surfaces.slice(from, at).every((word) => facts.common[word] || facts.has(word, known));
}

/** Whether a person's name starts behind `before`, by how often it stands alone. */
function startsPerson(
  facts: NameFacts,
  start: number,
  before: number,
  { given, alone, whole }: { given: boolean; alone: number; whole: number },
): boolean {
  if (facts.has(before, WORD.tail | WORD.organisation)) return given || alone > whole * 2;
  if (facts.isStrong(before)) return (given && alone > 0) || alone > whole * 2;
  // "Middle East Tobias Ellwood", by how often he stands alone.
  const first = !facts.has(start, WORD.given);
  if (first && alone >= ALONE_DOCUMENTS && alone > whole * ALONE_FACTOR) return true;
  // "Islamic Guidance Reza Salehi-Amiri", not "Mohammad Javad Zarif".
  return given && alone > whole && first;
}
