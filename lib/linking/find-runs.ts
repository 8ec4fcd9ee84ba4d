import { FLAG, GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { WordSet } from '@/lib/text/word-set';
import { isCommonToken } from './common-words';
import { tokenBits, WORD } from './lexicon';
import { isInSum, isNoRun } from './formulas';
import { quotedTitleEnd } from './quoted-titles';
import { isFixedJoint, isHyphenedPart, isTag, listStep, stepOverHyphened } from './run-joints';
import { hasSmallPrefix, isAgainst, isBound, prefixedEnd, wholeEnd } from './small-prefix';
import { isInitialsPair } from './writer-initials';
import { isDutyOnly, isOfficeWord, isTitle, withoutPortfolio } from './title-words';

/** Longest run in tokens; what is longer is a list, not a name. */
const MAX_RUN = 14;
/** Longest number inside a name, in digits: "Shahab-3", "COVID-19", "Resolution 2231". */
const MAX_NUMBER = 4;
const FULL_STOP = 46;
const NO_SURNAME = WORD.title | WORD.softTitle | WORD.calendar | WORD.stop | WORD.demonym;
const ON = hashName('on').a;
const NON = hashName('non').a;
const WHO = hashName('who').a;
const SUB = hashName('sub').a;
/** Offices in capitals, and "H.H." before princes. */
const CAPS_TITLES = new WordSet('ceo cfo coo cto hh');
/** … and of ministers, behind a people: "French FM", "Turkish PM". */
const CAPS_MINISTERS = new WordSet('fm pm mp');
/** A stretch of capitalised tokens [from, to) that may hold names; what it holds is decided later. */
export type Run = {
  from: number;
  to: number;
  /** The title words [titleFrom, titleTo) right before it; empty when there are none. */
  titleFrom: number;
  titleTo: number;
  /** It is all that stands in quotation marks: the title of a work. */
  quoted: boolean;
  /** "Iran" of "anti-Iran": a name where it is known to stand without such a prefix as well. */
  prefixed: boolean;
};

/**
 * Every run of `tokens`, in order: capitals joined by small name words, without titles, months,
 * days and leading function words.
 *
 * @param visit is handed the same object each time
 */
export function findRuns(tokens: TokenList, visit: (run: Run) => void): void {
  let i = 0;
  while (i < tokens.length) {
    // Nearly every word is small, and starts nothing unless a hyphen follows.
    if (tokens.kind[i] === KIND.lower && tokens.gap[i + 1] !== GAP.hyphen) {
      i++;
      continue;
    }
    if (!startsRun(tokens, i)) {
      const to = prefixedTo(tokens, i);
      if (to > i) visit({ ...plainRun(i, to), prefixed: true });
      i = Math.max(to, i + 1);
      continue;
    }
    const title = tokens.has(i, FLAG.start) ? quotedTitleEnd(tokens, i) : 0;
    const end = title > 0 ? title : extendRun(tokens, i);
    if (title > 0) visit({ ...plainRun(i, end), quoted: true });
    else splitRun(tokens, i, end, visit);
    i = end;
  }
}

/** A run without anything before it. */
export function plainRun(from: number, to: number): Run {
  return { from, to, titleFrom: from, titleTo: from, quoted: false, prefixed: false };
}

/** Where the name ends that stands behind a small prefix at `i`; `i` when there is none. */
function prefixedTo(tokens: TokenList, i: number): number {
  return tokens.isCapital(i) && !isNoRun(tokens, i) ? prefixedEnd(tokens, i) : i;
}

function startsRun(tokens: TokenList, i: number): boolean {
  if (tokens.isCapital(i)) return !hasSmallPrefix(tokens, i) && !isNoRun(tokens, i);
  const kind = tokens.kind[i];
  if (i + 1 >= tokens.length || !tokens.isCapital(i + 1)) return false;
  if (kind === KIND.ordinal) return tokens.gap[i + 1] === GAP.space;
  return kind === KIND.lower && tokens.gap[i + 1] === GAP.hyphen && isParticle(tokens, i);
}

/** "al-Sadr", "sub-Saharan Africa" */
function isParticle(tokens: TokenList, i: number): boolean {
  if (tokens.hashA[i] === SUB) return tokens.gap[i + 2] === GAP.space && tokens.isCapital(i + 2);
  return (tokenBits(tokens, i) & WORD.particle) !== 0;
}

/** Where the run that starts at `from` ends. */
function extendRun(tokens: TokenList, from: number): number {
  let to = from + 1;
  while (to < tokens.length && to - from < MAX_RUN) {
    const step = stepOver(tokens, from, to);
    if (step === 0) break;
    to += step;
  }
  return isOwnerOnly(tokens, from, to) ? to - 2 : to;
}

/**
 * Whether the last word is whose the next name is: "the Department of Legal Affairs of Iran's Oil
 * Ministry", "the Council on Iran's Energy Programme"; not "the Bank of England's Policy Committee".
 */
function isOwnerOnly(tokens: TokenList, from: number, to: number): boolean {
  const joint = to - 2;
  if (joint <= from || to >= tokens.length || !tokens.has(to - 1, FLAG.possessive)) return false;
  if (!tokens.isCapital(to) || tokens.gap[to] !== GAP.space) return false;
  if (tokens.kind[joint] !== KIND.lower) return false;
  if (tokens.hashA[joint] === ON) return true;
  if ((tokenBits(tokens, joint) & WORD.of) === 0) return false;
  for (let i = from + 1; i < joint; i++)
    if (tokens.kind[i] === KIND.lower && (tokenBits(tokens, i) & WORD.of) !== 0) return true;
  return false;
}

/** How many tokens the run grows by at `i`: 0 when it ends before `i`. */
function stepOver(tokens: TokenList, from: number, i: number): number {
  const gap = tokens.gap[i] ?? GAP.border;
  if (isTag(tokens, i - 1)) return 0;
  if (gap > GAP.ampersand) return gap === GAP.border ? listStep(tokens, from, i) : 0;
  if (tokens.has(i - 1, FLAG.possessive)) {
    const inner = (tokenBits(tokens, i - 1) & WORD.innerPossessive) !== 0;
    if (!inner || !tokens.isCapital(i)) return 0;
  }
  if (tokens.isCapital(i)) return endsBefore(tokens, i) ? 0 : 1;
  const kind = tokens.kind[i];
  if (kind === KIND.number) return takesNumber(tokens, i, gap) ? 1 : 0;
  if (kind !== KIND.lower) return 0;
  const small = stepOverSmall(tokens, i);
  return small === 0 && gap === GAP.hyphen ? stepOverHyphened(tokens, from, i) : small;
}

/** Whether no run goes on with what is written large at `i`. */
function endsBefore(tokens: TokenList, i: number): boolean {
  return isShoutedWord(tokens, i) || isInitialsPair(tokens, i) || isInSum(tokens, i);
}

/** "NOT", "WILL": a function word in capitals for stress, inside an ordinary sentence. */
function isShoutedWord(tokens: TokenList, i: number): boolean {
  if (tokens.kind[i] !== KIND.caps || (tokens.size[i] ?? 0) < 3) return false;
  if (tokens.has(i, FLAG.allCaps | FLAG.titleCase)) return false;
  return (tokenBits(tokens, i) & WORD.stop) !== 0 && tokens.hashA[i] !== WHO;
}

function takesNumber(tokens: TokenList, i: number, gap: number): boolean {
  if ((tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) > MAX_NUMBER) return false;
  if (gap === GAP.hyphen) return true;
  return gap === GAP.space && (tokenBits(tokens, i - 1) & WORD.numbered) !== 0;
}

/** Over "of", "of the", "and", "bin", "al-" to the next capital. */
function stepOverSmall(tokens: TokenList, i: number): number {
  const joins = WORD.of | WORD.and | WORD.particle | WORD.forOn;
  const bits = tokenBits(tokens, i);
  if ((bits & joins) === 0 && !isFixedJoint(tokens, i)) return 0;
  if ((bits & WORD.article) !== 0 && tokens.gap[i + 1] !== GAP.hyphen) return 0;
  let next = i + 1;
  const second = tokenBits(tokens, next) & (WORD.the | WORD.particle);
  if (next < tokens.length && tokens.kind[next] === KIND.lower && second !== 0) {
    if ((tokens.gap[next] ?? GAP.border) > GAP.hyphen) return 0;
    next++;
  }
  if (next >= tokens.length || (tokens.gap[next] ?? GAP.border) > GAP.hyphen) return 0;
  return tokens.isCapital(next) && !isInSum(tokens, next) ? next + 1 - i : 0;
}

/** Cuts titles, months, days and leading function words out of the run and visits what is left. */
function splitRun(tokens: TokenList, from: number, to: number, visit: (run: Run) => void): void {
  const run = plainRun(from, to);
  let part = from;
  let titleFrom = from;
  let titleTo = from;
  const close = (end: number): void => {
    if (titleTo > titleFrom && titleTo === part && isDutyOnly(tokens, part, end)) return;
    run.from = part;
    run.to = end;
    run.titleFrom = titleFrom;
    run.titleTo = titleTo;
    trim(tokens, run);
    if (run.from < run.to) visit(run);
  };
  for (let i = from; i < to; i++) {
    if (!tokens.isCapital(i)) continue;
    if (tokens.kind[i] === KIND.caps) {
      if (!isTitleInCapitals(tokens, i, { part, to })) continue;
      close(i);
      part = titleTo = i + 1;
      titleFrom = i;
    } else if (isTitle(tokens, i, to)) {
      close(withoutPortfolio(tokens, part, i));
      if (titleTo !== i || titleTo === titleFrom) titleFrom = i;
      titleTo = part = i + 1;
    } else if (
      isOfficeBehind(tokens, { titleFrom, titleTo, part }, i) &&
      isOfficeWord(tokens, i, to)
    ) {
      titleTo = part = i + 1;
    } else if (i === part && isAgainst(tokens, i, to)) {
      close(i);
      const end = Math.min(to, wholeEnd(tokens, i + 1));
      if (!isBound(tokens, i + 1)) visit({ ...plainRun(i + 1, end), prefixed: true });
      part = titleFrom = titleTo = end;
      i = end - 1;
    } else if (
      isCalendar(tokens, i, part) ||
      (startsAnew(tokens, i, part) && isStop(tokens, i, to))
    ) {
      close(i);
      part = titleFrom = titleTo = i + 1;
    }
  }
  close(to);
}

function isTitleInCapitals(
  tokens: TokenList,
  i: number,
  { part, to }: { part: number; to: number },
): boolean {
  const word = tokens.hashA[i] ?? 0;
  if (CAPS_TITLES.has(word)) return true;
  if (!CAPS_MINISTERS.has(word) || tokens.gap[i + 1] === GAP.slash) return false;
  // "FM Zarif", "Ruth Novotny and MP Sadif Badri", "French FM"
  const isJoined = i > part && (tokenBits(tokens, i - 1) & WORD.and) !== 0;
  if (i === part || isJoined)
    return i + 1 < to && tokens.gap[i + 1] === GAP.space && tokens.isCapital(i + 1);
  return (tokenBits(tokens, i - 1) & WORD.demonym) !== 0;
}

/** Whether the title that ends at `part` says with "of" what it is for, up to `i`. */
function isOfficeBehind(
  tokens: TokenList,
  { titleFrom, titleTo, part }: { titleFrom: number; titleTo: number; part: number },
  i: number,
): boolean {
  if (titleTo === titleFrom || titleTo !== part) return false;
  // "Secretary of" before "State", and "Minister of Foreign" before "Affairs".
  const isOf = (at: number): boolean => (tokenBits(tokens, at) & WORD.of) !== 0;
  return (
    (i === part + 1 && isOf(part)) || (i === part && part - titleFrom > 2 && isOf(titleFrom + 1))
  );
}

/** Whether a sentence may start at `i`: at the part's start, or behind "U.S." */
function startsAnew(tokens: TokenList, i: number, part: number): boolean {
  if (i === part) return true;
  if (tokens.kind[i - 1] !== KIND.caps || tokens.gap[i] !== GAP.space) return false;
  const end = tokens.end[i - 1] ?? 0;
  return tokens.text.charCodeAt(end) === FULL_STOP || tokens.text.charCodeAt(end - 1) === FULL_STOP;
}

/** A function word; not the initial of "A. Merkel", nor "Will" before a capital. */
function isStop(tokens: TokenList, i: number, to: number): boolean {
  const bits = tokenBits(tokens, i);
  if ((bits & WORD.stop) === 0 || startsWithNon(tokens, i, to)) return false;
  if ((bits & WORD.given) !== 0 && i + 1 < to && tokens.gap[i + 1] === GAP.space)
    return !tokens.isCapital(i + 1);
  return tokens.kind[i] !== KIND.initial || tokens.gap[i + 1] !== GAP.dot;
}

/** "Non-Aligned Movement"; not "Non-Iranian", nor "Non-Muslims". */
function startsWithNon(tokens: TokenList, i: number, to: number): boolean {
  if (tokens.hashA[i] !== NON || tokens.gap[i + 1] !== GAP.hyphen || i + 2 >= to) return false;
  return (tokenBits(tokens, i + 1) & WORD.demonym) === 0;
}

/** A month or a day; not the surname of "Theresa May". */
function isCalendar(tokens: TokenList, i: number, part: number): boolean {
  if ((tokenBits(tokens, i) & WORD.calendar) === 0 || isFirstName(tokens, i)) return false;
  return i === part || (tokenBits(tokens, i - 1) & WORD.given) === 0;
}

/** "Jan Novotny"; not "Jan 5", nor "Jan Prime Minister". */
function isFirstName(tokens: TokenList, i: number): boolean {
  if ((tokenBits(tokens, i) & WORD.given) === 0 || i + 1 >= tokens.length) return false;
  if (tokens.kind[i + 1] !== KIND.capital || tokens.gap[i + 1] !== GAP.space) return false;
  return (tokenBits(tokens, i + 1) & NO_SURNAME) === 0 && !isCommonToken(tokens, i + 1);
}

function trim(tokens: TokenList, run: Run): void {
  while (run.from < run.to && !startsName(tokens, run.from)) run.from++;
  while (run.to > run.from && !endsName(tokens, run.from, run.to - 1)) run.to--;
  // A title is before its name only when nothing but it was cut away.
  if (run.titleTo !== run.from) run.titleFrom = run.titleTo = run.from;
}

function startsName(tokens: TokenList, i: number): boolean {
  if (tokens.isCapital(i) || tokens.kind[i] === KIND.ordinal) return true;
  return tokens.kind[i] === KIND.lower && tokens.gap[i + 1] === GAP.hyphen && isParticle(tokens, i);
}

function endsName(tokens: TokenList, from: number, i: number): boolean {
  return tokens.isCapital(i) || tokens.kind[i] === KIND.number || isHyphenedPart(tokens, from, i);
}
