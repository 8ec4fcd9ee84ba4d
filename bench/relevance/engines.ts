import MiniSearch from 'minisearch';
import { plainQuery } from '@/lib/retrieval/parse-query';
import { rankView } from '@/lib/retrieval/rank-view';
import { WEIGHTS, type RankingWeights } from '@/lib/retrieval/ranking-weights';
import { openSearch } from '@/lib/retrieval/search';
import { analyse } from '@/lib/text/analyse';
import { findStopWords } from '@/lib/text/stop-words';
import type { Documents } from './collection';

/** Answers a query with document ids, best first. */
export type Engine = (query: string, limit: number) => Promise<readonly string[]>;

/** MiniSearch as it comes, over raw titles and texts; with `options`, as often advised. */
export function miniSearch({ texts, ids }: Documents, options: object = {}): Engine {
  const index = new MiniSearch({ fields: ['title', 'text'], idField: 'n' });
  index.addAll(texts.map((document, n) => ({ ...document, n })));
  return async (query, limit) =>
    index
      .search(query, options)
      .slice(0, limit)
      .map((result) => ids[Number(result.id)] ?? '');
}

/** BM25 (k1 1.2, b 0.75) over title and text as one, Porter stems, no function words in queries. */
export function bm25({ texts, ids }: Documents): Engine {
  const [K, B] = [1.2, 0.75];
  const postings = new Map<string, Map<number, number>>();
  const lengths = texts.map(({ title, text }, n) => {
    const terms = analyse(`${title}\n${text}`, 'en');
    for (const term of terms) {
      const of = postings.get(term) ?? new Map<number, number>();
      postings.set(term, of.set(n, (of.get(n) ?? 0) + 1));
    }
    return terms.length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return async (query, limit) => {
    const words = query.split(/\s+/).filter((word) => word !== '');
    const stops = findStopWords(words, ['english']);
    const telling = words.filter((_, i) => !stops[i]);
    const asked = analyse((telling.length > 0 ? telling : words).join(' '), 'en');
    const scores = new Map<number, number>();
    for (const term of new Set(asked)) {
      const of = postings.get(term);
      if (!of) continue;
      const idf = Math.log(1 + (texts.length - of.size + 0.5) / (of.size + 0.5));
      for (const [n, times] of of) {
        const cost = K * (1 - B + (B * (lengths[n] ?? 0)) / average);
        scores.set(n, (scores.get(n) ?? 0) + (idf * times * (K + 1)) / (times + cost));
      }
    }
    return best(scores, limit).map((n) => ids[n] ?? '');
  };
}

/** The product's first stage alone: all words before any word. */
export function stageOne({ view, ids }: Documents): Engine {
  return async (query, limit) => {
    const search = await openSearch(view, plainQuery(query), {});
    if (!search) return [];
    const strict = (await search.ask('strict', limit)).documents;
    const loose = search.hasLoose ? (await search.ask('loose', limit)).documents : [];
    const docnums = new Set([...strict, ...loose].map((each) => each.docnum));
    return [...docnums].slice(0, limit).map((n) => ids[n] ?? '');
  };
}

/** Both stages, as a run on the command line ranks. */
export function bothStages(
  { view, ids }: Documents,
  changes: Partial<RankingWeights> = {},
): Engine {
  const weights = { ...WEIGHTS, ...changes };
  return async (query, limit) => {
    const options = { limit, fold: false, recency: false, weights };
    const { hits } = await rankView(view, plainQuery(query), options);
    return hits.map((hit) => ids[hit.docnum] ?? '');
  };
}

function best(scores: ReadonlyMap<number, number>, limit: number): number[] {
  return [...scores]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, limit)
    .map(([n]) => n);
}
