import { FLAG, KIND, type TokenList } from '@/lib/text/token-list';
import { tokenBits, WORD } from './lexicon';

/** Most words that an acronym is looked for in. */
const MAX_WORDS = 12;
const SMALL_S = 115;

/**
 * Whether token `i` is an acronym of small words, and so no name: "initial public offering (IPO)",
 * "EPC (engineering, procurement and construction)".
 */
export function isPlainAcronym(tokens: TokenList, i: number): boolean {
  if (tokens.kind[i] !== KIND.caps && tokens.kind[i] !== KIND.capital) return false;
  const inside = tokens.has(i, FLAG.bracketed) && tokens.has(i, FLAG.bracketEnd);
  if (!inside && !(i + 1 < tokens.length && tokens.has(i + 1, FLAG.bracketed))) return false;
  const text = tokens.slice(i);
  // "SMEs"
  const letters = text.charCodeAt(text.length - 1) === SMALL_S ? text.slice(0, -1) : text;
  if (letters.length < 2 || letters !== letters.toUpperCase()) return false;
  const small = letters.toLowerCase();
  return inside ? endsBefore(tokens, i, small) : startsBehind(tokens, i, small);
}

/** Whether the small words before `i` have these initials. */
function endsBefore(tokens: TokenList, i: number, letters: string): boolean {
  let left = letters.length - 1;
  for (let at = i - 1; at >= 0 && i - at <= MAX_WORDS; at--) {
    if (tokens.kind[at] !== KIND.lower) return false;
    if (initial(tokens, at) === letters.charAt(left)) {
      if (left-- === 0) return true;
    } else if (!isSkipped(tokens, at)) return false;
    if (tokens.has(at, FLAG.start)) return false;
  }
  return false;
}

/** Whether the small words in the brackets behind `i` have these initials, and there are no more. */
function startsBehind(tokens: TokenList, i: number, letters: string): boolean {
  let met = 0;
  for (let at = i + 1; at < tokens.length && at - i <= MAX_WORDS; at++) {
    if (tokens.kind[at] !== KIND.lower) return false;
    if (initial(tokens, at) === letters.charAt(met)) met++;
    else if (!isSkipped(tokens, at)) return false;
    if (tokens.has(at, FLAG.bracketEnd)) return met === letters.length;
  }
  return false;
}

function initial(tokens: TokenList, i: number): string {
  return tokens.text.charAt(tokens.start[i] ?? 0);
}

function isSkipped(tokens: TokenList, i: number): boolean {
  return (tokenBits(tokens, i) & (WORD.stop | WORD.of | WORD.and)) !== 0;
}
