import { CLASS, classOf, expansionOf, foldOf } from './characters';
import { isApostrophe, isLetter, skipPossessive } from './possessive';
import { markShouting } from './shouting';
import { FLAG, GAP, KIND, TokenList } from './token-list';
import { ABBREVIATIONS, HYPHENATED } from './small-words';
import { UnitFlags, UnitSet } from './unit-flags';
import { MAX_WORD, stepA, stepB } from './word-hash';

/** Most blanks that may stand between two words of one name: pages and scans double them. */
const MAX_BLANKS = 3;

/** Space, tab, no-break, narrow no-break, thin and figure space. */
const BLANKS = new UnitSet([32, 9, 0xa0, 0x20_2f, 0x20_09, 0x20_07]);
/** Units behind a text's last word that are looked at. */
const MAX_END = 16;
const SENTENCE_ENDS = new UnitSet(Array.from('!?…。', unitOf));
const CLOSING = new UnitSet(Array.from(')]', unitOf));
/** Marks after which a capital says nothing, line ends, and opening brackets. */
const SAYS_OF_NEXT = new UnitFlags([
  ...Array.from('!?…。"“„«»:•|—', (mark): [number, number] => [unitOf(mark), FLAG.start]),
  ...Array.from('\n\r', (mark): [number, number] => [unitOf(mark), FLAG.start | FLAG.line]),
  ...Array.from('([', (mark): [number, number] => [unitOf(mark), FLAG.bracketed]),
]);

/** What an apostrophe adds to a word without making it another: "Iran's", "they've". */
const ENDINGS = new Set(['s', 'm', 'd', 't', 've', 're', 'll']);
const MAX_ENDING = 2;

const DOT = 46;
const LARGE_A = 65;
const SMALL_A = 97;
/** What ASCII letters and digits are compared as; 0 for anything else. */
const ASCII_FOLDS = Uint8Array.from({ length: 128 }, (_, unit) => {
  const letter = String.fromCharCode(unit);
  return /[a-z0-9]/i.test(letter) ? letter.toLowerCase().charCodeAt(0) : 0;
});

function unitOf(mark: string): number {
  return mark.charCodeAt(0);
}

/**
 * The tokens of `text`: words with how they are written, what stands before them, and their folded
 * hashes. Linear in the text, and no string is made.
 *
 * @param into reused when given; its former content is lost
 */
export function scanTokens(text: string, into: TokenList = new TokenList()): TokenList {
  into.text = text;
  into.length = 0;
  let i = 0;
  let gapStart = 0;
  const word: Word = { start: 0, end: 0, a: 0, b: 0, size: 0, upper: 0, lower: 0 };
  while (i < text.length) {
    const found = classOf(text.charCodeAt(i));
    if (found === CLASS.other || found === CLASS.ignorable) {
      i++;
      continue;
    }
    readWord(text, i, word);
    if (word.size > MAX_WORD) {
      i = word.end;
    } else {
      addToken(into, text, word, gapStart);
      i = gapStart = skipPossessive(into, text, word.end);
    }
  }
  readEnd(into, text, gapStart);
  markShouting(into);
  return into;
}

/** What stands behind the last word: it may end a sentence or close a bracket. */
function readEnd(list: TokenList, text: string, from: number): void {
  const last = list.length - 1;
  if (last < 0) return;
  const limit = Math.min(text.length, from + MAX_END);
  for (let i = from; i < limit; i++) {
    const unit = text.charCodeAt(i);
    const ends = unit === DOT || SENTENCE_ENDS.has(unit) ? FLAG.sentenceEnd : 0;
    const closes = CLOSING.has(unit) && i === list.end[last] ? FLAG.bracketEnd : 0;
    list.flags[last] = (list.flags[last] ?? 0) | ends | closes;
  }
}

/** A word as it is read, its folded hashes and the letters it has of each case. */
type Word = {
  start: number;
  end: number;
  a: number;
  b: number;
  size: number;
  upper: number;
  lower: number;
};

