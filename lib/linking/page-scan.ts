import type { TextBlock } from '@/lib/model/mention';
import { FLAG, GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { scanTokens } from '@/lib/text/tokens';
import { hashName } from '@/lib/text/word-hash';
import { withoutClitic } from './arabic-clitics';
import { findRuns, plainRun, type Run } from './find-runs';
import { callsByGiven } from './given-titles';
import { tokenBits, WORD } from './lexicon';
import type { NameRun } from './name-facts';
import type { PageFacts } from './page-facts';
import { isDated, isDateline, isListed, isTabled } from './page-lines';
import { articleBefore, fatherBefore, particleBefore } from './small-before';
import { isPlainAcronym } from './plain-acronym';
import { POSSESSIVE_GAP, RUN } from './run-store';
import { isHalf, isSubject, situationOf } from './situation';
import { isInitialsPair } from './writer-initials';

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
  /** The same without a small word that is written together with it, in Arabic. */
  readonly bare?: PageToken | undefined;
};

/** A stretch of capitals, or of letters without case, that may hold names. */
export type PageRun = NameRun & {
  readonly tokens: readonly PageToken[];
  /** Letters without case: only the tables can tell the names in them. */
  readonly uncased: boolean;
  /** It is all that stands in quotation marks: the title of a work. */
  readonly quoted: boolean;
  /** It stands behind a small prefix: "anti-Iran". */
  readonly prefixed: boolean;
  /** Where "The" of "The Hague" starts, written large inside a sentence; -1 where it does not. */
  readonly articleStart: number;
  /** … and where "bin" of "bin Alawi" starts, and "von der" of "von der Leyen". */
  readonly fatherStart: number;
  readonly particleStart: number;
  /** A title stands before it: "President". */
  readonly titled: boolean;
  /** … one that goes with given names: "King". */
  readonly byGiven: boolean;
  /** Its line is a headline or in capitals: capitals say nothing. */
  readonly shouted: boolean;
  /** In capitals over a report, before its date, its agency or a dash: "BUENOS AIRES – Police said". */
  readonly dateline: boolean;
  /** … before its date in full: "UNITED NATIONS 2027-05-12". */
  readonly dated: boolean;
  /** Nothing but borders stands beside it: one of a list. */
  readonly listed: boolean;
  /** In brackets behind a small word, "over the counter (OTC)"; in another script, behind a name. */
  readonly aside: boolean;
  /** An acronym of the small words before it. */
  readonly plainAcronym: boolean;
  /** Made of one month that may be somebody's surname. */
  readonly month: boolean;
  /** A word that stands before months stands right before it; a number beside it. */
  readonly afterPreposition: boolean;
  readonly besideNumber: boolean;
  /** The word in capitals in brackets right behind it. */
  readonly acronym: PageToken | undefined;
};

/** What is kept of a block: its runs, and how it writes words that could be names. */
export type BlockScan = {
  readonly block: TextBlock;
  readonly runs: readonly PageRun[];
  /** Both hashes of each small word of prose that is no function word, in turn. */
  readonly low: Int32Array;
  /** Words in all, capitalised ones inside sentences, and English function words among them. */
  readonly words: number;
  readonly capitals: number;
  readonly functions: number;
  /** Small words that only other languages have. */
  readonly foreign: number;
};

/** What stands before a month rather than before a person. */
const BEFORE_MONTHS = new Set(
  'in on by since until till from to of for during this last next every each before after through and late early mid between'
    .split(' ')
    .map((w) => hashName(w).a),
);
const SURNAME_MONTHS = new Set(['may', 'april', 'june', 'august'].map((w) => hashName(w).a));
/** Most words of a script without case, or letters of one without spaces, in one name. */
const MAX_UNCASED = 6;
const MAX_UNSPACED = 12;
/** Longest name, in words or letters, that is given in its own script behind another. */
const MAX_OWN_SPELLING = 6;

/**
 * Reads a block once.
 *
 * @param tokens reused from block to block
 * @param facts meets the words of the block's runs
 */
export function scanBlock(block: TextBlock, tokens: TokenList, facts: PageFacts): BlockScan {
  scanTokens(block.text, tokens);
  const runs: PageRun[] = [];
  findRuns(tokens, (run) => {
    if (!isInitialsPair(tokens, run.from)) runs.push(pageRun(tokens, run, facts));
  });
  addUncasedRuns(tokens, runs);
  addMonths(tokens, runs, facts);
  runs.sort((x, y) => (x.tokens[0]?.start ?? 0) - (y.tokens[0]?.start ?? 0));
  return { block, runs, ...countWords(tokens) };
}

function countWords(tokens: TokenList): Omit<BlockScan, 'block' | 'runs'> {
  const low = new Int32Array(tokens.length * 2);
  let at = 0;
  let words = 0;
  let capitals = 0;
  let functions = 0;
  let foreign = 0;
  for (let i = 0; i < tokens.length; i++) {
    const kind = tokens.kind[i] ?? 0;
    if (kind > KIND.mixed) continue;
    if (tokens.has(i, FLAG.titleCase | FLAG.allCaps)) continue;
    words++;
    if (kind === KIND.lower) {
      const bits = tokenBits(tokens, i);
      if ((bits & WORD.stop) !== 0) functions++;
      else {
        if ((bits & WORD.foreign) !== 0) foreign++;
        low[at++] = tokens.hashA[i] ?? 0;
        low[at++] = tokens.hashB[i] ?? 0;
      }
    } else if (!tokens.has(i, FLAG.start)) capitals++;
  }
  return { low: low.slice(0, at), words, capitals, functions, foreign };
}

