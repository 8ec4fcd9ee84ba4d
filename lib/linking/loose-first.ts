import { GAP, KIND } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { WordSet } from '@/lib/text/word-set';
import { isPlain } from './cut-off';
import { WORD } from './lexicon';
import type { NameFacts, NameRun } from './name-facts';
import { RUN } from './run-store';

/** Says of somebody what he was or is, and starts no name; says whose something is, and ends none. */
const FORMER = new WordSet('former acting deputy');
/** Parts of a people, before what it is called. */
const COLOURS = new WordSet('black white');
/** Of one chamber or another, before a party. */
const CHAMBERS = new WordSet('congressional senate house');
const PARTISANS = new WordSet('democrats republicans gop');
const ANNUAL = hashName('annual').a;
const SUB = hashName('sub').a;
const CENTURY = hashName('century').a;
/** So many of these, with a hyphen before them. */
const MEASURES = new WordSet('year month week day century point party member nation state');
/** Who asks and who answers. */
const SPEAKERS = new Set(['Q', 'A']);
/** A part of a year. */
export const QUARTER = /^(?:Q[1-4]|H[12])$/;
/** "S Korea" */
const DIRECTIONS = new Set(['N', 'S', 'E', 'W']);
/** Words of one letter besides: "O Jesus". */
const NO_INITIALS = new Set([...DIRECTIONS, 'A', 'I', 'O']);
/** Parties of American politicians, before their states. */
const PARTIES = new Set(['D', 'R']);

/** Whether word `i` is no part of the name that goes on to `to`: a small word, a letter, "Former". */
export function isLooseFirst(facts: NameFacts, run: NameRun, i: number, to: number): boolean {
  const surface = run.surfaces[i] ?? 0;
  const kind = facts.kind[surface];
  if (kind === KIND.lower) return run.gaps[i + 1] !== GAP.hyphen || !isBoundFirst(facts, surface);
  if (kind === KIND.number) return true;
  if (i + 1 < to && saysWhich(facts, run, i, to)) return true;
  if (kind === KIND.ordinal)
    return to - i < 3 || !facts.has(run.surfaces[to - 1] ?? 0, WORD.event | WORD.organisation);
  if (i + 1 < to && (isMeasured(facts, run, i) || isNumberedCentury(facts, run, i))) return true;
  if (kind === KIND.initial && isLooseLetter(facts, run, i, to)) return true;
  // "Q2 Apple"
  if (kind === KIND.caps) return i + 1 < to && QUARTER.test(facts.text(surface));
  return isFunctionWord(facts, run, i, to);
}

/** "al" of "al-Sadr", "sub" of "sub-Saharan Africa" */
function isBoundFirst(facts: NameFacts, surface: number): boolean {
  return facts.has(surface, WORD.particle) || facts.hashA[surface] === SUB;
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

/** "Year" of "20-Year National Development Plan" */
function isMeasured(facts: NameFacts, run: NameRun, i: number): boolean {
  return run.gaps[i] === GAP.hyphen && MEASURES.has(facts.hashA[run.surfaces[i] ?? 0] ?? 0);
}

/** "21st Century UN" */
function isNumberedCentury(facts: NameFacts, run: NameRun, i: number): boolean {
  if (i === 0 || facts.hashA[run.surfaces[i] ?? 0] !== CENTURY) return false;
  return facts.kind[run.surfaces[i - 1] ?? 0] === KIND.ordinal;
}

/** "Former British …", "Black American", "Annual" of "89th Annual Academy Awards" */
function saysWhich(facts: NameFacts, run: NameRun, i: number, to: number): boolean {
  const word = facts.hashA[run.surfaces[i] ?? 0] ?? 0;
  if (CHAMBERS.has(word)) return PARTISANS.has(facts.hashA[run.surfaces[i + 1] ?? 0] ?? 0);
  if (word === ANNUAL) return facts.kind[run.surfaces[i - 1] ?? 0] === KIND.ordinal;
  return FORMER.has(word) || (to - i === 2 && COLOURS.has(word) && isPeople(facts, run, to - 1));
}

/** Whether word `i` is what a people is called. */
export function isPeople(facts: NameFacts, { surfaces }: NameRun, i: number): boolean {
  return facts.has(surfaces[i] ?? 0, WORD.demonym);
}