/** Reads the word that starts at `start`; apostrophes and the dots of "U.S." are inside. */
function readWord(text: string, start: number, word: Word): void {
  let a = 0;
  let b = 0;
  let size = 0;
  let upper = 0;
  let lower = 0;
  let i = start;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Nearly all letters are ASCII.
    const plain = unit < 128 ? (ASCII_FOLDS[unit] ?? 0) : 0;
    if (plain !== 0) {
      if (unit >= SMALL_A) lower++;
      else if (unit >= LARGE_A) upper++;
      a = stepA(a, plain);
      b = stepB(b, plain);
      size++;
      continue;
    }
    const found = classOf(unit);
    if (found === CLASS.ignorable) continue;
    if (found === CLASS.other) {
      const inside =
        (isApostrophe(unit) && apostropheInside(text, i)) ||
        (unit === DOT && dotInside(text, start, i));
      if (inside) continue;
      break;
    }
    if (found === CLASS.unspaced && i > start) break;
    if (found === CLASS.upper) upper++;
    else if (found === CLASS.lower) lower++;
    const to = foldOf(unit);
    if (to === 0) {
      for (const part of expansionOf(unit)) {
        a = stepA(a, part.charCodeAt(0));
        b = stepB(b, part.charCodeAt(0));
        size++;
      }
    } else {
      a = stepA(a, to);
      b = stepB(b, to);
      size++;
    }
    if (found === CLASS.unspaced) {
      i++;
      break;
    }
  }
  word.start = start;
  word.end = i;
  word.a = a;
  word.b = b;
  word.size = size;
  word.upper = upper;
  word.lower = lower;
}

/** Whether the apostrophe at `i` belongs to the word: "Qur'an", "O'Neill", not "Iran's", "I've". */
function apostropheInside(text: string, i: number): boolean {
  let end = i + 1;
  while (end < text.length && end - i <= MAX_ENDING + 1 && isLetter(classOf(text.charCodeAt(end))))
    end++;
  if (end === i + 1) return false;
  return end - i - 1 > MAX_ENDING || !ENDINGS.has(text.slice(i + 1, end).toLowerCase());
}

/** Whether the dot at `i` is one of "U.S.": capitals and dots only since `start`, a capital beside. */
function dotInside(text: string, start: number, i: number): boolean {
  if ((i - start) % 2 !== 1 || i - start > 12) return false;
  for (let at = start; at < i; at += 2) {
    if (classOf(text.charCodeAt(at)) !== CLASS.upper) return false;
    if (at + 1 < i && text.charCodeAt(at + 1) !== DOT) return false;
  }
  if (i - start >= 3) return true;
  return classOf(text.charCodeAt(i + 1)) === CLASS.upper && text.charCodeAt(i + 2) === DOT;
}

function addToken(list: TokenList, text: string, word: Word, gapStart: number): void {
  list.reserve();
  const n = list.length;
  list.start[n] = word.start;
  list.end[n] = word.end;
  list.kind[n] = kindOf(text, word);
  list.hashA[n] = word.a;
  list.hashB[n] = word.b;
  list.size[n] = word.size;
  list.flags[n] = 0;
  // Nearly every gap is one space.
  const plain = n > 0 && word.start - gapStart === 1 && text.charCodeAt(gapStart) === 32;
  list.gap[n] = plain ? GAP.space : readGap(list, text, gapStart, word.start);
  list.length++;
}

function kindOf(text: string, word: Word): number {
  const { start, end, upper, lower } = word;
  const first = classOf(text.charCodeAt(start));
  if (first === CLASS.upper) {
    if (lower > 0) return KIND.capital;
    return upper > 1 || end - start > 1 ? capsOrInitial(text, word) : KIND.initial;
  }
  if (first === CLASS.lower) return upper > 0 ? KIND.mixed : KIND.lower;
  if (first === CLASS.unspaced) return KIND.unspaced;
  if (first === CLASS.uncased) return KIND.uncased;
  return upper === 0 && lower === 2 && /\d(?:st|nd|rd|th)$/.test(text.slice(end - 3, end))
    ? KIND.ordinal
    : KIND.number;
}

