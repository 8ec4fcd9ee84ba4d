import { FLAG, GAP, KIND } from '@/lib/text/token-list';
import { WordSet } from '@/lib/text/word-set';
import type { Piece } from './known-pieces';
import { WORD } from './lexicon';
import type { NameTable } from './name-table';
import type { PageFacts } from './page-facts';
import type { PagePieces } from './page-pieces';
import { namesOf, type Match, type TableName } from './page-match';
import type { PageRun, PageToken } from './page-scan';
import { RUN } from './run-store';

/** Least likelihood of being a name: any single word, an everyday word, one in a headline. */
const SINGLE_CERTAINTY = 0.59;
const COMMON_CERTAINTY = 0.79;
/** An everyday word behind a preposition of place and no article. */
const PLACED_CERTAINTY = 0.29;
const SHOUTED_CERTAINTY = 0.75;
/** Everyday words where nothing but a sentence's start tells. */
const SURE_CERTAINTY = 0.86;
/** Uses from which a word that is never written small is sure. */
const SURE_USES = 3;
/** The same on a page that capitalises common nouns or is in another language. */
const NOUNS_CERTAINTY = 0.89;
/** A short word in capitals, and a surname alone, count when the archive knows them well: from so
 * many documents, or this share of all, on. */
const MANY_DOCUMENTS = 20;
const KNOWN_SHARE = 0.001;
const SHORT_CAPS = 4;
/** A small word beside a name tells that the longer capitals around it are another name. */
const OTHER_NAME = WORD.tail | WORD.organisation | WORD.event;

/** What stands before a person and is no name of his. */
const NO_FIRST = OTHER_NAME | WORD.demonym | WORD.stop | WORD.title | WORD.softTitle | WORD.place;

/** What is called after the place that it is of. */
const NAMED_BY_PLACE = new WordSet('university college school academy institute bank times museum');

/** What decides whether a match on a page is a name there. */
export type Gate = {
  readonly tables: readonly NameTable[];
  readonly facts: PageFacts;
  readonly known: PagePieces;
  /** The page is not in English, or capitalises like German. */
  readonly isForeign: boolean;
};

/** The names of `match` that count where it stands; empty when none does. */
export function passing(gate: Gate, run: PageRun, match: Match): TableName[] {
  if (!run.shouted && !passesBorders(run, match)) return [];
  return counting(gate, run, match, match.names);
}

/** The names that the tables have for `piece`, a name by its writing and its borders. */
export function namesAlone(gate: Gate, run: PageRun, piece: Piece): TableName[] {
  return namesOfKey(gate, run, piece, gate.facts.key(run.surfaces, piece.from, piece.to));
}

/** The names that the tables have by a key, as far as they count for `piece`. */
export function namesOfKey(
  gate: Gate,
  run: PageRun,
  piece: Piece,
  [a, b]: readonly [number, number, number],
): TableName[] {
  return counting(gate, run, piece, namesOf(gate.tables, a, b) ?? []);
}

function counting(
  gate: Gate,
  run: PageRun,
  piece: Piece,
  names: readonly TableName[],
): TableName[] {
  if (piece.to - piece.from === 1)
    return names.filter((name) => passesAlone(gate, run, piece, name));
  return names.filter((name) => passesTogether(gate, run, piece, name));
}

/** Whether several words may be this name: "S & P" and "I'm A" are not "SP" and "IMA". */
function passesTogether(
  gate: Gate,
  run: PageRun,
  match: Piece,
  { table, name }: TableName,
): boolean {
  const names = gate.tables[table];
  const words = names?.words(name) ?? 1;
  if (names && words > 1)
    return !isSomebodyElse(names, run, match.from, name) && !isTwo(run, match, words);
  for (let i = match.from; i < match.to; i++) {
    const token = run.tokens[i];
    // "Appendix I of" is no IOF.
    if (token?.kind === KIND.lower && token.gap === GAP.space) return false;
    const dotted = i === match.from || token?.gap === GAP.dot;
    if (token?.kind === KIND.initial && !(dotted && run.tokens[i + 1]?.gap !== GAP.ampersand))
      return false;
  }
  return true;
}

