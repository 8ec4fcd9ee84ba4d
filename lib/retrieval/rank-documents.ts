import type { SearchResult } from 'minisearch';
import { prepareRanks } from '@/lib/segment/columns';
import { testOf, type DocumentFilter } from './document-filter';
import { fetchPostings, type KnownWords } from './fetch-postings';
import { statisticsOf, type LiveSegment, type LiveView } from './live-segments';
import { MaterialisedIndex, type Candidate } from './materialised-index';
import type { QueryNode } from './plan-query';
import type { ScoringContext } from './score-documents';
import { selectBest } from './select-best';
import { firstByKey, placeOf } from './total-order';

/** What a segment's documents count, by docnum: 1 is nothing special, 0 leaves a document out. */
export type DocumentBoost = (
  segment: LiveSegment,
  signal?: AbortSignal,
) => Promise<((docnum: number) => number) | undefined>;

/** How documents are ranked. */
export type RankOptions = {
  readonly filter?: DocumentFilter;
  readonly boost?: DocumentBoost;
  readonly signal?: AbortSignal | undefined;
};

/** A document with its rank's reasons. */
export type RankedDocument = {
  readonly segment: LiveSegment;
  readonly docnum: number;
  readonly score: number;
  /** The index terms that matched, and in which fields. */
  readonly match: Readonly<Record<string, readonly string[]>>;
};

/** The best documents, best first, and how many there are in all. */
export type Ranked = { readonly documents: readonly RankedDocument[]; readonly total: number };

/** Postings at hand for some queries: each can be ranked without another read of the index. */
export type Ranking = {
  /** The queries, with what their words were found to mean. */
  readonly queries: readonly QueryNode[];
  /** Whether a word stands for more terms than were fetched. */
  readonly isCut: boolean;
  /** What the scores are made of. */
  readonly context: ScoringContext;
  /** The best `limit` documents for the `i`-th query. */
  best(i: number, limit: number): Promise<Ranked>;
};

/**
 * Fetches what is needed to rank the documents of `live` for each of `queries`.
 *
 * @param known words that documents beside `live` have: they are not taken for misspelt
 */
export async function prepareRanking(
  live: LiveView,
  queries: readonly QueryNode[],
  { filter, boost, signal }: RankOptions,
  known?: KnownWords,
): Promise<Ranking> {
  const ofSegments = <T>(read: (segment: LiveSegment) => Promise<T>): Promise<T[]> =>
    Promise.all(live.segments.map(read));
  const fetching = fetchPostings(live, queries, signal, known);
  for (const { reader } of live.segments) prepareRanks(reader);
  const [fetched, lengths, tests, boosts] = await Promise.all([
    fetching,
    ofSegments((segment) => segment.index.lengths(signal)),
    ofSegments(async (segment) => filter && testOf(segment, filter, signal)),
    ofSegments(async (segment) => boost?.(segment, signal)),
  ]);
  const statistics = statisticsOf(live, lengths);
  const context: ScoringContext = {
    live,
    lengths,
    statistics,
    boosts,
    terms: new Map(fetched.terms.map((each) => [each.term, each])),
    index: new MaterialisedIndex(fetched.terms, statistics),
  };
  return {
    queries: fetched.nodes,
    isCut: fetched.isCut,
    context,
    async best(i, limit) {
      const node = fetched.nodes[i];
      if (!node || live.size === 0) return { documents: [], total: 0 };
      const { total, best, tied, room } = selectBest(context, node, limit, tests);
      signal?.throwIfAborted();
      const chosen = tied.length > room ? await firstByKey(live, tied, room, signal) : tied;
      const results = scoresOf(context, node, [...best, ...chosen]);
      const ordered = await inTotalOrder(live, results, signal);
      return { documents: ordered.map((result) => toDocument(live, result)), total };
    },
  };
}

/** MiniSearch's own scores of `docs`. */
function scoresOf(
  { live, lengths, boosts, index }: ScoringContext,
  node: QueryNode,
  docs: readonly number[],
): SearchResult[] {
  const candidates = docs.map((doc): Candidate => {
    const place = placeOf(live, doc);
    const of = lengths[place.segment];
    return { ...place, lengths: [of?.[0][place.docnum] ?? 0, of?.[1][place.docnum] ?? 0] };
  });
  const boostOf = (doc: number): number => {
    const { segment, docnum } = placeOf(live, doc);
    return boosts[segment]?.(docnum) ?? 1;
  };
  return index.rank(node, candidates, boosts.some((boost) => boost) ? boostOf : undefined);
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

function toDocument(live: LiveView, result: SearchResult): RankedDocument {
  const { segment, docnum } = placeOf(live, Number(result.id));
  const found = live.segments[segment];
  if (!found) throw new RangeError('Backfile: a hit outside the library');
  return { segment: found, docnum, score: result.score, match: result.match };
}
