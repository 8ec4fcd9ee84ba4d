import { GAP, KIND } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { WordSet } from '@/lib/text/word-set';
import { WORD } from './lexicon';
import type { Piece } from './known-pieces';
import type { NameFacts, NameRun } from './name-facts';
import { RUN } from './run-store';

/** A single word is a name from this likelihood on; one in capitals from this share of capitals. */
const SINGLE_SHARE = 0.6;
const CAPS_SHARE = 0.67;
/** An everyday word inside a sentence: behind an article, behind a preposition of place, elsewhere. */
const DETERMINED_SHARE = 0.75;
const PLACED_SHARE = 0.3;
const BARE_SHARE = 0.75;
/** An everyday word that starts a sentence is one from this likelihood on. */
const COMMON_START_SHARE = 0.75;
/** Uses from which a word that is never written small is sure. */
const SURE_USES = 3;
/** A function word in capitals is an acronym when it is seen this often so inside sentences. */
const STOP_USES = 2;
/** At least one word of a longer name of everyday words all through must be this likely part of a name. */
const PLAIN_SHARE = 0.5;
/** A fixed phrase of everyday words is one when it is seen this often, with a word this likely. */
const FIXED_USES = 3;
const FIXED_SHARE = 0.12;
/** Fewer uses in capitals than these, and so many times as many small ones, are stress. */
const STRESSED_USES = 8;
const STRESSED_FACTOR = 20;
/** … and any number of a word of so many letters that is small so many times as often. */
const STRESSED_LETTERS = 6;
const OFTEN_SMALL = 40;
/** What a lone initial says. */
const INITIAL_SHARE = 0.6;
/** A generic word alone ("University") is a name only when hardly ever written small. */
const GENERIC_SHARE = 0.95;

/** "MPs", "SUVs": several of a kind are nobody's name. */
const ACRONYMS = /^\p{Lu}{2,}s$/u;
const ROMAN = /^[IVX]+$/;
/** "B2": one of a scale or a row, unless it is met again. */
const GRADE = /^\p{L}{1,2}\d$/u;
/** What several of one thing are called, before their numbers. */
const PARTS = new WordSet(
  'annex phase article chapter part appendix section category stage round schedule tier class grade level type',
);
/** A part of a year, of a grid, or of a list of journals. */
const QUARTER = /^Q[1-4]$/;
const US = hashName('us').a;
const AFFAIRS = hashName('affairs').a;
const STATE = hashName('state').a;
/** Several of one kind, of each of which a name follows. */
const SEVERAL = new WordSet(
  'republics ministries governments parliaments provinces universities embassies ministers presidents chambers cities kingdoms',
);
const GENERIC =
  WORD.tail | WORD.head | WORD.event | WORD.organisation | WORD.place | WORD.portfolio;

/**
 * Whether the piece, as it stands in `run`, is a name.
 *
 * @param uses how many runs have exactly this piece inside a sentence
 */
export function isName(
  facts: NameFacts,
  run: NameRun,
  { piece, uses }: { piece: Piece; uses: number },
): boolean {
  if (piece.to - piece.from === 1) return isSingleName(facts, run, piece);
  const titles = WORD.title | WORD.softTitle;
  if (run.surfaces.slice(piece.from, piece.to).every((surface) => facts.has(surface, titles)))
    return false;
  if (isOfficeStart(facts, run, piece) || isOffice(facts, run, piece)) return false;
  if (isNumerals(facts, run, piece) || isOneOfSeveral(facts, run, piece)) return false;
  if (isListOfDuties(facts, run, piece)) return false;
  if (isListHead(facts, run, piece)) return false;
  const share = largestShare(facts, run.surfaces, piece.from, piece.to);
  // "Joint Comprehensive Plan of Action": everyday words that stand so again and again.
  const least = isPlainPhrase(facts, run, piece) ? PLAIN_SHARE : facts.leastShare;
  return share >= least || (uses >= FIXED_USES && share >= FIXED_SHARE);
}

/** "II & III" */
function isNumerals(facts: NameFacts, run: NameRun, { from, to }: Piece): boolean {
  return run.surfaces.slice(from, to).every((surface) => ROMAN.test(facts.text(surface)));
}

/** "Annex III", "Phase II" */
function isOneOfSeveral(facts: NameFacts, run: NameRun, { from, to }: Piece): boolean {
  if (to - from !== 2 || !ROMAN.test(facts.text(run.surfaces[from + 1] ?? 0))) return false;
  return PARTS.has(facts.hashA[run.surfaces[from] ?? 0] ?? 0);
}