function pageRun(tokens: TokenList, run: Run, facts: PageFacts): PageRun {
  const list: PageToken[] = [];
  const surfaces: number[] = [];
  const gaps: number[] = [];
  for (let i = run.from; i < run.to; i++) {
    const token = pageToken(tokens, i);
    list.push(token);
    surfaces.push(facts.meet(token, () => tokens.slice(i)));
    const owned = i > run.from && tokens.has(i - 1, FLAG.possessive);
    gaps.push(owned ? POSSESSIVE_GAP : token.gap);
  }
  const first = run.titleTo > run.titleFrom ? run.titleFrom : run.from;
  const before = first > 0 && (tokens.gap[first] ?? GAP.border) <= GAP.hyphen ? first - 1 : -1;
  const next = run.to < tokens.length && tokens.gap[run.to] === GAP.space ? run.to : -1;
  const shouting = tokens.has(run.from, FLAG.titleCase | FLAG.allCaps) && !isTabled(tokens, run);
  return {
    tokens: list,
    surfaces,
    gaps,
    flags: flagsOf(tokens, run),
    quoted: run.quoted,
    prefixed: run.prefixed,
    articleStart: articleBefore(tokens, run),
    fatherStart: fatherBefore(tokens, run),
    particleStart: particleBefore(tokens, run),
    uncased: false,
    dateline: isDateline(tokens, run),
    dated: isDated(tokens, run),
    listed: isListed(tokens, run),
    aside: isAside(tokens, run),
    plainAcronym: run.to - run.from === 1 && isPlainAcronym(tokens, run.from),
    month: false,
    titled: run.titleTo > run.titleFrom,
    byGiven: isByGiven(tokens, run),
    shouted: shouting,
    afterPreposition: before >= 0 && BEFORE_MONTHS.has(tokens.hashA[before] ?? 0),
    besideNumber:
      (next >= 0 && isNumber(tokens, next)) || (before >= 0 && isNumber(tokens, before)),
    acronym: acronymBehind(tokens, run.to),
  };
}

function flagsOf(tokens: TokenList, run: Run): number {
  const start = tokens.has(run.from, FLAG.start) && !run.quoted ? RUN.start : 0;
  const subject = isSubject(tokens, run) ? RUN.subject : 0;
  return start | subject | situationOf(tokens, run) | (isHalf(tokens, run) ? RUN.half : 0);
}

function isByGiven(tokens: TokenList, { from, titleFrom, titleTo }: Run): boolean {
  if (titleTo === titleFrom) return false;
  const title = tokens.hashA[titleTo - 1] ?? 0;
  return callsByGiven(title, tokens.hashA[from] ?? 0, tokenBits(tokens, from));
}

function isAside(tokens: TokenList, { from, to }: Run): boolean {
  if (from === 0 || tokens.kind[from - 1] !== KIND.lower) return false;
  return tokens.has(from, FLAG.bracketed) && tokens.has(to - 1, FLAG.bracketEnd);
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
    const from = i;
    do {
      const token = pageToken(tokens, i);
      list.push({ ...token, bare: withoutClitic(token, tokens.slice(i)) });
      i++;
    } while (
      i < tokens.length &&
      tokens.kind[i] === kind &&
      (tokens.gap[i] ?? GAP.border) < GAP.border
    );
    runs.push({
      tokens: list,
      surfaces: [],
      gaps: [],
      flags: 0,
      uncased: true,
      quoted: false,
      prefixed: false,
      articleStart: -1,
      fatherStart: -1,
      particleStart: -1,
      dateline: false,
      dated: false,
      listed: false,
      aside: isOwnSpelling(tokens, from, i),
      plainAcronym: false,
      month: false,
      titled: false,
      byGiven: false,
      shouted: false,
      afterPreposition: false,
      besideNumber: false,
      acronym: undefined,
    });
  }
}

/** "Tehran (تهران)": all that stands in brackets behind a name. */
function isOwnSpelling(tokens: TokenList, from: number, to: number): boolean {
  if (from === 0 || !tokens.isCapital(from - 1) || to - from > MAX_OWN_SPELLING) return false;
  return tokens.has(from, FLAG.bracketed) && tokens.has(to - 1, FLAG.bracketEnd);
}

/** Months that are surnames as well: on a page that names Theresa May, "May" may be she. */
function addMonths(tokens: TokenList, runs: PageRun[], facts: PageFacts): void {
  let inRuns: Set<number> | undefined;
  for (let i = 0; i < tokens.length; i++) {
    if (tokens.kind[i] !== KIND.capital || !SURNAME_MONTHS.has(tokens.hashA[i] ?? 0)) continue;
    if (tokens.has(i, FLAG.titleCase | FLAG.allCaps)) continue;
    inRuns ??= new Set(runs.flatMap((run) => run.tokens.map(({ start }) => start)));
    if (inRuns.has(tokens.start[i] ?? 0)) continue;
    runs.push({ ...pageRun(tokens, plainRun(i, i + 1), facts), month: true });
  }
}

/** Longest name, in tokens, that may start at `token`. */
export function reachOf(token: PageToken): number {
  if (token.kind === KIND.unspaced) return MAX_UNSPACED;
  return token.kind === KIND.uncased ? MAX_UNCASED : MAX_CASED;
}

/** Longest name in a cased script, in tokens. */
const MAX_CASED = 12;
