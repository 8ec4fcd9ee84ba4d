import type { LibraryView } from '@/lib/model/segment';
import { readDocuments } from '@/lib/segment/document-blocks';
import { ANALYSER_ID } from '@/lib/text/analyse';
import { fuseRanks } from './fuse-ranks';
import { byAnalyser, openLiveView } from './live-segments';
import { containsPhrases, phraseWords } from './match-phrases';
import type { Query } from './parse-query';
import { planQuery } from './plan-query';
import { prepareRanking, type RankedDocument, type RankOptions } from './rank-documents';

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
  /** By matched term, the fields that it is in. */
  readonly match: Readonly<Record<string, readonly string[]>>;
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
export type SearchViewOptions = RankOptions & {
  /** Most hits, 1 or more. */
  readonly limit: number;
  /** The last word is still being typed. */
  readonly typing?: boolean;
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
  const live = await openLiveView(view, options.signal);
  const plan = planQuery(query, live.stemmings, options.typing ?? false);
  if (!plan.strict || live.size === 0) return { hits: [], total: 0, approximate: false };

  const tries = [plan.strict, plan.loose].filter((node) => node !== undefined);
  const parts = byAnalyser(live, ANALYSER_ID);
  const rankings = await Promise.all(parts.map((part) => prepareRanking(part, tries, options)));
  const isForeign = live.segments.some((segment) => segment.analyser !== ANALYSER_ID);
  const approximate = isForeign || rankings.some((ranking) => ranking.isCut);
  const phrases = query.phrases.map(phraseWords);
  const pool = phrases.length > 0 ? MAX_PHRASE_POOL : options.limit;
  for (const i of tries.keys()) {
    const ranked = await Promise.all(rankings.map((ranking) => ranking.best(i, pool)));
    const { documents, total } = fuseRanks(ranked);
    const found = await withPhrases(documents, total, { ...options, phrases });
    if (found.hits.length > 0) return { ...found, approximate: found.approximate || approximate };
  }
  return { hits: [], total: 0, approximate };
}

/** The first hits that have every quoted phrase; all of `ranked` when there are no phrases. */
async function withPhrases(
  ranked: readonly RankedDocument[],
  total: number,
  options: SearchViewOptions & { readonly phrases: readonly (readonly string[])[] },
): Promise<Hits> {
  if (options.phrases.length === 0)
    return { hits: ranked.slice(0, options.limit).map(toHit), total, approximate: false };
  const hits: Hit[] = [];
  let read = 0;
  while (read < ranked.length && hits.length < options.limit) {
    const batch = ranked.slice(read, read + PHRASE_BATCH);
    const documents = await readRanked(batch, options.signal);
    for (const [i, found] of batch.entries()) {
      const document = documents[i];
      if (document && containsPhrases(document, options.phrases)) hits.push(toHit(found));
    }
    read += batch.length;
  }
  return { hits: hits.slice(0, options.limit), total: hits.length, approximate: read < total };
}

async function readRanked(
  ranked: readonly RankedDocument[],
  signal: AbortSignal | undefined,
): Promise<Awaited<ReturnType<typeof readDocuments>>> {
  const read = new Map<RankedDocument, Awaited<ReturnType<typeof readDocuments>>[number]>();
  await Promise.all(
    [...Map.groupBy(ranked, ({ segment }) => segment)].map(async ([segment, of]) => {
      const docnums = of.map((each) => each.docnum);
      const documents = await readDocuments(segment.reader, docnums, signal);
      for (const [i, each] of of.entries()) {
        const document = documents[i];
        if (document) read.set(each, document);
      }
    }),
  );
  return ranked.flatMap((each) => read.get(each) ?? []);
}

function toHit({ segment, docnum, score, match }: RankedDocument): Hit {
  return {
    generation: segment.generation,
    segment: segment.segment,
    docnum,
    score,
    terms: Object.keys(match),
    match,
  };
}
