import { GAP, KIND } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { isName, isPluralAcronym } from './accept-name';
import { isCutOff, isPlain } from './cut-off';
import { joinPieces } from './join-pieces';
import type { Piece } from './known-pieces';
import { WORD } from './lexicon';
import type { NameFacts, NameRun, SplitContext } from './name-facts';
import { RUN } from './run-store';
import { splitPiece } from './split-piece';
import { INSTITUTION, isPlaceLike } from './split-places';

/** Says of somebody what he was or is, and starts no name; says whose something is, and ends none. */
const FORMER = new Set(['former', 'acting', 'deputy'].map((word) => hashName(word).a));
/** All of a people, and what it has, behind what it is called: "Iranian Nation", "Palestinian Rights". */
const PEOPLE = new Set(
  ['nation', 'people', 'peoples', 'citizens', 'rights', 'interests'].map(
    (word) => hashName(word).a,
  ),
);
/** Parts of a people, before what it is called. */
const COLOURS = new Set(['black', 'white'].map((word) => hashName(word).a));
const TODAY = hashName('today').a;
const ANNUAL = hashName('annual').a;
const FOREIGN = hashName('foreign').a;
const POLICY = hashName('policy').a;
const DEMOCRAT = hashName('democrat').a;
const PRESIDENCY = hashName('presidency').a;
const CENTURY = hashName('century').a;
/** Offices in capitals, behind a place: "Iraq PM". */
const CAPS_OFFICES = new Set(['FM', 'PM']);
/** Who asks and who answers. */
const SPEAKERS = new Set(['Q', 'A']);
/** What somebody was given or is, behind the name. */
const HONOURS = new Set([
  'KC',
  'QC',
  'SC',
  'MP',
  'MEP',
  'MSP',
  'OBE',
  'MBE',
  'CBE',
  'FRS',
  'MD',
  'RN',
]);
const QUARTER = /^(?:Q[1-4]|H[12])$/;
/** "S Korea" */
const DIRECTIONS = new Set(['N', 'S', 'E', 'W']);
/** Words of one letter besides: "O Jesus". */
const NO_INITIALS = new Set([...DIRECTIONS, 'A', 'I', 'O']);
/** Parties of American politicians, before their states. */
const PARTIES = new Set(['D', 'R']);
const RESOLUTIONS = new Set(['resolution', 'resolutions'].map((word) => hashName(word).a));
/** Small words of names that end none. */
const ARTICLES = new Set(
  ['al', 'bin', 'ibn', 'bint', 'abd', 'abdul', 'abdel', 'abdol', 'abu'].map(
    (word) => hashName(word).a,
  ),
);
/** What goes on to an office or a body, and ends no name: "U.S. Presidential", "EU Foreign". */
const ENDING_NONE = new Set(
  [
    'presidential',
    'parliamentary',
    'ministerial',
    'congressional',
    'gubernatorial',
    'democratic',
    'republican',
    'vice',
    'foreign',
    'external',
    'islamic',
    'atomic',
  ].map((word) => hashName(word).a),
);

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

/** "Iranian Nation", "Biden Presidency": whose it is, and an everyday word that names nothing with it. */
function isLooseThing(facts: NameFacts, run: NameRun, from: number, to: number): boolean {
  if (to - from !== 2 || run.gaps[to - 1] !== GAP.space) return false;
  const first = run.surfaces[from] ?? 0;
  const last = facts.hashA[run.surfaces[to - 1] ?? 0] ?? 0;
  if (last === PRESIDENCY) return true;
  return PEOPLE.has(last) && facts.has(first, WORD.demonym);
}

