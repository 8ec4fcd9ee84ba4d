import { FLAG, GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { WordSet } from '@/lib/text/word-set';
import type { Run } from './find-runs';
import { tokenBits, WORD } from './lexicon';

/** Whose son or daughter somebody is. */
export const FATHERS = new WordSet('bin ibn bint');

/** "at The Hague", "in The Times": inside a sentence the article is large only in names. */
export function articleBefore(tokens: TokenList, { from }: Run): number {
  const i = from - 1;
  if (i < 0 || tokens.gap[from] !== GAP.space || tokens.kind[i] !== KIND.capital) return -1;
  if (tokens.has(i, FLAG.start | FLAG.titleCase | FLAG.allCaps)) return -1;
  return (tokenBits(tokens, i) & WORD.the) !== 0 ? (tokens.start[i] ?? -1) : -1;
}

/** "bin Alawi": where the surname is the father's name, and stands alone. */
export function fatherBefore(tokens: TokenList, { from }: Run): number {
  const i = from - 1;
  if (i < 0 || tokens.gap[from] !== GAP.space || tokens.kind[i] !== KIND.lower) return -1;
  return FATHERS.has(tokens.hashA[i] ?? 0) ? (tokens.start[i] ?? -1) : -1;
}