/** "Yemen and Syria" is no "Yemenand Syria", which somebody wrote for it. */
function isTwo({ tokens }: PageRun, { from, to }: Piece, words: number): boolean {
  return words < to - from && tokens.slice(from, to).some(({ bits }) => (bits & WORD.and) !== 0);
}

/** "Kaveh Ali-Akbari" need not be the one whose surname the archive knows. */
function isSomebodyElse(names: NameTable, run: PageRun, from: number, name: number): boolean {
  if (!isBehindFirst(run, from)) return false;
  return names
    .candidates(name)
    .every(({ entity, route }) => route !== 'exact' && names.kind(entity) === 'person');
}

/** Whether a first name may stand before the token. */
export function isBehindFirst({ tokens }: PageRun, from: number): boolean {
  const before = tokens[from - 1];
  if (before?.kind !== KIND.capital || tokens[from]?.gap !== GAP.space) return false;
  if ((before.bits & NO_FIRST) !== 0 || (before.flags & FLAG.possessive) !== 0) return false;
  return (before.flags & FLAG.start) === 0 || (before.bits & WORD.given) !== 0;
}

function passesAlone(gate: Gate, run: PageRun, match: Piece, which: TableName): boolean {
  const names = gate.tables[which.table];
  const token = run.tokens[match.from];
  if (!names || !token || !passesWord(names, run, token, which.name)) return false;
  if ((run.flags & RUN.half) !== 0 && match.to === run.tokens.length) return false;
  // "Si" begins a Spanish sentence, and is somebody elsewhere.
  const isPlain = run.shouted || token.kind !== KIND.caps;
  if (gate.isForeign && isPlain && (token.bits & WORD.foreign) !== 0) return false;
  const certainty = isSure(gate, run, match.from) ? 1 : names.certainty(which.name);
  const common = names.isCommon(which.name);
  if (run.shouted) return certainty >= SHOUTED_CERTAINTY;
  const least = leastCertainty(gate, run, common);
  if (names.capsOnly(which.name)) return certainty >= SINGLE_CERTAINTY;
  if (certainty < least) return false;
  return passesPage(gate.facts, run, match.from, common ? certainty : undefined);
}

/** Whether the archives and the page write the word large again and again, and never small. */
function isSure({ facts }: Gate, run: PageRun, at: number): boolean {
  const surface = run.surfaces[at] ?? 0;
  if (facts.has(surface, OTHER_NAME | WORD.place | WORD.head)) return false;
  return facts.low[surface] === 0 && (facts.mid[surface] ?? 0) >= SURE_USES;
}

/** Whether the word, as it is written here, may be the name by itself. */
function passesWord(names: NameTable, run: PageRun, token: PageToken, name: number): boolean {
  if (!isCapital(token) || token.kind === KIND.initial) return false;
  const caps = token.kind === KIND.caps;
  if (names.capsOnly(name)) {
    if (!caps) return false;
    return (token.bits & WORD.generic) === 0 && !(run.shouted && (token.bits & WORD.stop) !== 0);
  }
  if ((token.bits & (WORD.stop | WORD.generic)) !== 0) return false;
  if (!caps && (token.bits & WORD.calendar) !== 0) return false;
  // "Martin" may be anybody; "Imam Ali" is somebody.
  if ((token.bits & WORD.given) !== 0 && !run.titled) return false;
  if (names.byGiven(name) && !run.byGiven) return false;
  const candidates = names.candidates(name);
  const weight = candidates.reduce((sum, { entity }) => sum + names.weight(entity), 0);
  const known = weight >= Math.min(MANY_DOCUMENTS, names.documents * KNOWN_SHARE);
  if (caps && !run.shouted && token.size <= SHORT_CAPS) return known;
  const surname = candidates.every(({ route }) => route === 'surname');
  return !surname || known || run.titled;
}