/** "Iran-Czech", "U.S.-Persian Gulf", when nothing is left of what both share: two names. */
function partPair(facts: NameFacts, run: NameRun, piece: Piece): Piece[] {
  const { from, to } = piece;
  if (to - from < 2 || to - from > 3 || run.gaps[from + 1] !== GAP.hyphen) return [piece];
  const first = run.surfaces[from] ?? 0;
  const last = run.surfaces[to - 1] ?? 0;
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

function isLooseFirst(facts: NameFacts, run: NameRun, i: number, to: number): boolean {
  const surface = run.surfaces[i] ?? 0;
  const kind = facts.kind[surface];
  if (kind === KIND.lower) return !(facts.has(surface, WORD.particle) && run.gaps[i + 1] === 1);
  if (kind === KIND.number) return true;
  if (i + 1 < to && saysWhich(facts, run, i, to)) return true;
  if (kind === KIND.ordinal)
    return to - i < 3 || !facts.has(run.surfaces[to - 1] ?? 0, WORD.event | WORD.organisation);
  if (i + 1 < to && isNumberedCentury(facts, run, i)) return true;
  if (kind === KIND.initial && isLooseLetter(facts, run, i, to)) return true;
  // "Q2 Apple"
  if (kind === KIND.caps) return i + 1 < to && QUARTER.test(facts.text(surface));
  return isFunctionWord(facts, run, i, to);
}

/** "T Mercer Street" of "M/T Mercer Street", "U S Iran", "B-Iran"; not "J K Rowling". */
function isLooseLetter(facts: NameFacts, run: NameRun, i: number, to: number): boolean {
  if (i + 1 >= to) return false;
  if (i === 0 && (run.flags & RUN.start) !== 0 && isSpeaker(facts, run)) return true;
  // "A. Raisi"; not the end of a sentence: "in Group B. Iran"
  if (run.gaps[i + 1] === GAP.dot)
    return i > 0 && isPlain(facts, run.surfaces[i - 1] ?? 0) && isPlaceBehind(facts, run, i);
  if (run.gaps[i] === GAP.slash) return true;
  // "B Tully 3 A Crane 1"
  if (i === 0 && run.gaps[1] === GAP.space && isPlayer(facts, run)) return false;
  // "R-Texas"
  if (run.gaps[i + 1] === GAP.hyphen && PARTIES.has(facts.text(run.surfaces[i] ?? 0))) return true;
  return isLetterOfRow(facts, run, i, to);
}

/** A letter and one word that is neither an everyday one nor a place. */
function isPlayer(facts: NameFacts, { surfaces }: NameRun): boolean {
  const [letter = 0, name = 0] = surfaces;
  if (NO_INITIALS.has(facts.text(letter)) || facts.kind[name] !== KIND.capital) return false;
  return !facts.common[name] && !facts.has(name, WORD.country | WORD.demonym | WORD.place);
}

/** Whether letters go on from `i` to a place; "S Korea" is one by itself. */
function isLetterOfRow(facts: NameFacts, { surfaces }: NameRun, i: number, to: number): boolean {
  const inRow = facts.kind[surfaces[i - 1] ?? 0] === KIND.initial;
  if (!inRow && DIRECTIONS.has(facts.text(surfaces[i] ?? 0))) return false;
  let next = i + 1;
  while (next < to && facts.kind[surfaces[next] ?? 0] === KIND.initial) next++;
  return next < to && facts.isStrong(surfaces[next] ?? 0);
}

/** "Q. Iran has …", "A. Unfortunately …": who speaks in an interview. */
function isSpeaker(facts: NameFacts, run: NameRun): boolean {
  const letter = facts.text(run.surfaces[0] ?? 0);
  if (run.gaps[1] !== GAP.dot || !SPEAKERS.has(letter)) return false;
  const next = run.surfaces[1] ?? 0;
  // "A. Raisi" is somebody.
  if (facts.common[next] === 1 || facts.has(next, WORD.demonym | WORD.country)) return true;
  return letter === 'Q' && facts.isStrong(next);
}

function isPlaceBehind(facts: NameFacts, { surfaces }: NameRun, i: number): boolean {
  const next = surfaces[i + 1] ?? 0;
  return facts.isStrong(next) || facts.has(next, WORD.demonym);
}

/** A small word that is written large; not that of "Non-Proliferation Treaty". */
function isFunctionWord(facts: NameFacts, run: NameRun, i: number, to: number): boolean {
  const surface = run.surfaces[i] ?? 0;
  if (!facts.has(surface, WORD.stop) || facts.has(surface, WORD.given)) return false;
  if (facts.kind[surface] === KIND.initial && run.gaps[i + 1] === GAP.dot) return false;
  return !(run.gaps[i + 1] === GAP.hyphen && to - i > 2);
}

/** "21st Century UN" */
function isNumberedCentury(facts: NameFacts, run: NameRun, i: number): boolean {
  if (i === 0 || facts.hashA[run.surfaces[i] ?? 0] !== CENTURY) return false;
  return facts.kind[run.surfaces[i - 1] ?? 0] === KIND.ordinal;
}

/** "Iraq PM", "Brentor Inc Q3" */
function isLooseCaps(facts: NameFacts, run: NameRun, from: number, to: number): boolean {
  const text = facts.text(run.surfaces[to - 1] ?? 0);
  if (QUARTER.test(text)) return true;
  if (to - from > 2 && facts.has(run.surfaces[from] ?? 0, WORD.given))
    return HONOURS.has(text) || isBodyBehind(facts, run, to - 1, text);
  if (to - from !== 2 || !CAPS_OFFICES.has(text)) return false;
  return run.gaps[to - 1] === GAP.space && facts.isStrong(run.surfaces[from] ?? 0);
}

/** "NIAC" of "Ryan Costello NIAC"; not "III", nor "IRNA" of what is no person. */
function isBodyBehind(facts: NameFacts, run: NameRun, i: number, text: string): boolean {
  if (text.length < 3 || run.gaps[i] !== GAP.space || /^[IVX]+$/.test(text)) return false;
  return !facts.has(run.surfaces[i - 1] ?? 0, INSTITUTION | WORD.place | WORD.event);
}

/** "Security Council Ali", whose surname stands elsewhere */
function isCutPerson(facts: NameFacts, run: NameRun, from: number, to: number): boolean {
  const last = run.surfaces[to - 1] ?? 0;
  if (to - from < 3 || run.gaps[to - 1] !== GAP.space) return false;
  if (!facts.has(last, WORD.given) || facts.has(last, WORD.family)) return false;
  return facts.has(run.surfaces[to - 2] ?? 0, WORD.organisation);
}

/** "Radif of Iranian" of "the Radif of Iranian music" */
function isOfPeople(facts: NameFacts, run: NameRun, to: number): boolean {
  const joint = run.surfaces[to - 2] ?? 0;
  if (facts.isCapital(joint) || !facts.has(joint, WORD.of)) return false;
  return facts.has(run.surfaces[to - 1] ?? 0, WORD.demonym);
}

/** Whether the last word is one that ends no longer name: "Conservative MPs", "U.S. Presidential". */
function endsNoName(facts: NameFacts, run: NameRun, from: number, to: number): boolean {
  const surface = run.surfaces[to - 1] ?? 0;
  const word = facts.hashA[surface] ?? 0;
  if (isPluralAcronym(facts, surface) || isLooseThing(facts, run, from, to)) return true;
  if (ENDING_NONE.has(word)) return true;
  // "EU Foreign Policy" of its chief
  if (to - from > 2 && word === POLICY && facts.hashA[run.surfaces[to - 2] ?? 0] === FOREIGN)
    return true;
  // "New York Democrat"; "Christian Democrat" is of a party.
  if (word === DEMOCRAT && facts.isStrong(run.surfaces[to - 2] ?? 0)) return true;
  // "Ebrahim Raisi Raisi"
  if (to - from > 2 && facts.hashA[run.surfaces[to - 2] ?? 0] === word) return true;
  // "UN Security Council Resolution" lost its number.
  const ofBody = to - from > 2 && facts.has(run.surfaces[to - 2] ?? 0, WORD.tail);
  if (ofBody && RESOLUTIONS.has(word)) return true;
  if (isCutPerson(facts, run, from, to) || isOfPeople(facts, run, to)) return true;
  // "Surah Al"
  return run.gaps[to - 1] === GAP.space && ARTICLES.has(word);
}

/** "Former British …", "Black American", "Annual" of "89th Annual Academy Awards" */
function saysWhich(facts: NameFacts, run: NameRun, i: number, to: number): boolean {
  const word = facts.hashA[run.surfaces[i] ?? 0] ?? 0;
  if (word === ANNUAL) return facts.kind[run.surfaces[i - 1] ?? 0] === KIND.ordinal;
  return FORMER.has(word) || (to - i === 2 && COLOURS.has(word) && isPeople(facts, run, to - 1));
}

function isPeople(facts: NameFacts, { surfaces }: NameRun, i: number): boolean {
  return facts.has(surfaces[i] ?? 0, WORD.demonym);
}

/** "Persian Gulf Arab", "Gulf Arab" of the states there */
function isPeopleOfPlace(facts: NameFacts, run: NameRun, from: number, to: number): boolean {
  if (to - from < 2 || run.gaps[to - 1] !== GAP.space || !isPeople(facts, run, to - 1))
    return false;
  return facts.has(run.surfaces[to - 2] ?? 0, WORD.place);
}

function isLooseLast(facts: NameFacts, run: NameRun, from: number, to: number): boolean {
  const surface = run.surfaces[to - 1] ?? 0;
  const length = to - from;
  const kind = facts.kind[surface];
  // "Ban Ki-moon"
  if (kind === KIND.lower) return run.gaps[to - 1] !== GAP.hyphen;
  if (length > 1 && endsNoName(facts, run, from, to)) return true;
  if (isPeopleOfPlace(facts, run, from, to)) return true;
  if (kind === KIND.initial) return length < 3;
  if (kind === KIND.caps && length > 1 && isLooseCaps(facts, run, from, to)) return true;
  // "Bank of Industry and Mine"
  if (facts.has(run.surfaces[to - 2] ?? 0, WORD.and) && run.gaps[to - 1] === GAP.space)
    return false;
  // "USA Today", large inside a sentence
  if (facts.hashA[surface] === TODAY) return false;
  return kind !== KIND.caps && length > 1 && facts.has(surface, WORD.stop);
}
