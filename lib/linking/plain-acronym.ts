import { FLAG, KIND, type TokenList } from '@/lib/text/token-list';
import { tokenBits, WORD } from './lexicon';

/** Most words that an acronym is looked for in. */
const MAX_WORDS = 12;
const SMALL_S = 115;

/**
 * Whether token `i` is an acronym in brackets of the small words before it, and so no name: "initial
 * public offering (IPO)", "engineering, procurement and construction (EPC)".
 */
export function isPlainAcronym(tokens: TokenList, i: number): boolean {
  if (tokens.kind[i] !== KIND.caps && tokens.kind[i] !== KIND.capital) return false;
  if (!tokens.has(i, FLAG.bracketed) || !tokens.has(i, FLAG.bracketEnd)) return false;
  const text = tokens.slice(i);
  // "SMEs"
  const letters = text.charCodeAt(text.length - 1) === SMALL_S ? text.slice(0, -1) : text;
  if (letters.length < 2 || letters !== letters.toUpperCase()) return false;
  const small = letters.toLowerCase();
  let left = small.length - 1;
  for (let at = i - 1; at >= 0 && i - at <= MAX_WORDS; at--) {
    if (tokens.kind[at] !== KIND.lower) return false;
    if (tokens.text.charAt(tokens.start[at] ?? 0) === small.charAt(left)) {
      if (left-- === 0) return true;
    } else if ((tokenBits(tokens, at) & (WORD.stop | WORD.of | WORD.and)) === 0) return false;
    if (tokens.has(at, FLAG.start)) return false;
  }
  return false;
}
