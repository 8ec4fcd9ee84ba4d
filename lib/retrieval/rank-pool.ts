import type { DocumentWords } from '@/lib/segment/document-words';
import { forEachTerm, termOf } from '@/lib/text/analyse';
import { formKey, termKey } from '@/lib/text/word-keys';
import { forEachWord } from '@/lib/text/words';
import type { MaterialisedIndex } from './materialised-index';
import { leavesOf, type QueryNode } from './plan-query';
import { findWanted, type PoolText, type WantedWord } from './pool-texts';
import type { RankingWeights } from './ranking-weights';
import { tellingTerms } from './pool-terms';
import { scoreFeedback } from './score-feedback';
import { scoreKin } from './score-kin';
import { neighboursIn, scoreNeighbours } from './score-neighbours';
import { scoreTitles } from './score-titles';
import { scoreWords, type MeanLengths, type WordWeight } from './score-words';
import type { OpenSearch } from './search';

const MINUTES_PER_DAY = 1440;

/** What a score of stage two is the sum of, by what gave it. */
export type ScoreParts = {
  /** Words of the query in title, opening and text. */
  readonly words: number;
  /** Neighbours of the query in order. */
  readonly pairs: number;
  /** Neighbours of the query close to each other. */
  readonly near: number;
  /** Having a title that equals the query, or nearly. */
  readonly title: number;
  /** Words that the best documents have in common. */
  readonly feedback: number;
  /** Being like documents that score well. */
  readonly kin: number;
  /** Being recent. */
  readonly recency: number;
  /** Naming an entity that the query names, in whatever form. */
  readonly entities: number;
  /** Having every word: in short queries such documents come before the others. */
  readonly complete: number;
};

/** A score with its sum. */
export type ExplainedScore = { readonly score: number; readonly parts: ScoreParts };

/** A document of the pool with what stage two is told of it. */
export type PoolEntry = {
  readonly words: DocumentWords;
  /** Whether it has every word. */
  readonly isComplete: boolean;
  /** Whether it names an entity that the query names. */
  readonly isNamed: boolean;
};

/** How the pool is ranked. */
export type PoolOptions = {
  readonly weights: RankingWeights;
  readonly recency: boolean;
  /** The query's words as they were written, function words included. */
  readonly asked: readonly string[];
};

/** Scores the documents of the pool from their words, in the order given. */
export function rankPool(
  search: OpenSearch,
  pool: readonly PoolEntry[],
  { weights, recency, asked: written }: PoolOptions,
): ExplainedScore[] {
  const asks = quietChatter(
    search.words.map((word, i) => weightOf(search, i, word.times)),
    search,
    weights,
  );
  const texts = findWanted(
    pool.map((entry) => entry.words),
    search.words.map((word, i) => wantedWord(search, i, word.forms)),
  );
  const means = meanLengths(search, texts);
  const neighbours = neighboursIn(search.sequence);
  const base = texts.map((text) => ({
    words: scoreWords(text, asks, means, weights),
    ...scoreNeighbours(text.occurrences, neighbours, asks, weights),
  }));
  const sums = base.map(({ words, pairs, near }) => words + pairs + near);
  const asked = asks.filter((ask) => ask.rarity > 0);
  const company =
    asked.length >= weights.longFrom
      ? scoreCompany(texts, sums, { asked, means, weights: inCompany(weights, asked.length) })
      : pool.map(() => ({ own: 1, feedback: 0, kin: 0 }));
  const titles = scoreTitles(texts, titlesAsked(search, written));
  const top = weights.sameTitle * Math.max(0, ...sums);
  const freshness = recency ? freshnessOf(pool, weights) : pool.map(() => 0);
  const rarity = Math.max(0, ...asks.map((ask) => ask.rarity));

  const partsOf = (i: number): Omit<ScoreParts, 'complete'> => {
    const { words = 0, pairs = 0, near = 0 } = base[i] ?? {};
    const { own = 1, feedback = 0, kin = 0 } = company[i] ?? {};
    return {
      words: own * words,
      pairs: own * pairs,
      near: own * near,
      title: top * (titles[i] ?? 0),
      feedback,
      kin,
      recency: (freshness[i] ?? 0) * words,
      entities: pool[i]?.isNamed ? weights.entities * rarity : 0,
    };
  };
  const parts = pool.map((_, i) => partsOf(i));
  const incomplete = parts.filter((_, i) => pool[i]?.isComplete === false).map(sumOf);
  const share = asked.length <= weights.completeUpTo ? 1 : weights.complete;
  const step = share * Math.max(0, ...incomplete);
  return parts.map((of, i): ExplainedScore => {
    const all = { ...of, complete: pool[i]?.isComplete ? step : 0 };
    return { score: sumOf(all), parts: all };
  });
}

/** The query as a title: its terms under each way of stemming that the library has. */
function titlesAsked({ stemmings }: OpenSearch, written: readonly string[]): number[][] {
  return stemmings.map((stemming) => {
    const terms: number[] = [];
    forEachTerm(written.join(' '), stemming, (term) => terms.push(termKey(term)));
    return terms;
  });
}

