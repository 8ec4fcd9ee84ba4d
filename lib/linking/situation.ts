import { FLAG, GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { isCommonToken } from './common-words';
import type { Run } from './find-runs';
import { RUN } from './run-store';

const DETERMINERS = setOf(
  'the a an this that these those my our your his her its their every each any some no another',
);
const PREPOSITIONS = setOf('in at near from to across outside inside around throughout of');

function setOf(words: string): ReadonlySet<number> {
  return new Set(words.split(' ').map((word) => hashName(word).a));
}

/**
 * In which situation an everyday word stands alone: one of `RUN.determined`, `placed`, `owner`, or 0.
 * "The Government" is any, "in Reading" is one of its own.
 */
export function situationOf(tokens: TokenList, { from, to, titleFrom, titleTo }: Run): number {
  if (to - from !== 1 || titleTo > titleFrom || tokens.kind[from] !== KIND.capital) return 0;
  if (tokens.has(from, FLAG.titleCase | FLAG.allCaps)) return 0;
  const start = tokens.has(from, FLAG.start);
  const before = start || tokens.gap[from] !== GAP.space ? -1 : from - 1;
  const word = before < 0 ? 0 : (tokens.hashA[before] ?? 0);
  let situation = 0;
  if (start) situation = tokens.has(from, FLAG.possessive) ? RUN.owner : 0;
  else if (before < 0 || tokens.kind[before] !== KIND.lower || isNumbered(tokens, to)) return 0;
  else if (DETERMINERS.has(word)) situation = RUN.determined;
  else if (PREPOSITIONS.has(word)) situation = RUN.placed;
  return situation !== 0 && isCommonToken(tokens, from) ? situation : 0;
}

/** "Article 44", "Phase 2": one of several. */
function isNumbered(tokens: TokenList, next: number): boolean {
  return tokens.kind[next] === KIND.number && tokens.gap[next] === GAP.space;
}