/** Everyday words all through, without the word of an institution at the end: "Sustainable Development". */
function isPlainPhrase(facts: NameFacts, run: NameRun, { from, to }: Piece): boolean {
  if (facts.has(run.surfaces[to - 1] ?? 0, WORD.tail | WORD.organisation)) return false;
  return run.surfaces.slice(from, to).every((word) => facts.common[word]);
}

/** "Iranian Energy" of "Iranian Energy and Water Minister"; "Legal Affairs" of somebody's office. */
function isOfficeStart(facts: NameFacts, run: NameRun, piece: Piece): boolean {
  if (isAffairs(facts, run, piece)) return true;
  if (piece.to - piece.from !== 2) return false;
  const first = run.surfaces[piece.from] ?? 0;
  const second = run.surfaces[piece.from + 1] ?? 0;
  return facts.has(first, WORD.demonym) && facts.has(second, WORD.portfolio);
}

/** "Legal Affairs", "Special Political Affairs", "EU Affairs and Trade": of somebody's office. */
function isAffairs(facts: NameFacts, run: NameRun, { from, to }: Piece): boolean {
  const words = run.surfaces.slice(from, to);
  if (!words.some((word) => facts.hashA[word] === AFFAIRS)) return false;
  return words.every(
    (word) =>
      facts.hashA[word] === AFFAIRS ||
      ((facts.common[word] || facts.kind[word] === KIND.caps || facts.kind[word] === KIND.lower) &&
        !facts.has(word, WORD.organisation | WORD.head) &&
        // "Foreign Affairs Magazine"
        !(facts.has(word, WORD.tail) && !facts.has(word, WORD.portfolio))),
  );
}

/**
 * "Republics of Azerbaijan", which a list goes on from; "State of the International Maritime
 * Organization", of which a member is spoken of.
 */
function isListHead(facts: NameFacts, run: NameRun, { from, to }: Piece): boolean {
  const [first = 0, joint = 0] = run.surfaces.slice(from, to);
  if (facts.isCapital(joint) || !facts.has(joint, WORD.of)) return false;
  if (SEVERAL.has(facts.hashA[first] ?? 0)) return true;
  // "State of the Union"
  const isState = facts.hashA[first] === STATE && to - from > 4;
  return isState && facts.has(run.surfaces[to - 1] ?? 0, WORD.organisation);
}

/** "Special Inspector General": everyday words that end in an office are nobody's name. */
function isOffice(facts: NameFacts, run: NameRun, { from, to }: Piece): boolean {
  const last = run.surfaces[to - 1] ?? 0;
  if (!facts.has(last, WORD.title | WORD.softTitle)) return false;
  // "Holy Defense"
  if (facts.has(last, WORD.titleSurname | WORD.portfolio)) return false;
  return run.surfaces
    .slice(from, to)
    .every(
      (surface) =>
        (facts.common[surface] || facts.has(surface, WORD.title | WORD.softTitle)) &&
        facts.kind[surface] === KIND.capital &&
        !facts.has(surface, WORD.tail | WORD.organisation | WORD.head | WORD.given | WORD.demonym),
    );
}

/** "Mines & Agriculture", cut off from the institution that they are the duties of. */
function isListOfDuties(facts: NameFacts, run: NameRun, { from, to }: Piece): boolean {
  if (!run.gaps.slice(from + 1, to).every((gap) => gap === GAP.ampersand)) return false;
  return run.surfaces.slice(from, to).every((surface) => facts.has(surface, WORD.portfolio));
}

/** The largest likelihood, 0 to 1, among the words [from, to). */
export function largestShare(
  facts: NameFacts,
  surfaces: readonly number[],
  from: number,
  to: number,
): number {
  let largest = 0;
  for (let i = from; i < to; i++) {
    const surface = surfaces[i] ?? 0;
    if (!facts.isCapital(surface)) continue;
    const initial = facts.kind[surface] === KIND.initial;
    largest = Math.max(largest, initial ? INITIAL_SHARE : (facts.share[surface] ?? 0));
  }
  return largest;
}

