import type { LibraryView } from '@/lib/model/segment';
import { filterOf, newestFirst, type DocumentPlace, type EntityDocuments } from './filter-query';
import { foldDuplicates } from './fold-duplicates';
import { asksForFactsOnly, type Query } from './parse-query';
import { WEIGHTS, type RankingWeights } from './ranking-weights';
import { rankPool, type PoolEntry, type PoolOptions, type ScoreParts } from './rank-pool';
import type { RankedDocument } from './rank-documents';
import { readPool } from './read-pool';
import {
  openSearch,
  toHit,
  type Hit,
  type Hits,
  type OpenSearch,
  type SearchViewOptions,
} from './search';

/** A hit of both stages. */
export type RankedHit = Hit & {
  /** What its score is the sum of; undefined beyond the pool, where stage one's order stands. */
  readonly parts?: ScoreParts;
  /** Documents that tell the same in nearly the same words, left out for it. */
  readonly copies: number;
};

/** The answer of both stages. */
export type RankedHits = Omit<Hits, 'hits'> & {
  readonly hits: readonly RankedHit[];
  /** How many of the documents have every word. */
  readonly complete: number;
  /** Whether words of the query were left out for its length. */
  readonly isCut: boolean;
};

/** How to rank. */
export type RankViewOptions = Omit<SearchViewOptions, 'filter' | 'boost'> & {
  /** What the query's entity filters mean; an unknown name lets nothing through. */
  readonly entities?: EntityDocuments;
  /** Folds near-identical documents into the best of them. */
  readonly fold: boolean;
  /** Prefers recent documents a little. */
  readonly recency: boolean;
  /** Documents that name an entity that the query names. */
  readonly named?: readonly DocumentPlace[];
  readonly weights?: RankingWeights;
};

/** A document on its way through the stages. */
type Found = { readonly document: RankedDocument; readonly isComplete: boolean };
/** One of the pool. */
type Entry = PoolEntry & { readonly found: RankedDocument };

/**
 * The documents of `view` for `query`: stage one's best, all words before any word, the first
 * hundred of them ranked anew from their words. Beyond those, stage one's order stands, and scores
 * go on falling.
 *
 * @throws what `searchView` throws
 */
export async function rankView(
  view: LibraryView,
  query: Query,
  options: RankViewOptions,
): Promise<RankedHits> {
  const facts = asksForFactsOnly(query);
  const filtered = {
    ...options,
    ...filterOf(query, options.entities),
    ...(facts && { boost: newestFirst }),
  };
  const search = await openSearch(view, query, filtered);
  if (!search) return { hits: [], total: 0, complete: 0, approximate: false, isCut: false };
  const { weights = WEIGHTS, limit, signal } = options;
  const most = poolOf(search, weights, options.typing);
  const { best, ...counts } = await findBest(search, Math.max(limit, most));
  // Without words in the query there is nothing to rank them by.
  const size = search.words.length > 0 ? most : 0;
  const pool = best.slice(0, size);
  const words = await readPool(
    pool.map(({ document }) => document),
    options,
  );
  signal?.throwIfAborted();
  const named = new Set((options.named ?? []).map(placeKey));
  const entries = pool.flatMap(({ document: found, isComplete }, i): Entry[] => {
    const of = words[i];
    return of ? [{ found, words: of, isComplete, isNamed: named.has(keyOf(found)) }] : [];
  });
  const ranked = rankEntries(search, entries, { ...options, weights, asked: query.words });
  const rest = best
    .slice(size)
    .map(({ document }): RankedHit => ({ ...toHit(document), copies: 0 }));
  const hits = size > 0 ? [...ranked, ...withFallingScores(rest, ranked.at(-1)?.score ?? 1)] : rest;
  return { hits: hits.slice(0, limit), ...counts, isCut: search.isCut };
}

/** How many documents are read and ranked anew. */
function poolOf({ words }: OpenSearch, weights: RankingWeights, typing = false): number {
  if (typing) return weights.poolWhileTyping;
  return words.length < weights.longFrom ? weights.pool : weights.poolOfLong;
}

/** Stage one: documents with every word, then, where those are few, with any. */
async function findBest(
  search: OpenSearch,
  limit: number,
): Promise<Omit<RankedHits, 'hits' | 'isCut'> & { readonly best: readonly Found[] }> {
  const strict = await search.ask('strict', limit);
  const best = strict.documents.map((document): Found => ({ document, isComplete: true }));
  const { total: complete, approximate } = strict;
  if (best.length >= limit || !search.hasLoose)
    return { best, complete, total: complete, approximate };
  const loose = await search.ask('loose', limit);
  const known = new Set(strict.documents.map(keyOf));
  for (const document of loose.documents)
    if (best.length < limit && !known.has(keyOf(document)))
      best.push({ document, isComplete: false });
  return {
    best,
    complete,
    total: Math.max(loose.total, best.length),
    approximate: approximate || loose.approximate,
  };
}

function rankEntries(
  search: OpenSearch,
  entries: readonly Entry[],
  options: RankViewOptions & PoolOptions,
): RankedHit[] {
  const scores = rankPool(search, entries, options);
  const order = [...entries.keys()].sort(
    (a, b) => (scores[b]?.score ?? 0) - (scores[a]?.score ?? 0) || a - b,
  );
  const copies = options.fold ? countCopies(entries, order) : undefined;
  return order.flatMap((i): RankedHit[] => {
    const [entry, score] = [entries[i], scores[i]];
    const folded = copies?.get(i) ?? 0;
    if (!entry || !score || folded < 0) return [];
    return [{ ...toHit(entry.found), ...score, copies: folded }];
  });
}

/** For each place of the pool, how many near-identical ones it stands for, or -1 for one of those. */
function countCopies(
  entries: readonly PoolEntry[],
  order: readonly number[],
): ReadonlyMap<number, number> {
  const folded = foldDuplicates(order.flatMap((i) => entries[i]?.words ?? []));
  const copies = new Map<number, number>();
  for (const [place, into] of folded.entries()) {
    const [i = -1, first = -1] = [order[place], order[into]];
    if (into < 0) copies.set(i, 0);
    else {
      copies.set(i, -1);
      copies.set(first, (copies.get(first) ?? 0) + 1);
    }
  }
  return copies;
}

/** `rest` in its order, with scores below `floor` that fall. */
function withFallingScores(rest: readonly RankedHit[], floor: number): RankedHit[] {
  return rest.map((hit, i) => ({ ...hit, score: floor * (1 - (i + 1) / (rest.length + 1)) }));
}

function keyOf({ segment, docnum }: RankedDocument): string {
  return placeKey({ generation: segment.generation, segment: segment.segment, docnum });
}

function placeKey({ generation, segment, docnum }: DocumentPlace): string {
  return `${generation}/${segment}/${docnum}`;
}
