import { FLAG, GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { WordSet } from '@/lib/text/word-set';
import type { Run } from './find-runs';
import { tokenBits, WORD } from './lexicon';

/** Whose son or daughter somebody is. */
export const FATHERS = new WordSet('bin ibn bint');

/** Before a family name of Europe, written small: "von der Leyen". */
const OF_FAMILIES = new WordSet('de von van der den di del da dos du le la');

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

/** Where "von der" of a lone "von der Leyen" starts; -1 where nothing like it stands before the run. */
export function particleBefore(tokens: TokenList, { from }: Run): number {
  let i = from;
  while (i > 0 && isParticleBefore(tokens, i)) i--;
  return i < from ? (tokens.start[i] ?? -1) : -1;
}

function isParticleBefore(tokens: TokenList, i: number): boolean {
  if (tokens.gap[i] !== GAP.space || tokens.kind[i - 1] !== KIND.lower) return false;
  return OF_FAMILIES.has(tokens.hashA[i - 1] ?? 0);
}
