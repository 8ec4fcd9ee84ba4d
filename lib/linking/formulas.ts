import { FLAG, GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { WordSet } from '@/lib/text/word-set';
import { isEverydayTag } from './run-joints';

/** What is wished upon whom the name before is of, in brackets: "Imam Ali (AS)". */
const WISHES = new WordSet('as sa pbuh saw swt ra aj');
/** Of which era the year before is: "61 AH". */
const ERAS = new WordSet('ah ad bc bce ce');
const PLUS = '+';

/** Whether token `i` is a wish or an era in capitals, and no acronym. */
function isFormula(tokens: TokenList, i: number): boolean {
  if (tokens.kind[i] !== KIND.caps) return false;
  const word = tokens.hashA[i] ?? 0;
  if (WISHES.has(word)) return tokens.has(i, FLAG.bracketed) && tokens.has(i, FLAG.bracketEnd);
  return ERAS.has(word) && i > 0 && isYear(tokens, i) && tokens.gap[i] === GAP.space;
}

function isYear(tokens: TokenList, i: number): boolean {
  return tokens.kind[i - 1] === KIND.number || tokens.kind[i - 1] === KIND.ordinal;
}

/** Whether it stands in an address: "example.org/Tehran". */
function isInAddress(tokens: TokenList, i: number): boolean {
  return i > 0 && tokens.gap[i] === GAP.slash && tokens.kind[i - 1] === KIND.lower;
}

/** "P5" of "P5+1", "OPEC" of "OPEC+": another group than the one that it names with what is added. */
export function isInSum(tokens: TokenList, i: number): boolean {
  const end = tokens.end[i] ?? 0;
  if (tokens.kind[i] === KIND.caps && tokens.text[end] === PLUS) return true;
  if (tokens.kind[i + 1] !== KIND.number) return false;
  return tokens.text.slice(tokens.end[i], tokens.start[i + 1]).trim() === PLUS;
}

/** "US$31 billion" */
function isPrice(tokens: TokenList, i: number): boolean {
  return tokens.kind[i] === KIND.caps && tokens.text[tokens.end[i] ?? 0] === '$';
}

/** "@SecExample": what somebody is called in a network. */
function isHandle(tokens: TokenList, i: number): boolean {
  const start = tokens.start[i] ?? 0;
  return start > 0 && tokens.text[start - 1] === '@';
}

/** Whether token `i`, though written large, starts no run: a wish, an era, part of an address, a sum or a price, a tag, a handle. */
export function isNoRun(tokens: TokenList, i: number): boolean {
  return (
    isFormula(tokens, i) ||
    isInAddress(tokens, i) ||
    isInSum(tokens, i) ||
    isPrice(tokens, i) ||
    isEverydayTag(tokens, i) ||
    isHandle(tokens, i)
  );
}