/** "E" with invisible characters or digits behind it: "E\u00AD" is an initial, "F35" is a name. */
function capsOrInitial(text: string, { start, end, upper }: Word): number {
  if (upper > 1) return KIND.caps;
  for (let i = start; i < end; i++)
    if (classOf(text.charCodeAt(i)) === CLASS.digit) return KIND.caps;
  return KIND.initial;
}

/** What stands between the token being added and the one before; sets the flags of both. */
function readGap(list: TokenList, text: string, from: number, to: number): number {
  const n = list.length;
  if (n === 0) list.flags[n] = FLAG.start | FLAG.line;
  let blanks = 0;
  let dots = 0;
  let joint: number = GAP.none;
  let border = false;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (BLANKS.has(unit)) {
      blanks++;
      continue;
    }
    if (classOf(unit) === CLASS.ignorable) continue;
    if (unit === DOT) dots++;
    else if (joint === GAP.none && jointOf(unit) !== GAP.none) joint = jointOf(unit);
    else border = true;
    readPunctuation(list, unit, i);
  }
  if (n === 0 || border || blanks > MAX_BLANKS || dots > 1) return endGap(list, dots);
  if (dots === 1) return dotGap(list, joint);
  if (joint === GAP.ampersand) return joint;
  if (joint !== GAP.none)
    return blanks === 0 || isSpacedJoint(list, joint) ? joint : dashGap(list, joint, blanks);
  return blanks === 0 ? GAP.none : GAP.space;
}

/** "al - Assad": texts that were cut into words have blanks around the hyphen of an article. */
function isSpacedJoint(list: TokenList, joint: number): boolean {
  return joint === GAP.hyphen && HYPHENATED.has(list.hashA[list.length - 1] ?? 0);
}

function jointOf(unit: number): number {
  if (unit === 45 || unit === 0x20_10 || unit === 0x20_11 || unit === 0x20_13) return GAP.hyphen;
  if (unit === 38) return GAP.ampersand;
  return unit === 47 ? GAP.slash : GAP.none;
}

/** Sets what the mark `unit` says about the tokens on its two sides. */
function readPunctuation(list: TokenList, unit: number, at: number): void {
  const n = list.length;
  const next = SAYS_OF_NEXT.of(unit);
  if (next !== 0) list.flags[n] = (list.flags[n] ?? 0) | next;
  if (n === 0) return;
  const closes = CLOSING.has(unit) && at === list.end[n - 1];
  const says = (SENTENCE_ENDS.has(unit) ? FLAG.sentenceEnd : 0) | (closes ? FLAG.bracketEnd : 0);
  list.flags[n - 1] = (list.flags[n - 1] ?? 0) | says;
}

/** A gap with one full stop: inside a name after an initial or an abbreviation, else a border. */
function dotGap(list: TokenList, joint: number): number {
  const previous = list.length - 1;
  const abbreviated =
    list.kind[previous] === KIND.initial || ABBREVIATIONS.has(list.hashA[previous] ?? 0);
  if (abbreviated) return joint === GAP.none || joint === GAP.hyphen ? GAP.dot : GAP.border;
  return endGap(list, 1);
}

/** A dash between blanks: what it parts starts anew, as in "TEHRAN – Talks began". */
function dashGap(list: TokenList, joint: number, blanks: number): number {
  const starts = joint === GAP.hyphen && blanks > 1 ? FLAG.start : 0;
  list.flags[list.length] = (list.flags[list.length] ?? 0) | starts;
  return endGap(list, 0);
}

function endGap(list: TokenList, dots: number): number {
  const n = list.length;
  if (dots > 0 && n > 0) {
    list.flags[n] = (list.flags[n] ?? 0) | FLAG.start;
    list.flags[n - 1] = (list.flags[n - 1] ?? 0) | FLAG.sentenceEnd;
  }
  return GAP.border;
}