/** How likely a single word must be a name; more than 1 where none passes. */
function leastCertainty({ isForeign }: Gate, run: PageRun, common: boolean): number {
  if (!isForeign || run.titled) {
    if (common && (run.flags & RUN.placed) !== 0) return PLACED_CERTAINTY;
    if (common && (run.flags & RUN.owner) !== 0) return SINGLE_CERTAINTY;
    return common ? COMMON_CERTAINTY : SINGLE_CERTAINTY;
  }
  return common ? Infinity : NOUNS_CERTAINTY;
}

/** Whether the way in which this page writes the word speaks for a name. */
function passesPage(
  facts: PageFacts,
  run: PageRun,
  at: number,
  commonCertainty: number | undefined,
): boolean {
  const surface = run.surfaces[at] ?? -1;
  const low = facts.pageLow(surface);
  const mid = facts.pageMid(surface);
  const start = ((run.tokens[at]?.flags ?? 0) & FLAG.start) !== 0;
  if (commonCertainty === undefined) return low <= 2 * mid + (start ? 0 : 1);
  const owner = (run.flags & RUN.owner) !== 0;
  return low <= mid && (!start || mid > 0 || owner || commonCertainty >= SURE_CERTAINTY);
}

/**
 * Whether the capitals beside the match leave it a name of its own: "Tehran" is none in "Tehran
 * University", "Apple" none in "Apple Pie Festival"; "Raisi" is one in "Iranian President Raisi".
 */
function passesBorders(run: PageRun, match: Match): boolean {
  return passesLeft(run, match) && passesRight(run, match);
}

function passesLeft(run: PageRun, match: Match): boolean {
  const before = run.tokens[match.from - 1];
  const first = run.tokens[match.from];
  if (isOfInstitution(run, match)) return false;
  if (!before || !first || !isCapital(before) || (before.flags & FLAG.possessive) !== 0)
    return true;
  if (first.gap === GAP.hyphen) return match.pairedLeft;
  if (before.kind === KIND.initial) return match.to - match.from > 1;
  if ((before.bits & (WORD.demonym | WORD.stop | WORD.title | WORD.softTitle)) !== 0) return true;
  if ((before.flags & FLAG.start) !== 0 && match.from === 1 && (before.bits & WORD.given) === 0)
    return match.to - match.from > 1;
  if ((before.bits & WORD.direction) !== 0) return match.to - match.from > 1;
  // "Ali Ebrahim Raisi" need not be Ebrahim Raisi.
  return match.to - match.from > 1 && (before.bits & WORD.given) === 0;
}

/** "Glasgow" of "University of Glasgow", "India" of "Times of India"; not that of "Government of India". */
function isOfInstitution({ tokens }: PageRun, { from }: Match): boolean {
  const joint = tokens[from - 1];
  const head = tokens[from - 2];
  if (!joint || !head || isCapital(joint) || (joint.bits & WORD.of) === 0) return false;
  return isCapital(head) && NAMED_BY_PLACE.has(head.a);
}

function passesRight(run: PageRun, match: Match): boolean {
  const last = run.tokens[match.to - 1];
  const after = run.tokens[match.to];
  if (!after || !last || (last.flags & FLAG.possessive) !== 0) return true;
  if (!isCapital(after)) {
    // "University of Tehran" goes on behind a head word that is a name by itself.
    // … and so does "Shah of Iran".
    return (after.bits & WORD.of) === 0 || (last.bits & (WORD.head | WORD.titleSurname)) === 0;
  }
  if ((after.bits & (WORD.title | WORD.softTitle)) !== 0) return true;
  if (after.gap === GAP.hyphen) return match.pairedRight;
  if (match.to - match.from > 1) return (after.bits & OTHER_NAME) === 0;
  return match.beforeName && (last.bits & (WORD.given | WORD.direction)) === 0;
}

function isCapital(token: PageToken): boolean {
  return token.kind >= KIND.capital && token.kind <= KIND.initial && token.kind !== KIND.number;
}
