import { KIND } from '@/lib/text/token-list';
import type { Gate } from './page-gate';
import type { FoundName } from './page-mentions';

/** What decided that a stretch of a page is a name. Counts are the archives' and twice the page's. */
export type NameEvidence = {
  /**
   * By which rule: its capitals in prose, a headline or capitals read by what prose shows, a table
   * alone (scripts without case), or a full name elsewhere on the page.
   */
  readonly rule: 'capitals' | 'headline' | 'table' | 'page';
  /** The word that speaks most for a name. */
  readonly word: string;
  /** How likely that word makes a name, 0 to 1. */
  readonly likelihood: number;
  /** How often it is written small, capitalised inside sentences, and so without a capital beside. */
  readonly low: number;
  readonly mid: number;
  readonly alone: number;
};

/** What decided about `found`. */
export function evidenceOf({ facts }: Gate, found: FoundName, text: string): NameEvidence {
  const { run, from, to, accepted } = found;
  if (run.uncased) return { rule: 'table', word: text, likelihood: 1, low: 0, mid: 0, alone: 0 };
  const single = to - from === 1;
  let word = run.surfaces[from] ?? 0;
  let likelihood = -1;
  for (const surface of run.surfaces.slice(from, to)) {
    if (!facts.isCapital(surface) || facts.kind[surface] === KIND.initial) continue;
    const says = (single ? facts.solo[surface] : facts.share[surface]) ?? 0;
    if (says > likelihood) [word, likelihood] = [surface, says];
  }
  return {
    rule: run.shouted ? 'headline' : accepted ? 'capitals' : 'page',
    word: facts.text(word),
    likelihood: Math.round(Math.max(0, likelihood) * 1000) / 1000,
    low: facts.low[word] ?? 0,
    mid: facts.mid[word] ?? 0,
    alone: Math.round(facts.soloCount[word] ?? 0),
  };
}
