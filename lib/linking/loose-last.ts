import { GAP, KIND } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { WordSet } from '@/lib/text/word-set';
import { isPluralAcronym } from './accept-name';
import { WORD } from './lexicon';
import { isPeople, QUARTER } from './loose-first';
import type { NameFacts, NameRun } from './name-facts';
import { INSTITUTION } from './split-places';

/** All of a people, and what it has, behind what it is called: "Iranian Nation", "Palestinian Rights". */
const PEOPLE = new WordSet('nation people peoples citizens rights interests');
const TODAY = hashName('today').a;
const FOREIGN = hashName('foreign').a;
const POLICY = hashName('policy').a;
const CLIMATE = hashName('climate').a;
const CHANGE = hashName('change').a;
const CONSTRUCTION = hashName('construction').a;
const DEMOCRAT = hashName('democrat').a;
const PRESIDENCY = hashName('presidency').a;
/** Offices in capitals, behind a place: "Iraq PM". */
const CAPS_OFFICES = new Set(['FM', 'PM', 'DG']);
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
const RESOLUTIONS = new WordSet('resolution resolutions res');
/** Small words of names that end none. */
const ARTICLES = new WordSet('al bin ibn bint abd abdul abdel abdol abu');
/** What goes on to an office or a body, and ends no name: "U.S. Presidential", "EU Foreign". */
const ENDING_NONE = new WordSet(
  'presidential parliamentary ministerial congressional gubernatorial democratic republican vice foreign external climate islamic atomic phase phases',
);

/** Whether the last word of [from, to) is no part of the name before it: "PM", "Foreign", "Today". */
export function isLooseLast(facts: NameFacts, run: NameRun, from: number, to: number): boolean {
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

/** Whether the last word is one that ends no longer name: "Conservative MPs", "U.S. Presidential". */
function endsNoName(facts: NameFacts, run: NameRun, from: number, to: number): boolean {
  const surface = run.surfaces[to - 1] ?? 0;
  const word = facts.hashA[surface] ?? 0;
  if (isPluralAcronym(facts, surface) || isLooseThing(facts, run, from, to)) return true;
  if (ENDING_NONE.has(word)) return true;
  if (isOwned(facts, run, from, to)) return true;
  // "Ebrahim Raisi Raisi"
  if (to - from > 2 && facts.hashA[run.surfaces[to - 2] ?? 0] === word) return true;
  // "UN Security Council Resolution" lost its number.
  const ofBody = to - from > 2 && facts.has(run.surfaces[to - 2] ?? 0, WORD.tail);
  if (ofBody && RESOLUTIONS.has(word)) return true;
  if (isCutPerson(facts, run, from, to) || isOfPeople(facts, run, to)) return true;
  if (isBehindPerson(facts, run, from, to)) return true;
  // "Surah Al"
  return run.gaps[to - 1] === GAP.space && ARTICLES.has(word);
}

/**
 * "EU Foreign Policy" of its chief, "New York Democrat", "Paris Climate Change" accord; "Christian
 * Democrat" is of a party, the "Panel on Climate Change" a body.
 */
function isOwned(facts: NameFacts, run: NameRun, from: number, to: number): boolean {
  const word = facts.hashA[run.surfaces[to - 1] ?? 0] ?? 0;
  const before = run.surfaces[to - 2] ?? 0;
  if (word === DEMOCRAT) return facts.isStrong(before);
  if (word === CONSTRUCTION) return to - from > 2 && !facts.common[before];
  if (word === CHANGE && facts.hashA[before] === CLIMATE)
    return to - from > 2 && facts.isCapital(run.surfaces[to - 3] ?? 0);
  return to - from > 2 && word === POLICY && facts.hashA[before] === FOREIGN;
}

/** "Iranian Nation", "Biden Presidency": whose it is, and an everyday word that names nothing with it. */
function isLooseThing(facts: NameFacts, run: NameRun, from: number, to: number): boolean {
  if (to - from !== 2 || run.gaps[to - 1] !== GAP.space) return false;
  const first = run.surfaces[from] ?? 0;
  const last = facts.hashA[run.surfaces[to - 1] ?? 0] ?? 0;
  if (last === PRESIDENCY) return true;
  return PEOPLE.has(last) && facts.has(first, WORD.demonym);
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

/** "Iranian" of "Saeed Pourali Iranian professor" */
function isBehindPerson(facts: NameFacts, run: NameRun, from: number, to: number): boolean {
  const last = run.surfaces[to - 1] ?? 0;
  if (to - from < 3 || run.gaps[to - 1] !== GAP.space || !facts.has(last, WORD.demonym))
    return false;
  // "Morteza Agha Tehrani"
  if (facts.text(last).endsWith('i')) return false;
  const names = run.surfaces.slice(from, to - 1);
  return facts.has(names[0] ?? 0, WORD.given) && names.every((word) => facts.common[word] === 0);
}

/** "Radif of Iranian" of "the Radif of Iranian music" */
function isOfPeople(facts: NameFacts, run: NameRun, to: number): boolean {
  const joint = run.surfaces[to - 2] ?? 0;
  if (facts.isCapital(joint) || !facts.has(joint, WORD.of)) return false;
  return facts.has(run.surfaces[to - 1] ?? 0, WORD.demonym);
}

/** "Persian Gulf Arab", "Gulf Arab" of the states there */
function isPeopleOfPlace(facts: NameFacts, run: NameRun, from: number, to: number): boolean {
  if (to - from < 2 || run.gaps[to - 1] !== GAP.space || !isPeople(facts, run, to - 1))
    return false;
  return facts.has(run.surfaces[to - 2] ?? 0, WORD.place);
}
