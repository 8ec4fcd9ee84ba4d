import { FLAG, GAP, KIND, type TokenList } from '@/lib/text/token-list';
import type { Run } from './find-runs';
import { tokenBits, WORD } from './lexicon';

/** Longest name in a table, in words. */
const MAX_TABLED = 4;

/** "Boston Red Sox 5 New York Yankees 3": in a line of names and numbers each run is a name. */
export function isTabled(tokens: TokenList, run: Run): boolean {
  if (!tokens.has(run.from, FLAG.titleCase) || run.to - run.from > MAX_TABLED) return false;
  if (tokens.kind[run.to] !== KIND.number && tokens.kind[run.from - 1] !== KIND.number)
    return false;
  let numbers = 0;
  let first = run.from;
  while (first > 0 && !tokens.has(first, FLAG.start)) first--;
  for (let i = first; i < tokens.length && (i === first || !tokens.has(i, FLAG.start)); i++) {
    if (tokens.kind[i] === KIND.lower) return false;
    if (tokens.kind[i] === KIND.number) numbers++;
  }
  return numbers >= 2;
}

/** Longest place in capitals over a report, in words. */
const MAX_DATELINE = 4;

const FULL_DATE = /^,? \d{4}-\d\d/;

function isLineOfCapitals(tokens: TokenList, from: number, to: number): boolean {
  if (!tokens.has(from, FLAG.line) || to - from > MAX_DATELINE || to >= tokens.length) return false;
  for (let i = from; i < to; i++) if (tokens.kind[i] !== KIND.caps) return false;
  return true;
}

function textBehind(tokens: TokenList, to: number): string {
  return tokens.text.slice(tokens.end[to - 1], (tokens.end[to] ?? 0) + 3);
}

/** In capitals over a report, before its date in full. */
export function isDated(tokens: TokenList, { from, to }: Run): boolean {
  return isLineOfCapitals(tokens, from, to) && FULL_DATE.test(textBehind(tokens, to));
}

/** In capitals over a report, before its date, its agency or a dash. */
export function isDateline(tokens: TokenList, { from, to }: Run): boolean {
  if (!isLineOfCapitals(tokens, from, to)) return false;
  const behind = textBehind(tokens, to);
  if (FULL_DATE.test(behind) || tokens.has(to, FLAG.bracketed)) return true;
  if (behind.startsWith(', ')) return (tokenBits(tokens, to) & WORD.calendar) !== 0;
  return /^ ?[-\u2013\u2014]/.test(behind) && !tokens.has(to, FLAG.allCaps);
}

/** Whether nothing but borders and numbers stands beside it. */
export function isListed(tokens: TokenList, { from, to }: Run): boolean {
  const borderBehind = to >= tokens.length || tokens.gap[to] === GAP.border;
  const before = from === 0 || (tokens.gap[from] ?? GAP.border) >= GAP.dot;
  return borderBehind && (before || tokens.kind[from - 1] === KIND.number);
}
