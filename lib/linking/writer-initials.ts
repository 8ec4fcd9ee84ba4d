import { FLAG, GAP, KIND, type TokenList } from '@/lib/text/token-list';

/** Longest group of a writer's initials, in characters: "MH", "SAA". */
export const MAX_INITIALS = 4;
/** Most groups of initials. */
const MAX_GROUPS = 3;
/** Tokens from which a text is more than a headline. */
const WHOLE_TEXT = 60;

/**
 * Whether token `i` is one of the groups of writers' initials after a sentence: "MH/PA", "FB/MQ/MG";
 * those at a text's end are such whatever stands before them, two only where it is no headline.
 */
export function isInitialsPair(tokens: TokenList, i: number): boolean {
  let first = i;
  while (first > 0 && i - first < MAX_GROUPS && tokens.gap[first] === GAP.slash) first--;
  if (tokens.gap[first + 1] !== GAP.slash) return false;
  if (!isShortCaps(tokens, first) || !isShortCaps(tokens, first + 1)) return false;
  if (tokens.has(first, FLAG.start)) return true;
  if (first + 2 === tokens.length) return tokens.length >= WHOLE_TEXT;
  return first + MAX_GROUPS === tokens.length && tokens.gap[first + 2] === GAP.slash;
}

function isShortCaps(tokens: TokenList, i: number): boolean {
  if (i >= tokens.length || tokens.kind[i] !== KIND.caps) return false;
  return (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) <= MAX_INITIALS;
}
