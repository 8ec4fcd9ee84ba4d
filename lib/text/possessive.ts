import { CLASS, classOf } from './characters';
import { FLAG, type TokenList } from './token-list';

const APOSTROPHE = 39;
const CURLY = 0x20_19;
const MODIFIER = 0x02_bc;

/** Whether `unit` is an apostrophe, straight or curly. */
export function isApostrophe(unit: number): boolean {
  return unit === APOSTROPHE || unit === CURLY || unit === MODIFIER;
}

/** Whether the class is one of letters. */
export function isLetter(found: number): boolean {
  return found === CLASS.lower || found === CLASS.upper || found === CLASS.uncased;
}

/** Steps over a possessive 's behind the last token and notes it. */
export function skipPossessive(list: TokenList, text: string, wordEnd: number): number {
  // Texts that were cut into words have a space before it: "Iran 's".
  const spaced = text.charCodeAt(wordEnd) === 32 && isApostrophe(text.charCodeAt(wordEnd + 1));
  const end = spaced ? wordEnd + 1 : wordEnd;
  if (!isApostrophe(text.charCodeAt(end))) return wordEnd;
  const n = list.length - 1;
  const next = text.charCodeAt(end + 1) | 32;
  const after = end + 2 < text.length ? classOf(text.charCodeAt(end + 2)) : CLASS.other;
  if (
    next === 115 &&
    !isLetter(after) &&
    after !== CLASS.digit &&
    isLetter(classOf(text.charCodeAt(end + 1)))
  ) {
    list.flags[n] = (list.flags[n] ?? 0) | FLAG.possessive;
    return end + 2;
  }
  // "countries’ support": a plural's apostrophe.
  const last = text.charCodeAt(end - 1) | 32;
  if (!spaced && last === 115 && text.charCodeAt(end + 1) === 32) {
    list.flags[n] = (list.flags[n] ?? 0) | FLAG.possessive;
    return end + 1;
  }
  return wordEnd;
}
