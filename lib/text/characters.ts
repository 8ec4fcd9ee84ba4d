/** What a UTF-16 unit is to names. The numbers are not stored anywhere. */
export const CLASS = {
  /** Space, punctuation, symbol, half of a surrogate pair. */
  other: 0,
  lower: 1,
  upper: 2,
  digit: 3,
  /** A letter of a script without case: Arabic, Hebrew, Devanagari. */
  uncased: 4,
  /** Counts for nothing: combining mark, soft hyphen, zero-width, tatweel. */
  ignorable: 5,
  /** A letter of a script written without spaces: Han, kana, Thai. */
  unspaced: 6,
} as const;

/** Not looked at yet: classes and folds are found on first sight, since the whole plane costs 40 ms. */
const UNKNOWN = 255;
/** Folds to several units: see `EXPANSIONS`. */
const EXPANDED = 1;

const CLASSES = new Uint8Array(65_536).fill(UNKNOWN);
const FOLDS = new Uint16Array(65_536);
const EXPANSIONS = new Map<number, string>();

const LOWER = /\p{Ll}/u;
const UPPER = /[\p{Lu}\p{Lt}]/u;
const DIGIT = /\p{Nd}/u;
const LETTER = /[\p{Lo}\p{Lm}]/u;
// U+200B–200F, U+202A–202E, U+2060–2069 and U+FEFF are invisible; U+0640 is the Arabic tatweel.
const IGNORABLE = /[\p{M}\u00AD\u0640\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Letters that NFKD leaves apart from what they are compared as. */
const SPECIAL: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ə: 'a',
  ŋ: 'n',
  // One letter, several keyboards: Arabic and Persian write the same names.
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ی',
  ئ: 'ی',
  ي: 'ی',
  ې: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ە: 'ه',
  ؤ: 'و',
  ё: 'е',
  ς: 'σ',
};

/** The class of a UTF-16 unit. */
export function classOf(unit: number): number {
  const known = CLASSES[unit] ?? 0;
  return known === UNKNOWN ? learn(unit) : known;
}

/** The unit that `unit` is compared as, or 0 when it is compared as several: see `expansionOf`. */
export function foldOf(unit: number): number {
  if (CLASSES[unit] === UNKNOWN) learn(unit);
  const folded = FOLDS[unit] ?? 0;
  return folded === EXPANDED ? 0 : folded;
}

/** The units that `unit` is compared as, where `foldOf` answers 0. */
export function expansionOf(unit: number): string {
  return EXPANSIONS.get(unit) ?? '';
}

function classify(unit: number, letter: string): number {
  if (unit < 128) {
    if (unit >= 97 && unit <= 122) return CLASS.lower;
    if (unit >= 65 && unit <= 90) return CLASS.upper;
    return unit >= 48 && unit <= 57 ? CLASS.digit : CLASS.other;
  }
  if (unit >= 0xd8_00 && unit <= 0xdf_ff) return CLASS.other;
  if (IGNORABLE.test(letter)) return CLASS.ignorable;
  if (LOWER.test(letter)) return CLASS.lower;
  if (UPPER.test(letter)) return CLASS.upper;
  if (DIGIT.test(letter)) return CLASS.digit;
  if (UNSPACED.test(letter)) return CLASS.unspaced;
  return LETTER.test(letter) ? CLASS.uncased : CLASS.other;
}

/**
 * Whether a part of a letter stands for anything where names are compared. What is compared is
 * single units: a letter beyond them stands for nothing, nor does the dot that `ŀ` comes apart to.
 */
function isCompared(part: string): boolean {
  if (part.length !== 1) return false;
  const found = classify(part.charCodeAt(0), part);
  return found !== CLASS.other && found !== CLASS.ignorable;
}

function learn(unit: number): number {
  const letter = String.fromCharCode(unit);
  const found = classify(unit, letter);
  CLASSES[unit] = found;
  if (found === CLASS.other || found === CLASS.ignorable) return found;
  let folded = SPECIAL[letter] ?? SPECIAL[letter.toLowerCase()];
  if (folded === undefined) {
    folded = '';
    for (const part of letter.normalize('NFKD').toLowerCase().normalize('NFKD')) {
      if (isCompared(part)) folded += SPECIAL[part] ?? part;
    }
  }
  if (folded.length === 1) FOLDS[unit] = folded.charCodeAt(0);
  else {
    FOLDS[unit] = EXPANDED;
    EXPANSIONS.set(unit, folded === '' ? letter : folded);
  }
  return found;
}
