import type { SearchResult } from 'minisearch';
import type { LibraryView } from '@/lib/model/segment';
import { readDocuments } from '@/lib/segment/document-blocks';
import { ANALYSER_ID } from '@/lib/text/analyse';
import { fetchPostings } from './fetch-postings';
import { openLiveView, statisticsOf, type LiveView } from './live-segments';
import { containsPhrases, phraseWords } from './match-phrases';
import { MaterialisedIndex, type Candidate } from './materialised-index';
import type { Query } from './parse-query';
import { planQuery, type QueryNode } from './plan-query';
import { selectBest, type ScoringContext } from './select-best';
import { firstByKey, placeOf } from './total-order';

/** Documents read to look for a quoted phrase, at most; and how many of them at a time. */
const MAX_PHRASE_POOL = 200;
const PHRASE_BATCH = 25;

/** A document that matches. */
export type Hit = {
  /** Index of its generation in the view. */
  readonly generation: number;
  /** Index of its segment in the generation. */
  readonly segment: number;
  readonly docnum: number;
  /** MiniSearch's score, above 0; to be compared within one search only. */
  readonly score: number;
  /** The index terms that matched. */
  readonly terms: readonly string[];
};

/** The answer to a query. */
export type Hits = {
  /** Best first; equal scores by document key. */
  readonly hits: readonly Hit[];
  /** How many documents match; at least so many when `approximate`. */
  readonly total: number;
  readonly approximate: boolean;
};

/** How to search. */
export type SearchViewOptions = {
  /** Most hits, 1 or more. */
  readonly limit: number;
  /** The last word is still being typed. */
  readonly typing?: boolean;
  readonly signal?: AbortSignal | undefined;
};

/**
 * The documents of `view` that match `query`, ranked by MiniSearch as if it held them all: words →
 * terms (plan-query) → postings (fetch-postings) → the best of them (select-best) → MiniSearch's
 * scores (materialised-index) → hits. All words are asked for; if no document has them all, any.
 *
 * @throws {MissingRowError} when a generation was replaced meanwhile
 * @throws {DamagedRowError} for rows that cannot be read
 * @throws {DOMException} AbortError
 */
export async function searchView(
  view: LibraryView,
  query: Query,
  options: SearchViewOptions,
): Promise<Hits> {
  const { signal } = options;
  const live = await openLiveView(view, signal);
  const plan = planQuery(query, live.stemmings, options.typing ?? false);
  if (!plan.strict || live.size === 0) return { hits: [], total: 0, approximate: false };

  const tries = [plan.strict, plan.loose].filter((node) => node !== undefined);
  const [fetched, lengths] = await Promise.all([
    fetchPostings(live, tries, signal),
    Promise.all(live.segments.map((segment) => segment.index.lengths(signal))),
  ]);
  const statistics = statisticsOf(live, lengths);
  const context: ScoringContext = {
    live,
    lengths,
    statistics,
    terms: new Map(fetched.terms.map((each) => [each.term, each])),
    index: new MaterialisedIndex(fetched.terms, statistics),
  };
  const phrases = query.phrases.map(phraseWords);
  const pool = phrases.length > 0 ? MAX_PHRASE_POOL : options.limit;
  const isForeign = view.generations.some((open) => open.generation.analyser !== ANALYSER_ID);
  for (const node of fetched.nodes) {
    const ranked = await rankBest(context, node, pool, signal);
    const found = await withPhrases(live, ranked, { ...options, phrases });
    if (found.hits.length > 0)
      return { ...found, approximate: found.approximate || fetched.isCut || isForeign };
  }
  return { hits: [], total: 0, approximate: fetched.isCut || isForeign };
}

type Ranked = { readonly hits: readonly SearchResult[]; readonly total: number };

/** The best `limit` documents with MiniSearch's scores, in the total order. */
async function rankBest(
  context: ScoringContext,
  node: QueryNode,
  limit: number,
  signal?: AbortSignal,
): Promise<Ranked> {
  const { live, lengths } = context;
  const { total, best, tied, room } = selectBest(context, node, limit);
  signal?.throwIfAborted();
  const chosen = tied.length > room ? await firstByKey(live, tied, room, signal) : Array.from(tied);
  const candidates = [...best, ...chosen].map((doc): Candidate => {
    const place = placeOf(live, doc);
    const of = lengths[place.segment];
    return { ...place, lengths: [of?.[0][place.docnum] ?? 0, of?.[1][place.docnum] ?? 0] };
  });
  const results = context.index.rank(node, candidates);
  return { hits: await inTotalOrder(live, results, signal), total };
}

/** Puts results of equal scores in the order of their document keys. */
async function inTotalOrder(
  live: LiveView,
  results: readonly SearchResult[],
  signal?: AbortSignal,
): Promise<SearchResult[]> {
  const ordered: SearchResult[] = [];
  for (const equal of Map.groupBy(results, (result) => result.score).values()) {
    if (equal.length === 1) {
      ordered.push(...equal);
      continue;
    }
    const byDoc = new Map(equal.map((result) => [Number(result.id), result]));
    const docs = await firstByKey(live, [...byDoc.keys()], equal.length, signal);
    ordered.push(...docs.flatMap((doc) => byDoc.get(doc) ?? []));
  }
  return ordered;
}

/** The first hits that have every quoted phrase; all of `ranked` when there are no phrases. */
async function withPhrases(
  live: LiveView,
  ranked: Ranked,
  options: SearchViewOptions & { readonly phrases: readonly (readonly string[])[] },
): Promise<Hits> {
  const all = ranked.hits.map((result) => toHit(live, result));
  if (options.phrases.length === 0) return { hits: all, total: ranked.total, approximate: false };
  const hits: Hit[] = [];
  let read = 0;
  while (read < all.length && hits.length < options.limit) {
    const batch = all.slice(read, read + PHRASE_BATCH);
    const documents = await readHits(live, batch, options.signal);
    for (const [i, hit] of batch.entries()) {
      const document = documents[i];
      if (document && containsPhrases(document, options.phrases)) hits.push(hit);
    }
    read += batch.length;
  }
  return {
    hits: hits.slice(0, options.limit),
    total: hits.length,
    approximate: read < ranked.total,
  };
}

async function readHits(
  live: LiveView,
  hits: readonly Hit[],
  signal: AbortSignal | undefined,
): Promise<Awaited<ReturnType<typeof readDocuments>>> {
  const bySegment = Map.groupBy(hits, (hit) => `${hit.generation} ${hit.segment}`);
  const read = new Map<Hit, Awaited<ReturnType<typeof readDocuments>>[number]>();
  await Promise.all(
    [...bySegment.values()].map(async (of) => {
      const segment = live.segments.find(
        (each) => each.generation === of[0]?.generation && each.segment === of[0]?.segment,
      );
      if (!segment) return;
      const docnums = of.map((hit) => hit.docnum);
      const documents = await readDocuments(segment.reader, docnums, signal);
      for (const [i, hit] of of.entries()) {
        const document = documents[i];
        if (document) read.set(hit, document);
      }
    }),
  );
  return hits.flatMap((hit) => read.get(hit) ?? []);
}

function toHit(live: LiveView, result: SearchResult): Hit {
  const { segment, docnum } = placeOf(live, Number(result.id));
  const of = live.segments[segment];
  return {
    generation: of?.generation ?? 0,
    segment: of?.segment ?? 0,
    docnum,
    score: result.score,
    terms: result.terms,
  };
}
