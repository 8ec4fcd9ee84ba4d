import type { Span } from '@/lib/base/span';
import { CLASS, classOf } from './characters';

/** An end of a sentence with the quotes and brackets that close after it, or a blank line. */
const BORDER = /(?:[.!?…]+|[。！？؟۔।॥])['"”’»)\]]*|\n[^\S\n]*\n|\n(?=[^\S\n]*[-•*–][^\S\n])/gu;
/** Titles and the like, which stand before what they belong to. */
const BEFORE_NAMES = new Set(
  (
    'mr mrs ms dr prof gen lt col maj capt cpt sgt adm cmdr brig rev hon fr st sen rep gov pres ' +
    'amb sec ayat ft mt messrs mme mlle vs viz cf eg ie approx fig vol'
  ).split(' '),
);
/** Abbreviations that also end sentences: the next word decides. */
const MAYBE_LAST = new Set('etc inc ltd co corp jr sr bros dept univ al plc llc'.split(' '));
/** Abbreviations before a number: "No. 5", "Jan. 3", "p. 12". */
const BEFORE_NUMBERS = new Set(
  'no nos p pp art arts ch sec jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
);
/** Words that start sentences far more often than they follow "U.S." or "Inc." within one. */
const STARTERS = new Set(
  (
    'the a an in on at it its he she his her they their we our i you this that these those but and ' +
    'however as for after before when while if there since meanwhile moreover also such some many ' +
    'most both according earlier later last what who why how asked speaking'
  ).split(' '),
);
const FULL_STOP = 46;
const OPENING = /^['"“‘«([]+/;
/** UTF-16 units before a border that are looked at. */
const LOOK_BACK = 40;

/**
 * The sentences of `text` between `from` and `to`, without the space around them, in order. It
 * survives missing spaces ("talks.The minister"), titles and initials ("Gen. J. Smith"), acronyms
 * ("the U.S. government"), closing quotes, and scripts with full stops of their own. A blank line
 * always ends a sentence.
 */
export function splitSentences(text: string, from = 0, to = text.length): Span[] {
  const sentences: Span[] = [];
  let start = from;
  const close = (end: number): void => {
    let first = start;
    let last = end;
    while (first < last && isSpace(text.charCodeAt(first))) first++;
    while (last > first && isSpace(text.charCodeAt(last - 1))) last--;
    if (last > first) sentences.push({ start: first, end: last });
    start = end;
  };
  BORDER.lastIndex = from;
  for (let match = BORDER.exec(text); match; match = BORDER.exec(text)) {
    const end = match.index + match[0].length;
    if (end > to) break;
    if (endsSentence(text, { start, at: match.index, end, to }, match[0])) close(end);
  }
  close(to);
  return sentences;
}

/** Where a border may be: the sentence's start, the mark's start and end, the text's end. */
type Place = {
  readonly start: number;
  readonly at: number;
  readonly end: number;
  readonly to: number;
};

function endsSentence(text: string, place: Place, mark: string): boolean {
  const first = mark.charAt(0);
  if (first === '\n' || /[。！？؟۔।॥]/u.test(first)) return true;
  if (place.end >= place.to) return true;
  const hasSpace = isSpace(text.charCodeAt(place.end));
  const after = text.slice(place.end, Math.min(place.to, place.end + LOOK_BACK)).trimStart();
  const next = after.replace(OPENING, '');
  if (after === '') return true;
  if (/^\p{Ll}/u.test(next)) return false;
  if (/^[,;:–—-]/u.test(next)) return false;
  const before = text.slice(Math.max(place.start, place.at - LOOK_BACK), place.at);
  if (!hasSpace) return endsWithoutSpace(before, next, mark);
  return first !== '.' || mark.startsWith('..') || endsAtStop(before, next);
}

/** Whether a mark that no space follows ends a sentence: "talks.The minister", not "example.Com". */
function endsWithoutSpace(before: string, next: string, mark: string): boolean {
  if (/(?:www|:\/\/|@)\S*$/i.test(before)) return false;
  if (mark.length > 1 && !mark.startsWith('..')) return /^[\p{L}\p{N}]/u.test(next);
  if (!/^\p{Lu}[\p{Ll}'’]|^\p{Lu}\s|^\p{Lo}/u.test(next)) return false;
  return /[\p{Ll}\p{Lo}\p{N})]{2}$|\p{Lu}{2}$/u.test(before) && !isTitle(lastWord(before));
}

/** Whether a full stop with a space after it ends a sentence. */
function endsAtStop(before: string, next: string): boolean {
  const word = lastWord(before);
  const folded = word.toLowerCase();
  const nextWord = /^[\p{L}'’]+/u.exec(next)?.[0].toLowerCase() ?? '';
  if (isTitle(word)) return false;
  if (BEFORE_NUMBERS.has(folded)) return !/^\p{N}/u.test(next);
  const isAcronym = /^(?:\p{L}\.)+\p{L}$/u.test(word);
  if (isAcronym || MAYBE_LAST.has(folded)) return STARTERS.has(nextWord);
  // One capital is an initial; "1." at the start of a sentence counts a list.
  if (/^\p{Lu}$/u.test(word)) return false;
  return !(/^\p{N}{1,2}$/u.test(word) && before.trim() === word);
}

/** The letters, digits and dots that `before` ends with. */
function lastWord(before: string): string {
  let start = before.length;
  while (start > 0) {
    const unit = before.charCodeAt(start - 1);
    if (unit !== FULL_STOP && classOf(unit) === CLASS.other) break;
    start--;
  }
  return before.slice(start);
}

function isTitle(word: string): boolean {
  return BEFORE_NAMES.has(word.toLowerCase().replaceAll('.', ''));
}

function isSpace(unit: number): boolean {
  return (
    unit === 32 ||
    (unit >= 9 && unit <= 13) ||
    unit === 0xa0 ||
    unit === 0x30_00 ||
    (unit >= 0x20_00 && unit <= 0x20_0a) ||
    unit === 0x20_28 ||
    unit === 0x20_29 ||
    unit === 0xfe_ff
  );
}
