import { GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { tokenBits, WORD } from './lexicon';

/** Longest title of a work in quotation marks, in words. */
const MAX_WORDS = 9;
const OPENING = new Set(Array.from('"“„«', (mark) => mark.charCodeAt(0)));
const CLOSING = new Set(Array.from('"”“»', (mark) => mark.charCodeAt(0)));
const SPACE = 32;

/**
 * Where the quoted title that starts at token `i` ends: "Death and the King's Horseman". Words with
 * capitals, function words between them, and the closing mark right behind. 0 when there is none.
 */
export function quotedTitleEnd(tokens: TokenList, i: number): number {
  if (!OPENING.has(unitBefore(tokens.text, tokens.start[i] ?? 0))) return 0;
  let capitals = 0;
  for (let at = i; at < tokens.length && at - i < MAX_WORDS; at++) {
    if (at > i && (tokens.gap[at] ?? GAP.border) > GAP.ampersand) return 0;
    if (tokens.isCapital(at)) capitals++;
    else if (tokens.kind[at] !== KIND.lower || (tokenBits(tokens, at) & SMALL) === 0) return 0;
    if (CLOSING.has(unitBehind(tokens.text, tokens.end[at] ?? 0)))
      return capitals >= 2 && tokens.isCapital(at) ? at + 1 : 0;
  }
  return 0;
}

/** Words that are small inside titles. */
const SMALL = WORD.stop | WORD.of | WORD.and | WORD.the | WORD.forOn | WORD.particle;

function unitBefore(text: string, start: number): number {
  const unit = text.charCodeAt(start - 1);
  return unit === SPACE ? text.charCodeAt(start - 2) : unit;
}

function unitBehind(text: string, end: number): number {
  const unit = text.charCodeAt(end);
  return unit === SPACE ? text.charCodeAt(end + 1) : unit;
}
