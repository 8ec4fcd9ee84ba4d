import { GAP, KIND } from '@/lib/text/token-list';
import type { Piece } from './known-pieces';
import { WORD } from './lexicon';
import type { NameFacts, NameRun, SplitContext } from './name-facts';
import { isStrongWord } from './name-likelihood';
import { isOrigin } from './run-joints';
import { RUN } from './run-store';

/** An everyday word is a name of its own from this likelihood on. */
const OWN_SHARE = 0.9;
/** Uses in texts from which a title's words are taken for a name. */
const KNOWN_USES = 3;
/** A name is known by itself when it stands so many times as often without a people before it. */
const ALONE_FACTOR = 4;
/** A longer name behind a country and a hyphen is known by itself so often, and so many times as often as so. */
const HALF_USES = 10;
const HALF_FACTOR = 10;
/** … and where an everyday word may start it, so many times as often. */
export const FAR_FACTOR = 40;
/** What may follow a pair of places in the name of what they share. */
export const INSTITUTION = WORD.tail | WORD.organisation | WORD.head;

/** "Iran-China" → Iran, China; "Iran-European Union" → Iran, European Union; not "Amir-Abdollahian". */
export function splitPlacePairs(context: SplitContext, run: NameRun, piece: Piece): Piece[] {
  const { facts } = context;
  const parts: Piece[] = [];
  let from = piece.from;
  for (let i = piece.from + 1; i < piece.to; i++) {
    if (run.gaps[i] !== GAP.hyphen) continue;
    const left = run.surfaces[i - 1] ?? 0;
    const right = run.surfaces[i] ?? 0;
    if (!isPlaceLike(facts, left) || isOrigin(facts.hashA[right])) continue;
    if (!isKnownHalf(context, run, { from: i, to: piece.to })) {
      if (!isPlaceLike(facts, right)) continue;
      // "Iran-Kazakhstan Joint Chamber of Commerce": the pair is whose institution it is.
      if (i + 1 < piece.to && facts.has(run.surfaces[i + 1] ?? 0, INSTITUTION)) continue;
    }
    // "China-Pakistan Economic Corridor": everyday words that only the pair makes a name.
    if (isEverydayRest(facts, run, { from: i + 1, to: piece.to })) continue;
    parts.push({ from, to: i });
    from = i;
  }
  parts.push({ from, to: piece.to });
  return parts;
}

/** "European Union" of "Iran-European Union": a longer name that is known well, and hardly so. */
function isKnownHalf({ facts, known }: SplitContext, run: NameRun, { from, to }: Piece): boolean {
  if (to - from < 2 || !facts.has(run.surfaces[from - 1] ?? 0, WORD.country)) return false;
  const alone = known.count(facts, run.surfaces, from, to);
  return alone >= HALF_USES && alone > known.count(facts, run.surfaces, from - 1, to) * HALF_FACTOR;
}

/** Two everyday words and more, and no others. */
function isEverydayRest(facts: NameFacts, run: NameRun, { from, to }: Piece): boolean {
  const rest = run.surfaces.slice(from, to);
  return rest.length > 1 && rest.every((word) => facts.common[word] && !facts.isStrong(word));
}

/** A people, a place, or a direction that stands alone. */
export function isPlaceLike(facts: NameFacts, surface: number): boolean {
  if (facts.has(surface, WORD.demonym) || facts.isStrong(surface)) return true;
  // "Iran-West"
  const direction = facts.has(surface, WORD.direction);
  return direction && isStrongWord(facts.soloCount[surface] ?? 0, facts.mid[surface] ?? 0);
}

/**
 * "Iran Turkey Azerbaijan" → Iran, Turkey, Azerbaijan: a title without commas, whose words no text has
 * together.
 */