function isSingleName(facts: NameFacts, run: NameRun, piece: Piece): boolean {
  const surface = run.surfaces[piece.from] ?? 0;
  const kind = facts.kind[surface];
  if (kind === KIND.initial || !facts.isCapital(surface)) return false;
  if ((facts.size[surface] ?? 0) < 2) return false;
  const start = piece.from === 0 && (run.flags & RUN.start) !== 0;
  if (ROMAN.test(facts.text(surface)) || QUARTER.test(facts.text(surface))) return false;
  if (GRADE.test(facts.text(surface)) && isOnce(facts, surface)) return false;
  if (kind === KIND.caps) return isAcronym(facts, surface, start);
  if (facts.has(surface, WORD.stop | WORD.calendar | WORD.title)) return false;
  if (facts.has(surface, WORD.generic) || isPluralAcronym(facts, surface)) return false;
  const share = facts.solo[surface] ?? 0;
  if (facts.has(surface, GENERIC) && facts.common[surface]) return share >= GENERIC_SHARE;
  return share >= (start ? leastAtStart(facts, run, surface) : leastInside(facts, run, surface));
}

/** How likely a sentence's first word must be a name there: more than 1 where it cannot be known. */
function leastAtStart(facts: NameFacts, run: NameRun, surface: number): number {
  if (facts.mid[surface] === 0 && !facts.has(surface, WORD.demonym | WORD.country)) {
    const like = (run.flags & RUN.subject) !== 0 && facts.common[surface] === 0;
    return like ? SINGLE_SHARE : Infinity;
  }
  if (!facts.common[surface] || isAlwaysLarge(facts, surface)) return SINGLE_SHARE;
  return (run.flags & RUN.owner) !== 0 ? SINGLE_SHARE : COMMON_START_SHARE;
}

/** How likely a single word inside a sentence must be a name there. */
function leastInside(facts: NameFacts, run: NameRun, surface: number): number {
  if (!facts.common[surface]) return SINGLE_SHARE;
  if (isOnce(facts, surface)) return Infinity;
  if ((run.flags & RUN.determined) !== 0) return DETERMINED_SHARE;
  if ((run.flags & RUN.placed) !== 0) return PLACED_SHARE;
  // "signed by Costa", where nobody writes it small, and who stands in longer names too
  const inNames =
    facts.low[surface] === 0 && (facts.mid[surface] ?? 0) > (facts.soloCount[surface] ?? 0);
  return inNames ? SINGLE_SHARE : BARE_SHARE;
}

/** "MPs", "SUVs" */
export function isPluralAcronym(facts: NameFacts, surface: number): boolean {
  return facts.kind[surface] === KIND.capital && ACRONYMS.test(facts.text(surface));
}

/** Whether the word is written large no more than once inside a sentence. */
function isOnce(facts: NameFacts, surface: number): boolean {
  return (facts.mid[surface] ?? 0) < facts.twice;
}

/** Whether the word is written large again and again, and never small. */
function isAlwaysLarge(facts: NameFacts, surface: number): boolean {
  const uses = facts.mid[surface] ?? 0;
  return facts.low[surface] === 0 && uses >= Math.max(SURE_USES, facts.twice);
}

function isAcronym(facts: NameFacts, surface: number, start: boolean): boolean {
  if (facts.has(surface, WORD.generic)) return false;
  if (facts.has(surface, WORD.stop)) {
    if (facts.hashA[surface] === US) return true;
    // "WHO", beside "who"
    const usual =
      (facts.mid[surface] ?? 0) >= STOP_USES && (facts.caps[surface] ?? 0) >= CAPS_SHARE;
    return usual && !start;
  }
  if (facts.has(surface, WORD.calendar)) return false;
  const known = (facts.mid[surface] ?? 0) > 0;
  // "U.N. council to meet"
  if (!known) return !start || !facts.common[surface] || facts.text(surface).includes('.');
  if (facts.common[surface] && isOnce(facts, surface)) return false;
  if (isStressed(facts, surface)) return false;
  // "MEHR" in capitals once is the name that is usually written "Mehr".
  if ((facts.caps[surface] ?? 0) >= CAPS_SHARE) return true;
  return (facts.solo[surface] ?? 0) >= SINGLE_SHARE;
}

/** "VERY", "LIVE", "DESIGNED": a word that is nearly always small, in capitals now and then. */
function isStressed(facts: NameFacts, surface: number): boolean {
  const capitals = (facts.mid[surface] ?? 0) * (facts.caps[surface] ?? 0);
  const small = facts.low[surface] ?? 0;
  // "AIDS", "SWIFT" are short.
  if ((facts.size[surface] ?? 0) >= STRESSED_LETTERS && small > capitals * OFTEN_SMALL) return true;
  if (!facts.common[surface]) return false;
  return capitals < STRESSED_USES && small > capitals * STRESSED_FACTOR;
}
