import { FLAG, GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { WordSet } from '@/lib/text/word-set';

/** Longest group of a writer's initials, in characters: "MH", "SAA". */
export const MAX_INITIALS = 4;
/** Most groups of initials. */
const MAX_GROUPS = 3;
/** Most characters between two of them. */
const MAX_BLANKS = 3;
/** What stands behind an article's last words. */
const CLOSING = new WordSet('end all');
/** Tokens from which a text is more than a headline. */
const WHOLE_TEXT = 60;

/**
 * Whether token `i` is one of the groups of writers' initials after a sentence: "MH/PA", "FB/MQ/MG";
 * those at a text's end are such whatever stands before them, two only where it is no headline.
 */
export function isInitialsPair(tokens: TokenList, i: number): boolean {
  let first = i;
  while (first > 0 && i - first < MAX_GROUPS && isBehindSlash(tokens, first)) first--;
  if (!isBehindSlash(tokens, first + 1)) return false;
  if (!isShortCaps(tokens, first) || !isShortCaps(tokens, first + 1)) return false;
  if (tokens.has(first, FLAG.start) || endsText(tokens, i, first)) return true;
  if (first + 2 === tokens.length) return tokens.length >= WHOLE_TEXT;
  return first + MAX_GROUPS === tokens.length && isBehindSlash(tokens, first + 2);
}

/** Whether the text of an article ends behind the groups: "AFM/YAW END", or what its publisher says of all. */
function endsText(tokens: TokenList, i: number, first: number): boolean {
  let next = Math.max(i, first + 1) + 1;
  while (isBehindSlash(tokens, next)) next++;
  return first >= WHOLE_TEXT && next < tokens.length && CLOSING.has(tokens.hashA[next] ?? 0);
}

/** Whether a slash and perhaps blanks stand before token `i`: "MH/PA", "AFM/ PA". */
function isBehindSlash(tokens: TokenList, i: number): boolean {
  if (tokens.gap[i] === GAP.slash) return true;
  if (i === 0 || i >= tokens.length || tokens.gap[i] !== GAP.border) return false;
  const [from = 0, to = 0] = [tokens.end[i - 1], tokens.start[i]];
  return to - from <= MAX_BLANKS && tokens.text.slice(from, to).trim() === '/';
}

function isShortCaps(tokens: TokenList, i: number): boolean {
  if (i >= tokens.length || tokens.kind[i] !== KIND.caps) return false;
  return (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) <= MAX_INITIALS;
}