export function splitTitle({ facts, known }: SplitContext, run: NameRun, piece: Piece): Piece[] {
  if ((run.flags & RUN.inTitle) === 0 || piece.to - piece.from < 2) return [piece];
  // "Iran Russia Azerbaijan" is known of "the Iran-Russia-Azerbaijan railway".
  const places = run.surfaces.slice(piece.from, piece.to).every((word) => isPlaceLike(facts, word));
  if (!places && known.count(facts, run.surfaces, piece.from, piece.to) > 0) return [piece];
  const isEverydayAt = (i: number): boolean => facts.common[run.surfaces[i] ?? 0] === 1;
  const isOwn = (i: number): boolean => {
    const surface = run.surfaces[i] ?? 0;
    return facts.isStrong(surface) && isOwnWord(facts, surface);
  };
  const rests: Piece[] = [];
  let own = 0;
  const parts: Piece[] = [];
  let from = piece.from;
  const close = (to: number): void => {
    if (to === from) return;
    rests.push({ from, to });
    parts.push({ from, to });
  };
  for (let i = piece.from; i < piece.to;) {
    const to = knownFrom({ facts, known }, run, { from: i, to: piece.to });
    if (to === i + 1 && !isOwn(i)) {
      i++;
      continue;
    }
    close(i);
    parts.push({ from: i, to });
    own++;
    i = from = to;
  }
  close(piece.to);
  // "Iran Handmade Carpet Exhibition" may be one name; "Ministry Iran" is none.
  const everyday = rests.every((rest) => rest.to - rest.from === 1 && isEverydayAt(rest.from));
  return own >= 2 || (own === 1 && parts.length > 1 && everyday) ? parts : [piece];
}

/** Where the longest name ends that starts the piece and that texts have; behind its first word if there is none. */
function knownFrom({ facts, known }: SplitContext, run: NameRun, { from, to }: Piece): number {
  for (let end = to; end > from + 1; end--) {
    // "Iran China" is known of "Iran-China".
    if (run.surfaces.slice(from, end).every((surface) => isPlaceLike(facts, surface))) continue;
    if (known.count(facts, run.surfaces, from, end) >= KNOWN_USES) return end;
  }
  return from + 1;
}

/** No everyday word, or one that is nearly always large, or in capitals: "U.S.", "Turkey". */
export function isOwnWord(facts: NameFacts, surface: number): boolean {
  if (!facts.common[surface]) return true;
  return facts.kind[surface] === KIND.caps || (facts.share[surface] ?? 0) >= OWN_SHARE;
}

/** Whether it is letters or a name with a number behind a hyphen: "S-300", "Bavar-373". */
export function isModel(facts: NameFacts, run: NameRun, { from, to }: Piece): boolean {
  if (to - from !== 2 || run.gaps[from + 1] !== GAP.hyphen) return false;
  return run.gaps[from] === GAP.space && facts.kind[run.surfaces[from + 1] ?? 0] === KIND.number;
}

/** Whether it is "Kish Island" of "Iranian Kish Island": no everyday word first, and far more often alone. */
export function isKnownPlace(
  { facts, known }: SplitContext,
  run: NameRun,
  { from, to }: Piece,
  whole: number,
): boolean {
  if (to - from < 2) return false;
  const alone = known.count(facts, run.surfaces, from, to);
  if (isFarPlace(facts, run, { from, to }) && alone > whole * FAR_FACTOR) return true;
  return !facts.common[run.surfaces[from] ?? 0] && alone > whole * ALONE_FACTOR;
}

/** "South Pars" of "Iranian South Pars" starts with a point of the compass; "Central Bank" is a body. */
export function isFarPlace(facts: NameFacts, { surfaces }: NameRun, { from, to }: Piece): boolean {
  if (facts.has(surfaces[to - 1] ?? 0, INSTITUTION)) return false;
  return facts.has(surfaces[from] ?? 0, WORD.direction);
}

/** Where the piece goes on behind its first word, or behind both of "Bosnian Serb Dusko Tadic". */
export function behindPeoples(facts: NameFacts, run: NameRun, { from, to }: Piece): number {
  const isPeople = (i: number): boolean => facts.has(run.surfaces[i] ?? 0, WORD.demonym);
  let rest = from + 1;
  while (to - rest > 2 && isPeople(from) && isPeople(rest)) rest++;
  return rest;
}
