import { FLAG, GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { WordSet } from '@/lib/text/word-set';
import { isCommonToken } from './common-words';
import type { Run } from './find-runs';
import { tokenBits, WORD } from './lexicon';
import { isComma } from './run-joints';
import { RUN } from './run-store';

const DETERMINERS = new WordSet(
  'the a an this that these those my our your his her its their every each any some no another',
);
const PREPOSITIONS = new WordSet('in at near from to across outside inside around throughout of');
/** Small words that a longer name may go on with. */
const GOES_ON = new WordSet('of in on for to against at with');
/** Verbs that a thing of a kind hardly stands before without an article. */
const PREDICATES = new WordSet(
  'is was has had will would could can may might must should did does said says told reported announced won lost beat v vs',
);

/**
 * In which situation an everyday word stands alone: one of `RUN.determined`, `placed`, `owner`, or 0.
 * "The Government" is any, "in Reading" is one of its own. Of several words, whether they are `continued`.
 */
export function situationOf(tokens: TokenList, run: Run): number {
  const { from, to, titleFrom, titleTo } = run;
  if (to - from > 1) return isContinued(tokens, run) ? RUN.continued : 0;
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

/**
 * "Trade Ministry" of "Industry, Mines and Trade Ministry", "Outer Space" of "Peaceful Uses in Outer Space":
 * several words behind an everyday word with a capital and a comma, "and", or a preposition.
 */
function isContinued(tokens: TokenList, { from, titleFrom, titleTo }: Run): boolean {
  if (titleTo > titleFrom || tokens.has(from, FLAG.start | FLAG.titleCase | FLAG.allCaps))
    return false;
  if (isComma(tokens, from)) return isEverydayCapital(tokens, from - 1);
  let joint = from - 1;
  if (joint < 1 || tokens.gap[from] !== GAP.space) return false;
  if ((tokenBits(tokens, joint) & WORD.the) !== 0 && tokens.gap[joint] === GAP.space) joint--;
  const isAnd = (tokenBits(tokens, joint) & WORD.and) !== 0;
  if (tokens.kind[joint] !== KIND.lower || (!isAnd && !GOES_ON.has(tokens.hashA[joint] ?? 0)))
    return false;
  if (tokens.gap[joint] !== GAP.space && !(isAnd && isComma(tokens, joint))) return false;
  return isEverydayCapital(tokens, joint - 1);
}

function isEverydayCapital(tokens: TokenList, i: number): boolean {
  return i >= 0 && tokens.kind[i] === KIND.capital && isCommonToken(tokens, i);
}

/**
 * Whether a sentence's first word stands like a name: "Interfax said", "Boston's mayor", "Wales coach
 * Gwyn Prosser", "Ireland and Spain", "Denver - Snow", "Arsenal 2 Everton 0".
 */
export function isSubject(tokens: TokenList, { from, titleFrom, titleTo }: Run): boolean {
  if (titleTo > titleFrom || tokens.kind[from] !== KIND.capital) return false;
  if (!tokens.has(from, FLAG.start)) return false;
  const next = from + 1;
  if (tokens.has(from, FLAG.titleCase | FLAG.allCaps)) return isScore(tokens, from);
  if (tokens.has(from, FLAG.possessive)) return true;
  if (next >= tokens.length) return false;
  if (tokens.gap[next] !== GAP.space) return isLabel(tokens, from);
  if (PREDICATES.has(tokens.hashA[next] ?? 0) || isScore(tokens, from)) return true;
  return (tokenBits(tokens, next) & (WORD.title | WORD.and)) !== 0;
}

/** "Arsenal 2 Everton 0": a name and numbers, without a small word. */
function isScore(tokens: TokenList, from: number): boolean {
  if (tokens.kind[from + 1] !== KIND.number || tokens.gap[from + 1] !== GAP.space) return false;
  let numbers = 0;
  for (let i = from; i < tokens.length && (i === from || !tokens.has(i, FLAG.start)); i++) {
    if (tokens.kind[i] === KIND.lower) return false;
    if (tokens.kind[i] === KIND.number) numbers++;
  }
  return numbers >= 2;
}

/** What is named by a people and a small word. */
const BEHIND_PEOPLES = new WordSet(
  'subcontinent peninsula plateau ocean sea cheetah leopard tiger lion elephant squirrel squirrels crane cat cats carpet rug',
);
/** … and by a place that is no country: "Gilan university", "the Paris climate accord". */
const BEHIND_PLACES = new WordSet(
  'university municipality airport agreement accord treaty protocol convention climate',
);

/** Whether the run ends in what something else is named by: "Indian subcontinent". */
export function isHalf(tokens: TokenList, { to }: Run): boolean {
  if (to >= tokens.length || tokens.gap[to] !== GAP.space || tokens.kind[to] !== KIND.lower)
    return false;
  const bits = tokenBits(tokens, to - 1);
  if ((bits & WORD.demonym) !== 0) return BEHIND_PEOPLES.has(tokens.hashA[to] ?? 0);
  return (bits & WORD.country) === 0 && BEHIND_PLACES.has(tokens.hashA[to] ?? 0);
}

/** "Denver - Snow": what is said of it stands behind a dash. */
function isLabel(tokens: TokenList, at: number): boolean {
  const between = tokens.text.slice(tokens.end[at], tokens.start[at + 1]);
  return /^ [-\u2013\u2014] ["\u201c]?$/.test(between);
}

/** "Article 44", "Phase 2": one of several. */
function isNumbered(tokens: TokenList, next: number): boolean {
  return tokens.kind[next] === KIND.number && tokens.gap[next] === GAP.space;
}