/** `weights` with what feedback and kin weigh in a query of so many words. */
function inCompany(weights: RankingWeights, words: number): RankingWeights {
  const { longFrom, wholeFrom } = weights;
  const share = Math.min(1, (words - longFrom + 1) / (wholeFrom - longFrom + 1));
  return { ...weights, feedback: share * weights.feedback, kin: share * weights.kin };
}

/** What the other documents of the pool say of each: feedback and kin. */
function scoreCompany(
  texts: readonly PoolText[],
  sums: readonly number[],
  {
    asked,
    means,
    weights,
  }: {
    readonly asked: readonly WordWeight[];
    readonly means: MeanLengths;
    readonly weights: RankingWeights;
  },
): { readonly own: number; readonly feedback: number; readonly kin: number }[] {
  const telling = tellingTerms(texts, weights.openingWords);
  const found = scoreFeedback(texts, telling, { scores: sums, means }, weights);
  const total = asked.reduce((sum, { times }) => sum + timesWeight(times, weights), 0);
  const own = 1 - weights.feedback;
  const feedback = found.map((score) => weights.feedback * total * score);
  const mixed = sums.map((sum, i) => own * sum + (feedback[i] ?? 0));
  const top = Math.max(0, ...mixed);
  const kin = scoreKin(telling, mixed, weights);
  return sums.map((_, i) => ({
    own,
    feedback: feedback[i] ?? 0,
    kin: weights.kin * top * (kin[i] ?? 0),
  }));
}

function sumOf(parts: Omit<ScoreParts, 'complete'> & { complete?: number }): number {
  return Object.values(parts).reduce((sum, part) => sum + part, 0);
}

function timesWeight(times: number, { repeated }: RankingWeights): number {
  return 1 + repeated * Math.log(times);
}

/** The rarity of the `i`-th word: all terms that it means are one word. */
function weightOf({ rankings }: OpenSearch, i: number, times: number): WordWeight {
  let [frequency, documents] = [0, 0];
  for (const { words, context } of rankings) {
    let within = 0;
    for (const term of termsOf(context.index, words[i]).keys()) {
      within += Math.max(...(context.terms.get(term)?.df ?? [0]));
    }
    frequency += Math.min(within, context.statistics.documents);
    documents += context.statistics.documents;
  }
  // A term that is nowhere has no weight at all.
  if (frequency === 0) return { rarity: 0, times };
  return { rarity: Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5)), times };
}

/** In sentences, words that say how one asks and not for what count less. */
function quietChatter(
  asks: readonly WordWeight[],
  { words }: OpenSearch,
  { chatter }: RankingWeights,
): readonly WordWeight[] {
  return asks.map((ask, i) =>
    words[i]?.isChatter === true ? { ...ask, rarity: chatter * ask.rarity } : ask,
  );
}

function wantedWord({ rankings }: OpenSearch, i: number, forms: readonly string[]): WantedWord {
  const written = new Set<number>();
  for (const text of forms)
    forEachWord(text, (start, end) => written.add(formKey(termOf(text.slice(start, end), 'none'))));
  const terms = rankings.flatMap(({ words, context }) => [...termsOf(context.index, words[i])]);
  const byWeight = terms.sort(([, a], [, b]) => a - b);
  return {
    terms: new Map(byWeight.map(([term, weight]) => [termKey(term), weight])),
    forms: written,
  };
}

/** The terms that a word means, each with MiniSearch's weight of it. */
function termsOf(index: MaterialisedIndex, node: QueryNode | undefined): Map<string, number> {
  const terms = new Map<string, number>();
  for (const leaf of leavesOf(node))
    for (const { term, weight } of index.expansionsOf(leaf))
      terms.set(term, Math.max(weight, terms.get(term) ?? 0));
  return terms;
}

/**
 * Mean lengths of all titles and texts in words. The index counts different terms only; how many
 * words there are to each is taken from the pool.
 */
function meanLengths({ rankings }: OpenSearch, texts: readonly PoolText[]): MeanLengths {
  let [title, text, documents] = [0, 0, 0];
  for (const { context } of rankings) {
    const { averageLengths, documents: count } = context.statistics;
    title += averageLengths[0] * count;
    text += averageLengths[1] * count;
    documents += count;
  }
  const words = texts.reduce((sum, each) => sum + each.terms.length, 0);
  const different = texts.reduce((sum, each) => sum + each.differentTerms, 0);
  const perTerm = different > 0 ? words / different : 1;
  return { title: title / documents, text: (text / documents) * perTerm };
}

/** Up to `recency` for the newest date, less for older ones; 0 without a date. */
function freshnessOf(pool: readonly PoolEntry[], weights: RankingWeights): number[] {
  const days = pool.map(({ words: { minutes = Number.NaN } }) => minutes / MINUTES_PER_DAY);
  const newest = days.reduce((a, b) => (b > a ? b : a), -Infinity);
  return days.map((day) =>
    Number.isNaN(day) ? 0 : weights.recency * 2 ** ((day - newest) / weights.recencyDays),
  );
}
