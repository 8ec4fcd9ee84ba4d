import { CLASS, classOf } from './characters';

/** Called for each word with its span in UTF-16 units. */
export type WordVisitor = (start: number, end: number) => void;

/** Letters that Romance languages elide before an apostrophe: "l'Iran" is two words. */
const ELIDED = new Set('cdjlmnstCDJLMNST');
const FULL_STOP = 46;
const HIGH_SURROGATES = { first: 0xd8_00, last: 0xdb_ff } as const;
const LETTER_OR_NUMBER = /^[\p{L}\p{N}]$/u;
const HAN = /^\p{Script=Han}$/u;

/** What a place of a text is to words. */
const OUTSIDE = 0;
/** A letter or digit of a script written with spaces. */
const LETTER = 1;
/** A letter of a script that is searched by pairs of letters. */
const PAIRED = 2;
/** Part of the word before it: combining mark, zero-width joiner. */
const JOINED = 3;

/**
 * The words of `text` between `from` and `to`, in order. Apostrophes within a word belong to it
 * ("Sana'a", "don't"), a possessive "'s" does not; "U.S." is one word; hyphens part words. Han,
 * kana, Hangul, Thai, Lao, Khmer and Burmese are given as overlapping pairs of letters, because
 * word borders found by dictionaries differ between browsers and their versions.
 */
export function forEachWord(text: string, visit: WordVisitor, from = 0, to = text.length): void {
  let i = from;
  while (i < to) {
    const kind = kindAt(text, i);
    if (kind === LETTER) i = visitWord(text, i, to, visit);
    else if (kind === PAIRED) i = visitPairs(text, i, to, visit);
    else i++;
  }
}

function visitWord(text: string, start: number, to: number, visit: WordVisitor): number {
  const acronymEnd = endOfAcronym(text, start, to);
  if (acronymEnd > 0) {
    visit(start, acronymEnd);
    return acronymEnd;
  }
  let i = start + 1;
  for (; i < to; i++) {
    const kind = kindAt(text, i);
    if (kind === LETTER || kind === JOINED) continue;
    if (isApostrophe(text.charCodeAt(i)) && i + 1 < to && kindAt(text, i + 1) === LETTER) {
      if (isPossessive(text, i, to)) {
        visit(start, i);
        return i + 2;
      }
      if (!isElision(text, start, i)) continue;
    }
    break;
  }
  visit(start, i);
  return i;
}

function visitPairs(text: string, start: number, to: number, visit: WordVisitor): number {
  let previous = start;
  let i = endOfLetter(text, start, to);
  let count = 1;
  while (i < to && kindAt(text, i) === PAIRED) {
    const end = endOfLetter(text, i, to);
    visit(previous, end);
    previous = i;
    i = end;
    count++;
  }
  if (count === 1) visit(start, i);
  return i;
}

/** Where the letter at `i` ends with the marks on it. */
function endOfLetter(text: string, i: number, to: number): number {
  let end = i + (isHighSurrogate(text.charCodeAt(i)) ? 2 : 1);
  while (end < to && kindAt(text, end) === JOINED) end++;
  return end;
}

/** Where "U.S." or "U.S" that starts at `start` ends, or 0 when there is none. */
function endOfAcronym(text: string, start: number, to: number): number {
  if (text.charCodeAt(start + 1) !== FULL_STOP) return 0;
  let letters = 0;
  let i = start;
  while (i < to && classOf(text.charCodeAt(i)) === CLASS.upper) {
    if (text.charCodeAt(i + 1) !== FULL_STOP || i + 1 >= to) {
      const isLast = i + 1 >= to || kindAt(text, i + 1) !== LETTER;
      return letters > 0 && isLast ? i + 1 : letters > 1 ? i : 0;
    }
    letters++;
    i += 2;
  }
  return letters > 1 ? i : 0;
}

function isPossessive(text: string, apostrophe: number, to: number): boolean {
  const s = text.charCodeAt(apostrophe + 1) | 32;
  return s === 115 && (apostrophe + 2 >= to || kindAt(text, apostrophe + 2) !== LETTER);
}

function isElision(text: string, start: number, apostrophe: number): boolean {
  const length = apostrophe - start;
  if (length === 1) return ELIDED.has(text.charAt(start));
  return length === 2 && text.slice(start, apostrophe).toLowerCase() === 'qu';
}

/** Whether `unit` is one of the apostrophes that are written within words. */
export function isApostrophe(unit: number): boolean {
  return (
    unit === 0x27 || unit === 0x20_19 || unit === 0x20_18 || unit === 0x02_bc || unit === 0x02_bb
  );
}

function kindAt(text: string, i: number): number {
  const unit = text.charCodeAt(i);
  return unit < 128 ? (ASCII_KINDS[unit] ?? OUTSIDE) : kindOf(text, i, unit);
}

/** Most text is ASCII, and one look into a small table is the fastest there is. */
const ASCII_KINDS = Uint8Array.from({ length: 128 }, (_, unit) =>
  /[a-z0-9]/i.test(String.fromCharCode(unit)) ? LETTER : OUTSIDE,
);

function kindOf(text: string, i: number, unit: number): number {
  switch (classOf(unit)) {
    case CLASS.lower:
    case CLASS.upper:
    case CLASS.digit:
      return LETTER;
    case CLASS.unspaced:
      return PAIRED;
    case CLASS.ignorable:
      return JOINED;
    case CLASS.uncased:
      if (isApostrophe(unit)) return OUTSIDE;
      return isHangul(unit) || unit === PROLONGED_SOUND ? PAIRED : LETTER;
    default:
      return isHighSurrogate(unit) ? kindOfPair(text, i) : isLowOfLetter(text, i);
  }
}

/** The kana "ー", which counts to no script by itself. */
const PROLONGED_SOUND = 0x30_fc;

function isHangul(unit: number): boolean {
  return unit >= 0xac_00 && unit <= 0xd7_a3;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= HIGH_SURROGATES.first && unit <= HIGH_SURROGATES.last;
}

function kindOfPair(text: string, i: number): number {
  const letter = String.fromCodePoint(text.codePointAt(i) ?? 0);
  if (letter.length < 2) return OUTSIDE;
  if (HAN.test(letter)) return PAIRED;
  return LETTER_OR_NUMBER.test(letter) ? LETTER : OUTSIDE;
}

/** The second half of a surrogate pair belongs to the word of its first half. */
function isLowOfLetter(text: string, i: number): number {
  const unit = text.charCodeAt(i);
  if (unit < 0xdc_00 || unit > 0xdf_ff || i === 0) return OUTSIDE;
  return isHighSurrogate(text.charCodeAt(i - 1)) && kindOfPair(text, i - 1) === LETTER
    ? LETTER
    : OUTSIDE;
}
