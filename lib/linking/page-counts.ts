import { GAP, FLAG, KIND } from '@/lib/text/token-list';
import { WORD } from './lexicon';
import type { PageFacts } from './page-facts';
import type { BlockScan, PageRun, PageToken } from './page-scan';

/** A page with at least so many words is foreign when more than this share is capitalised … */
const MIN_WORDS = 200;
const CAPITAL_SHARE = 0.25;
/** … or less than this share are English function words. */
const FUNCTION_SHARE = 0.12;
/** A shorter one is when it has fewer of them, and so many small words that only other languages have. */
const MIN_SHORT_WORDS = 12;
const FOREIGN_SHARE = 0.12;

/** Counts how the page writes the words of its runs, and weighs them in `facts`. */
export function countPage(facts: PageFacts, scans: readonly BlockScan[]): void {
  facts.clearCounts();
  for (const { runs, low } of scans) {
    for (const run of runs) if (!run.shouted && !run.uncased) countRun(facts, run);
    for (let i = 0; i < low.length; i += 2) {
      const word = facts.wordOf(low[i] ?? 0, low[i + 1] ?? 0);
      if (word >= 0) facts.countLow(word);
    }
  }
  facts.weigh();
}

function countRun(facts: PageFacts, { tokens, surfaces, prefixed }: PageRun): void {
  for (const [i, token] of tokens.entries()) {
    if (!isCapital(token) || (token.flags & FLAG.start) !== 0) continue;
    if (prefixed && i === 0) continue;
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    const alone =
      !(before && joins(before, token) && isCapital(before) && (before.bits & WORD.title) === 0) &&
      !(after && joins(token, after) && isCapital(after));
    facts.countMid(surfaces[i] ?? 0, alone);
  }
}

function joins(left: PageToken, right: PageToken): boolean {
  return right.gap < GAP.border && (left.flags & FLAG.possessive) === 0;
}

function isCapital({ kind }: PageToken): boolean {
  return kind === KIND.capital || kind === KIND.caps || kind === KIND.mixed;
}

/** Whether the page is not in English, or capitalises like German: a capital says less there. */
export function isForeignPage(scans: readonly BlockScan[]): boolean {
  let words = 0;
  let capitals = 0;
  let functions = 0;
  let foreign = 0;
  for (const scan of scans) {
    words += scan.words;
    capitals += scan.capitals;
    functions += scan.functions;
    foreign += scan.foreign;
  }
  if (words < MIN_WORDS)
    return (
      words >= MIN_SHORT_WORDS &&
      functions / words < FUNCTION_SHARE &&
      foreign / words > FOREIGN_SHARE
    );
  return capitals / words > CAPITAL_SHARE || functions / words < FUNCTION_SHARE;
}
