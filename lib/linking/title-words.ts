import { GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { WordSet } from '@/lib/text/word-set';
import { isCommonToken } from './common-words';
import { tokenBits, WORD } from './lexicon';
import { FATHERS } from './small-before';

/** Soft titles that stand alone before a person: "General Bagheri". */
const RANK_WORDS = new WordSet('general chief head major private justice');

const AMIR = hashName('amir').a;
const HAJJ = new WordSet('haj hajj');
/** An office, or what bodies and lists are called. */
const OF_BODIES = new WordSet('executive representative');
const LIST = hashName('list').a;
const HIGH = hashName('high').a;
const COMMISSIONER = hashName('commissioner').a;
const SULTAN = hashName('sultan').a;
const MINISTERS_ALL = hashName('ministers').a;
const COUNCILS = new WordSet('council committee');
const SHEIKHS = new WordSet('sheikh shaikh');
/** Of these, what stands behind an institution too: "Armed Forces Chief". */
const HEAD_WORDS = new WordSet('chief head');
/** Whether token `i` of a run that ends at `to` is an office or a form of address. */
export function isTitle(tokens: TokenList, i: number, to: number): boolean {
  const bits = tokenBits(tokens, i);
  if ((bits & (WORD.title | WORD.softTitle)) === 0 || isHighCommissioner(tokens, i)) return false;
  if (isOfBody(tokens, i)) return false;
  if (SHEIKHS.has(tokens.hashA[i] ?? 0) && isSecondName(tokens, i, to)) return false;
  const last = i === to - 1;
  if (last && (bits & WORD.titleSurname) !== 0 && followsName(tokens, i)) return false;
  if ((bits & WORD.honorific) !== 0 && namesPlace(tokens, i, to)) return false;
  if (isOfMinisters(tokens, i, to) || isNoTitle(tokens, i, to)) return false;
  if ((bits & WORD.title) !== 0) return true;
  return isSoftTitle(tokens, i, to);
}

/** "Hassan Sheikh Mohamud": behind a first name and before another, it is a name; not in "Qatari Amir Sheikh Tamim". */
function isSecondName(tokens: TokenList, i: number, to: number): boolean {
  if (i === 0 || i + 1 >= to || tokens.gap[i] !== GAP.space || !tokens.isCapital(i + 1))
    return false;
  if (tokens.hashA[i - 1] === AMIR) return false;
  return tokens.kind[i - 1] === KIND.capital && (tokenBits(tokens, i - 1) & WORD.given) !== 0;
}

/** "Sultan bin Mohammed" is called so; "Hajj and Pilgrimage Organization" is of the hajj. */
function isNoTitle(tokens: TokenList, i: number, to: number): boolean {
  if (i + 2 >= to || tokens.gap[i + 1] !== GAP.space || tokens.kind[i + 1] !== KIND.lower)
    return false;
  if (tokens.hashA[i] === SULTAN) return FATHERS.has(tokens.hashA[i + 1] ?? 0);
  return HAJJ.has(tokens.hashA[i] ?? 0) && (tokenBits(tokens, i + 1) & WORD.and) !== 0;
}

/** "Foreign Ministers" of "the OIC Council of Foreign Ministers": whom a body is made of. */
function isOfMinisters(tokens: TokenList, i: number, to: number): boolean {
  let last = i;
  while (last + 1 < to && tokens.isCapital(last + 1)) last++;
  if (tokens.hashA[last] !== MINISTERS_ALL) return false;
  let joint = i - 1;
  while (joint > 0 && tokens.isCapital(joint)) joint--;
  if (joint < 1 || (tokenBits(tokens, joint) & WORD.of) === 0 || !tokens.isCapital(joint - 1))
    return false;
  return COUNCILS.has(tokens.hashA[joint - 1] ?? 0);
}

/** "Executive Council", "Representative List" */
function isOfBody(tokens: TokenList, i: number): boolean {
  if (!OF_BODIES.has(tokens.hashA[i] ?? 0) || tokens.gap[i + 1] !== GAP.space) return false;
  if (!tokens.isCapital(i + 1)) return false;
  return tokens.hashA[i + 1] === LIST || (tokenBits(tokens, i + 1) & WORD.organisation) !== 0;
}

/** "High" or "Commissioner" of "United Nations High Commissioner for Refugees" */
function isHighCommissioner(tokens: TokenList, i: number): boolean {
  const at = tokens.hashA[i] === HIGH ? i + 1 : i;
  if (tokens.hashA[at] !== COMMISSIONER || tokens.hashA[at - 1] !== HIGH) return false;
  return (tokenBits(tokens, at + 1) & WORD.forOn) !== 0 && tokens.isCapital(at + 2);
}

function isSoftTitle(tokens: TokenList, i: number, to: number): boolean {
  let next = i + 1;
  while (next < to && (tokenBits(tokens, next) & WORD.softTitle) !== 0 && tokens.isCapital(next))
    next++;
  if (next < to && tokens.isCapital(next) && (tokenBits(tokens, next) & WORD.title) !== 0)
    return true;
  if (i > 0 && afterTitle(tokens, i)) return true;
  const ranked = RANK_WORDS.has(tokens.hashA[next - 1] ?? 0);
  // "Armed Forces Chief", "Armed Forces Chief of Staff", "Shell Deputy Head for International Affairs"
  if (next >= to || (tokenBits(tokens, next) & (WORD.of | WORD.forOn)) !== 0)
    return next - i === 1 && i > 0 && HEAD_WORDS.has(tokens.hashA[i] ?? 0);
  if (!tokens.isCapital(next)) return false;
  const other = WORD.tail | WORD.organisation | WORD.place | WORD.event;
  return ranked && (tokenBits(tokens, next) & other) === 0 && !isCommonToken(tokens, next);
}

/** Whether "Chief of" or another title stands before the soft title `i`. */
function afterTitle(tokens: TokenList, i: number): boolean {
  const before = (tokenBits(tokens, i - 1) & WORD.of) !== 0 ? i - 2 : i - 1;
  if (before < 0 || !tokens.isCapital(before)) return false;
  if ((tokens.gap[i] ?? GAP.border) > GAP.dot || tokens.gap[before + 1] === GAP.border)
    return false;
  const title = WORD.title | (before === i - 2 ? WORD.softTitle : 0);
  return (tokenBits(tokens, before) & title) !== 0;
}

function followsName(tokens: TokenList, i: number): boolean {
  if (i === 0 || (tokens.gap[i] ?? GAP.border) > GAP.dot || !tokens.isCapital(i - 1)) return false;
  return (tokenBits(tokens, i - 1) & (WORD.title | WORD.softTitle | WORD.demonym)) === 0;
}

/** Whether the run goes on to the end of a place's or an institution's name. */
function namesPlace(tokens: TokenList, i: number, to: number): boolean {
  const next = tokenBits(tokens, i + 1);
  // "Premier League", "King Street"; not "President Park".
  if (i + 1 < to && (next & (WORD.place | WORD.event)) !== 0) return (next & WORD.family) === 0;
  for (let at = i + 2; at < to; at++) {
    const bits = tokenBits(tokens, at);
    if ((bits & WORD.title) !== 0 || ((bits & WORD.and) !== 0 && !joinsThings(tokens, at, to)))
      return false;
    if ((bits & WORD.tail) !== 0) return true;
  }
  return false;
}

/** "Imam Reza Health and Treatment Base" */
function joinsThings(tokens: TokenList, at: number, to: number): boolean {
  if (at < 1 || at + 1 >= to) return false;
  return isCommonToken(tokens, at - 1) && isCommonToken(tokens, at + 1);
}

/** What ministers are called; before them stands what they are for. */
const MINISTERS = new WordSet(
  'minister ministers secretary undersecretary attache adviser advisor coordinator representative judge',
);
/** Says which of several in an office somebody is: "Iranian Deputy Oil Minister", "Managing Director". */
const OF_SEVERAL = new WordSet(
  'deputy managing vice assistant cabinet chief resident national special coordinating',
);
/** What ministers are for and streets are called, so that it tells nothing elsewhere. */
const DUTIES = new WordSet(
  'press humanitarian emergency relief road communication construction electricity irrigation water works resources religious endowments women family expatriates migration reconstruction district circuit',
);
const STATE = hashName('state').a;
const AFFAIRS = hashName('affairs').a;

/** The end of the name before the title `i`, without "Deputy Energy and Water" of a minister's office. */
export function withoutPortfolio(tokens: TokenList, from: number, i: number): number {
  let end = i;
  if (MINISTERS.has(tokens.hashA[i] ?? 0)) end = withoutDuties(tokens, from, i);
  while (end > from && OF_SEVERAL.has(tokens.hashA[end - 1] ?? 0)) end--;
  return end;
}

function withoutDuties(tokens: TokenList, from: number, i: number): number {
  let end = i;
  while (end > from) {
    const bits = tokenBits(tokens, end - 1);
    const small = tokens.kind[end - 1] === KIND.lower && (bits & WORD.and) !== 0 && end < i;
    if (!isDuty(tokens, end - 1) && !small) break;
    end--;
  }
  return end;
}

/** What an office may be for: "Energy" */
function isDuty(tokens: TokenList, i: number): boolean {
  return (tokenBits(tokens, i) & WORD.portfolio) !== 0 || DUTIES.has(tokens.hashA[i] ?? 0);
}

/** Whether [from, to) only says what a title before it is for: "for EU Affairs", "of Energy". */
export function isDutyOnly(tokens: TokenList, from: number, to: number): boolean {
  if (tokens.kind[from] !== KIND.lower) return false;
  if ((tokenBits(tokens, from) & (WORD.of | WORD.forOn)) === 0) return false;
  if (tokens.hashA[to - 1] === AFFAIRS) return true;
  for (let i = from + 1; i < to; i++) {
    const bits = tokenBits(tokens, i);
    if (tokens.isCapital(i) && (bits & WORD.portfolio) === 0) return false;
  }
  return true;
}

/** Whether token `i`, behind a title with "of", still says which office it is: "Secretary of State". */
export function isOfficeWord(tokens: TokenList, i: number, to: number): boolean {
  if (i + 1 >= to || !tokens.isCapital(i + 1)) return false;
  if (!isDuty(tokens, i) && tokens.hashA[i] !== STATE) return false;
  // "Head of National Petrochemical Company"
  for (let at = i + 1; at < to && tokens.isCapital(at); at++)
    if ((tokenBits(tokens, at) & (WORD.tail | WORD.organisation)) !== 0) return false;
  return true;
}
