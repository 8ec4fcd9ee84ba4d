import type { TextBlock } from '@/lib/model/mention';
import { FLAG, GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { scanTokens } from '@/lib/text/tokens';
import { hashName } from '@/lib/text/word-hash';
import { findRuns, isInitialsPair, type Run } from './find-runs';
import { tokenBits, WORD } from './lexicon';

/** A word of a run on a page. */
export type PageToken = {
  /** UTF-16 offsets in the block. */
  readonly start: number;
  readonly end: number;
  /** Hashes and length of the folded word. */
  readonly a: number;
  readonly b: number;
  readonly size: number;
  /** One of `KIND`; what stands before, one of `GAP`; bits of `FLAG`; bits of `WORD`. */
  readonly kind: number;
  readonly gap: number;
  readonly flags: number;
  readonly bits: number;
};

/** A stretch of capitals, or of letters without case, that may hold names. */
export type PageRun = {
  readonly tokens: readonly PageToken[];
  /** A title stands before it: "President". */
  readonly titled: boolean;
  /** Its line is a headline or in capitals: capitals say nothing. */
  readonly shouted: boolean;
  /** A small word, a number, or a preposition of place or time stands right before; a number right behind. */
  readonly afterPreposition: boolean;
  readonly besideNumber: boolean;
  /** The word in capitals in brackets right behind it. */
  readonly acronym: PageToken | undefined;
};

/** What is kept of a block: its runs, and how it writes words that could be names. */
export type BlockScan = {
  readonly block: TextBlock;
  readonly runs: readonly PageRun[];
  /** First hashes of small words that are names elsewhere, once for each time. */
  readonly low: readonly number[];
  /** First hashes of capitalised words inside sentences, once for each time. */
  readonly mid: readonly number[];
  /** Words in all, and English function words among them. */
  readonly words: number;
  readonly functions: number;
};

const SURNAME_MONTHS = new Set(['may', 'april', 'june', 'august'].map((w) => hashName(w).a));
/** Most words of a script without case, or letters of one without spaces, in one name. */
const MAX_UNCASED = 6;
const MAX_UNSPACED = 12;

/**
 * Reads a block once.
 *
 * @param isName whether a small word, by its hashes, is a name that pages are matched against
 * @param tokens reused from block to block
 */
export function scanBlock(
  block: TextBlock,
  tokens: TokenList,
  isName: (a: number, b: number) => boolean,
): BlockScan {
  scanTokens(block.text, tokens);
  const runs: PageRun[] = [];
  findRuns(tokens, (run) => {
    if (!isInitialsPair(tokens, run.from)) runs.push(pageRun(tokens, run));
  });
  addUncasedRuns(tokens, runs);
  addMonths(tokens, runs);
  runs.sort((x, y) => (x.tokens[0]?.start ?? 0) - (y.tokens[0]?.start ?? 0));
  const low: number[] = [];
  const mid: number[] = [];
  let words = 0;
  let functions = 0;
  for (let i = 0; i < tokens.length; i++) {
    const kind = tokens.kind[i] ?? 0;
    if (kind > KIND.mixed) continue;
    if (tokens.has(i, FLAG.titleCase | FLAG.allCaps)) continue;
    words++;
    const a = tokens.hashA[i] ?? 0;
    if (kind === KIND.lower) {
      if ((tokenBits(tokens, i) & WORD.stop) !== 0) functions++;
      else if (isName(a, tokens.hashB[i] ?? 0)) low.push(a);
    } else if (!tokens.has(i, FLAG.start)) mid.push(a);
  }
  return { block, runs, low, mid, words, functions };
}

function pageRun(tokens: TokenList, run: Run): PageRun {
  const list: PageToken[] = [];
  for (let i = run.from; i < run.to; i++) list.push(pageToken(tokens, i));
  const first = run.titleTo > run.titleFrom ? run.titleFrom : run.from;
  const before = first > 0 && (tokens.gap[first] ?? GAP.border) <= GAP.hyphen ? first - 1 : -1;
  const next = run.to < tokens.length && tokens.gap[run.to] === GAP.space ? run.to : -1;
  return {
    tokens: list,
    titled: run.titleTo > run.titleFrom,
    shouted: tokens.has(run.from, FLAG.titleCase | FLAG.allCaps),
    afterPreposition: before >= 0 && (tokenBits(tokens, before) & WORD.stop) !== 0,
    besideNumber:
      (next >= 0 && isNumber(tokens, next)) || (before >= 0 && isNumber(tokens, before)),
    acronym: acronymBehind(tokens, run.to),
  };
}

function isNumber(tokens: TokenList, i: number): boolean {
  return tokens.kind[i] === KIND.number || tokens.kind[i] === KIND.ordinal;
}

function acronymBehind(tokens: TokenList, i: number): PageToken | undefined {
  if (i >= tokens.length || tokens.kind[i] !== KIND.caps) return undefined;
  const bracketed = tokens.has(i, FLAG.bracketed) && tokens.has(i, FLAG.bracketEnd);
  return bracketed ? pageToken(tokens, i) : undefined;
}

function pageToken(tokens: TokenList, i: number): PageToken {
  return {
    start: tokens.start[i] ?? 0,
    end: tokens.end[i] ?? 0,
    a: tokens.hashA[i] ?? 0,
    b: tokens.hashB[i] ?? 0,
    size: tokens.size[i] ?? 0,
    kind: tokens.kind[i] ?? 0,
    gap: tokens.gap[i] ?? GAP.border,
    flags: tokens.flags[i] ?? 0,
    bits: tokenBits(tokens, i),
  };
}

/** Stretches of Arabic, Hebrew, Han …: only the table can tell the names in them. */
function addUncasedRuns(tokens: TokenList, runs: PageRun[]): void {
  let i = 0;
  while (i < tokens.length) {
    const kind = tokens.kind[i];
    if (kind !== KIND.uncased && kind !== KIND.unspaced) {
      i++;
      continue;
    }
    const list: PageToken[] = [];
    do list.push(pageToken(tokens, i++));
    while (
      i < tokens.length &&
      tokens.kind[i] === kind &&
      (tokens.gap[i] ?? GAP.border) < GAP.border
    );
    runs.push({
      tokens: list,
      titled: false,
      shouted: false,
      afterPreposition: false,
      besideNumber: false,
      acronym: undefined,
    });
  }
}

/** Months that are surnames as well: on a page that names Theresa May, "May" may be she. */
function addMonths(tokens: TokenList, runs: PageRun[]): void {
  let inRuns: Set<number> | undefined;
  for (let i = 0; i < tokens.length; i++) {
    if (tokens.kind[i] !== KIND.capital || !SURNAME_MONTHS.has(tokens.hashA[i] ?? 0)) continue;
    if (tokens.has(i, FLAG.titleCase | FLAG.allCaps)) continue;
    inRuns ??= new Set(runs.flatMap((run) => run.tokens.map(({ start }) => start)));
    if (!inRuns.has(tokens.start[i] ?? 0))
      runs.push(pageRun(tokens, { from: i, to: i + 1, titleFrom: i, titleTo: i }));
  }
}

/** Longest name, in tokens, that may start at `token`. */
export function reachOf(token: PageToken): number {
  if (token.kind === KIND.unspaced) return MAX_UNSPACED;
  return token.kind === KIND.uncased ? MAX_UNCASED : MAX_CASED;
}

/** Longest name in a cased script, in tokens. */
const MAX_CASED = 12;
