import { fold } from '@/lib/text/fold';
import { GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { WordSet } from '@/lib/text/word-set';
import { isCommonToken, isCommonWord } from './common-words';
import { tokenBits, WORD } from './lexicon';

/** Small words between hyphens that part two names: "Baghdad-to-Basra". */
const PARTING = new WordSet('to and or vs versus');
/** Behind a hyphen, what is said of a name: "Wang Yi-led". */
const SAYS_OF_NAME = new WordSet(
  'led based born backed era style made owned wide run like area bound type',
);
const EZAFE = new WordSet('e i ye');
/** Letters of a personal name's second half: "Ki-moon", "Geun-hye". */
const MAX_PART = 8;
/** Most words behind a comma that an institution's name goes on with. */
const MAX_LIST = 12;
/** Most words before the word of an office that ends such a list. */
const MAX_LAST = 3;
/** … and of what is no word by itself. */
const [MIN_SYLLABLE, MAX_SYLLABLE] = [3, 5];
const WASHINGTON = hashName('washington').a;
const DISTRICT = hashName('dc').a;
const CO = hashName('co').a;
/** What is done together, behind "Co-". */
const TOGETHER = new WordSet('operation operative ordination');
const COMMA = 44;
const HASH = 35;

/**
 * How many tokens a run that started at `from` grows by at the small word `i` behind a hyphen:
 * "Band-e-Amir", "Ban Ki-moon"; 0 when it ends.
 */
export function stepOverHyphened(tokens: TokenList, from: number, i: number): number {
  const next = i + 1;
  if (next < tokens.length && tokens.gap[next] === GAP.hyphen && tokens.isCapital(next))
    return PARTING.has(tokens.hashA[i] ?? 0) ? 0 : 2;
  // "Setad-e Farman": the Persian joint may have its second half behind a space.
  const joins = EZAFE.has(tokens.hashA[i] ?? 0) && tokens.gap[next] === GAP.space;
  if (joins && next < tokens.length && tokens.isCapital(next)) return 2;
  return isHyphenedPart(tokens, from, i) ? 1 : 0;
}

/** Whether the small word `i` is the second half of a name that started at `from` or later. */
export function isHyphenedPart(tokens: TokenList, from: number, i: number): boolean {
  if (isCooperation(tokens, from, i) || isOwnSyllable(tokens, from, i)) return true;
  if (tokens.kind[i] !== KIND.lower || tokens.gap[i] !== GAP.hyphen || i - 2 < from) return false;
  if (!tokens.isCapital(i - 1) || !tokens.isCapital(i - 2) || tokens.gap[i - 1] !== GAP.space)
    return false;
  if ((tokens.size[i] ?? 0) > MAX_PART || SAYS_OF_NAME.has(tokens.hashA[i] ?? 0)) return false;
  if ((tokenBits(tokens, i - 2) & WORD.family) !== 0) return true;
  const word = fold(tokens.slice(i));
  return !isCommonWord(word) && !/..(?:ed|ing|ish)$/.test(word);
}

/** "Arba-een": a syllable that is no word, behind the one capital */
function isOwnSyllable(tokens: TokenList, from: number, i: number): boolean {
  if (tokens.kind[i] !== KIND.lower || tokens.gap[i] !== GAP.hyphen || i - 1 !== from) return false;
  if (tokens.kind[i - 1] !== KIND.capital || (tokens.size[i] ?? 0) > MAX_SYLLABLE) return false;
  if (tokens.gap[i + 1] === GAP.hyphen || SAYS_OF_NAME.has(tokens.hashA[i] ?? 0)) return false;
  return (tokens.size[i] ?? 0) >= MIN_SYLLABLE && !isCommonWord(fold(tokens.slice(i)));
}

/** "Co-operation", written with a hyphen */
function isCooperation(tokens: TokenList, from: number, i: number): boolean {
  if (tokens.kind[i] !== KIND.lower || tokens.gap[i] !== GAP.hyphen || i - 1 < from) return false;
  return tokens.hashA[i - 1] === CO && TOGETHER.has(tokens.hashA[i] ?? 0);
}

/**
 * Over the comma before token `i`, in the name of an office for several things: "Ministry of Cultural
 * Heritage, Tourism and Handicrafts", "Industry, Mining and Trade Ministry". How many tokens the run
 * grows by; 0 when it ends.
 */
export function listStep(tokens: TokenList, from: number, i: number): number {
  if (isCapitalOfDistrict(tokens, i) || isPutIn(tokens, i)) return 1;
  if (!isComma(tokens, i) || !isThing(tokens, i - 1)) return 0;
  const office = officeStep(tokens, from, i);
  if (office > 0) return office;
  // "Mines, and Agriculture"
  if (isSmallAnd(tokens, i))
    return isThing(tokens, i + 1) && startsWithOffice(tokens, from, i) ? 2 : 0;
  if (!isThing(tokens, i) || !startsWithOffice(tokens, from, i)) return 0;
  for (let at = i + 1; at < tokens.length && at - i < MAX_LIST; at++) {
    if (isSmallAnd(tokens, at)) return isThing(tokens, at + 1) ? 1 : 0;
    if (!isThing(tokens, at)) return 0;
    if (tokens.gap[at] === GAP.ampersand) return 1;
    if (tokens.gap[at] !== GAP.space && !isComma(tokens, at)) return 0;
  }
  return 0;
}

/** "[Persian] Gulf": a people that whoever quotes put in before token `i`. */
function isPutIn(tokens: TokenList, i: number): boolean {
  const { text } = tokens;
  if (!tokens.isCapital(i) || (tokenBits(tokens, i - 1) & WORD.demonym) === 0) return false;
  if (text.slice(tokens.end[i - 1], tokens.start[i]) !== '] ') return false;
  return text[(tokens.start[i - 1] ?? 0) - 1] === '[';
}

/** "Washington, D.C." */
function isCapitalOfDistrict(tokens: TokenList, i: number): boolean {
  if (tokens.hashA[i] !== DISTRICT || tokens.hashA[i - 1] !== WASHINGTON) return false;
  return tokens.kind[i] === KIND.caps && isComma(tokens, i);
}

/** The same where the office stands last: things only, "and", and what ends in its word. */
function officeStep(tokens: TokenList, from: number, i: number): number {
  // "UK Foreign, …", "Iranian Culture, …"
  const first = isWhose(tokens, from) ? from + 1 : from;
  for (let at = first; at < i; at++) if (!isThing(tokens, at)) return 0;
  let and = i;
  while (and - i < MAX_LIST && isThing(tokens, and) && (and === i || joinsThing(tokens, and)))
    and++;
  if (!isSmallAnd(tokens, and) || !(and === i || joinsThing(tokens, and))) return 0;
  let end = and + 1;
  while (end - and <= MAX_LAST && isThing(tokens, end) && tokens.gap[end] === GAP.space) end++;
  const last = tokenBits(tokens, end) & WORD.organisation;
  if (end === and + 1 || last === 0 || !tokens.isCapital(end)) return 0;
  return tokens.gap[end] === GAP.space ? Math.max(1, and - i + (and === i ? 2 : 0)) : 0;
}

function isSmallAnd(tokens: TokenList, i: number): boolean {
  return tokens.kind[i] === KIND.lower && (tokenBits(tokens, i) & WORD.and) !== 0;
}

function isWhose(tokens: TokenList, i: number): boolean {
  return tokens.kind[i] === KIND.caps || (tokenBits(tokens, i) & WORD.demonym) !== 0;
}

function joinsThing(tokens: TokenList, i: number): boolean {
  return tokens.gap[i] === GAP.space || isComma(tokens, i);
}

/** Whether it is one word of a "#Tag": what stands behind is something else. */
export function isTag(tokens: TokenList, i: number): boolean {
  const start = tokens.start[i] ?? 0;
  return start > 0 && tokens.text.charCodeAt(start - 1) === HASH;
}

/** "#HumanRights", "#FreeJulianAssange": everyday words written as one tag, or many words with one of these. */
export function isEverydayTag(tokens: TokenList, i: number): boolean {
  if (!isTag(tokens, i)) return false;
  const words = tokens.slice(i).split(/(?=\p{Lu})/u);
  const everyday = words.filter((word) => isCommonWord(fold(word))).length;
  return words.length > 1 && everyday >= (words.length > 2 ? 1 : words.length);
}

/** Whether a comma alone stands before token `i`. */
export function isComma(tokens: TokenList, i: number): boolean {
  const end = tokens.end[i - 1] ?? 0;
  if (tokens.gap[i] !== GAP.border || (tokens.start[i] ?? 0) - end > 3) return false;
  return tokens.text.slice(end, tokens.start[i]).trim().charCodeAt(0) === COMMA;
}

/** Whether token `i` is an everyday word with a capital: what an office is for. */
function isThing(tokens: TokenList, i: number): boolean {
  if (i >= tokens.length || tokens.kind[i] !== KIND.capital) return false;
  const other = WORD.demonym | WORD.given | WORD.title | WORD.calendar | WORD.organisation;
  const bits = tokenBits(tokens, i);
  if ((bits & other) !== 0) return false;
  return (bits & WORD.portfolio) !== 0 || isCommonToken(tokens, i);
}

/** What is made of several things, as the offices that make it are for several: "Treaty of Friendship, …". */
const PACTS = new WordSet('treaty pact memorandum');

/** Whether the word of this first hash is "Treaty" or the like. */
export function isPact(word: number): boolean {
  return PACTS.has(word);
}

/** "Ministry of …", "Treaty of …": the head word of an office or a treaty with "of" or "for" before `i`. */
function startsWithOffice(tokens: TokenList, from: number, i: number): boolean {
  for (let at = from + 1; at < i; at++) {
    if (tokens.kind[at] !== KIND.lower) continue;
    if ((tokenBits(tokens, at) & (WORD.of | WORD.forOn)) === 0) continue;
    if (isPact(tokens.hashA[at - 1] ?? 0)) return true;
    const head = tokenBits(tokens, at - 1);
    return (head & WORD.organisation) !== 0 && (head & WORD.head) !== 0;
  }
  return false;
}

const ORIGINS = new WordSet('american americans');

/** Whether the word of this first hash, behind a people and a hyphen, says with it where somebody came from: "Somali-American". */
export function isOrigin(word: number | undefined): boolean {
  return word !== undefined && ORIGINS.has(word);
}

/** What is against something by its name: "National Day of Fight against Global Arrogance". */
const WAGED = new WordSet('convention conventions fight fighting struggle campaign combat crusade');
const AGAINST = hashName('against').a;

/** Whether token `i` is a small word that only some names go on over. */
export function isFixedJoint(tokens: TokenList, i: number): boolean {
  return isWagedAgainst(tokens, i) || isInsideName(tokens, i);
}

/** Whether token `i` is the "against" of such a name. */
function isWagedAgainst(tokens: TokenList, i: number): boolean {
  if (tokens.hashA[i] !== AGAINST || i === 0 || !tokens.isCapital(i - 1)) return false;
  return WAGED.has(tokens.hashA[i - 1] ?? 0);
}

/** Who is sent to a country by its name: "United Nations Assistance Mission in Afghanistan". */
const SENT = new WordSet('mission force');
const SENT_FOR = new WordSet(
  'assistance advisory interim monitoring observer peacekeeping protection stabilization stabilisation support training verification',
);
/** Names that go on with "in": "Organization for Security and Cooperation in Europe"; word before, word behind. */
const IN_NAMES = [
  ['cooperation', 'europe'],
  ['measures', 'asia'],
  ['state', 'iraq'],
  ['revolution', 'iraq'],
  ['associations', 'europe'],
  ['life', 'kurdistan'],
].map((words) => words.map((word) => hashName(word).a));
const IN = hashName('in').a;

/** Whether token `i` is the "in" of such a name. */
function isInsideName(tokens: TokenList, i: number): boolean {
  if (tokens.hashA[i] !== IN || i < 2 || !tokens.isCapital(i - 1)) return false;
  if (tokens.gap[i] !== GAP.space || tokens.gap[i + 1] !== GAP.space) return false;
  const [before, behind] = [tokens.hashA[i - 1] ?? 0, tokens.hashA[i + 1] ?? 0];
  if (SENT.has(before) && SENT_FOR.has(tokens.hashA[i - 2] ?? 0)) return true;
  return IN_NAMES.some(([left, right]) => left === before && right === behind);
}
