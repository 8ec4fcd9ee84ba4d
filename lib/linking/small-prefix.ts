import { FLAG, GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { WordSet } from '@/lib/text/word-set';
import { isCommonToken } from './common-words';
import { tokenBits, WORD } from './lexicon';

/** Before a hyphen, says how something stands to what is named behind it: "anti-Iran", "post-Brexit". */
const PREFIXES = new WordSet('anti pro post pre non ex pan counter intra inter');
/** What nobody and nothing is called but behind such a prefix. */
const BOUND = new WordSet('semitism semitic semite semites');
const BEFORE_AFTER = new WordSet('pre post');
const FOR_AND_AGAINST = new WordSet('anti pro');
/** Most words of a name behind a prefix, and of a person's. */
const MAX_WORDS = 4;
const MAX_PERSON = 2;

function isBehindSmall(tokens: TokenList, i: number): boolean {
  return i > 0 && tokens.gap[i] === GAP.hyphen && tokens.kind[i - 1] === KIND.lower;
}

/** Whether it is the tail of "anti-Semitism", "mid-April"; not the people of "anti-American". */
export function hasSmallPrefix(tokens: TokenList, i: number): boolean {
  if (!isBehindSmall(tokens, i)) return false;
  // "Baghdad-to-Basra"
  const between = i > 1 && tokens.gap[i - 1] === GAP.hyphen && tokens.isCapital(i - 2);
  if (between || (tokenBits(tokens, i - 1) & WORD.particle) !== 0) return false;
  // "post-World War II"; not "post-Revolution Iran"
  const longer =
    tokens.gap[i + 1] === GAP.space &&
    tokens.isCapital(i + 1) &&
    (tokenBits(tokens, i + 1) & WORD.country) === 0;
  if (longer && BEFORE_AFTER.has(tokens.hashA[i - 1] ?? 0) && isCommonToken(tokens, i))
    return false;
  const people = (tokenBits(tokens, i) & WORD.demonym) !== 0 && !isBound(tokens, i);
  return !(people && FOR_AND_AGAINST.has(tokens.hashA[i - 1] ?? 0));
}

/** "Anti-Semitism": written large, it names what somebody is against; not "Anti-American". */
export function isAgainst(tokens: TokenList, i: number, to: number): boolean {
  if (i + 1 >= to || !FOR_AND_AGAINST.has(tokens.hashA[i] ?? 0)) return false;
  if (tokens.gap[i + 1] !== GAP.hyphen) return false;
  return (tokenBits(tokens, i + 1) & WORD.demonym) === 0 || isBound(tokens, i + 1);
}

/** Whether the capital `i` is never a name where a hyphen joins it to the word before. */
export function isBound(tokens: TokenList, i: number): boolean {
  return BOUND.has(tokens.hashA[i] ?? 0);
}

/** Whether a small prefix stands before the capital `i`: that it is large says little of the word by itself. */
export function isPrefixed(tokens: TokenList, i: number): boolean {
  return isBehindSmall(tokens, i) && PREFIXES.has(tokens.hashA[i - 1] ?? 0);
}

/** Where the name behind the small prefix before `i` ends; `i` when it is no such prefix. */
export function prefixedEnd(tokens: TokenList, i: number): number {
  return isPrefixed(tokens, i) && !isBound(tokens, i) ? wholeEnd(tokens, i) : i;
}

/** "Hong Kong", "Saddam Hussein", "Islamic Republic"; "Iran" of "anti-Iran U.S. officials". */
export function wholeEnd(tokens: TokenList, from: number): number {
  const first = tokenBits(tokens, from);
  const opens = isCommonToken(tokens, from) || (first & (WORD.direction | WORD.given)) !== 0;
  const most = (first & WORD.given) === 0 ? MAX_WORDS : MAX_PERSON;
  let to = from + 1;
  while (to < tokens.length && to - from < most && tokens.gap[to] === GAP.space) {
    if (tokens.kind[to] !== KIND.capital || tokens.has(to - 1, FLAG.possessive)) break;
    const bits = tokenBits(tokens, to);
    const ends = (first & WORD.demonym) !== 0 && (bits & WORD.tail) !== 0;
    if (!ends && (!opens || (bits & WORD.demonym) !== 0)) break;
    to++;
  }
  return to;
}
