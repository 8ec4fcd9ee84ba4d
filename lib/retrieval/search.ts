import type { LibraryView } from '@/lib/model/segment';
import { ANALYSER_ID } from '@/lib/text/analyse';
import type { Stemming } from '@/lib/text/stemmers';
import { knownWords } from './fetch-postings';
import { fuseRanks } from './fuse-ranks';
import { byAnalyser, openLiveView } from './live-segments';
import type { Query } from './parse-query';
import { planQuery, type QueryNode, type QueryWord } from './plan-query';
import { prepareRanking, type RankedDocument, type RankOptions } from './rank-documents';
import type { ScoringContext } from './score-documents';
import { MAX_PHRASE_POOL, phrasesOf, verifyPhrases, type PhraseOptions } from './verify-phrases';

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
export type SearchViewOptions = RankOptions &
  PhraseOptions & {
    /** Most hits, 1 or more. */
    readonly limit: number;
    /** The last word is still being typed. */
    readonly typing?: boolean;
  };

/** Documents in the order of the first stage. */
export type FoundDocuments = {
  readonly documents: readonly RankedDocument[];
  readonly total: number;
  readonly approximate: boolean;
};

/** A query whose words were looked up: it can be asked strictly (all words) and loosely (any). */
export type OpenSearch = {
  /** By analyser, what scores are made of and what each of `words` was found to mean. */
  readonly rankings: readonly {
    readonly context: ScoringContext;
    readonly words: readonly QueryNode[];
  }[];
  /** The query's different words. */
  readonly words: readonly QueryWord[];
  /** The words in the order in which the query says them: places in `words`. */
  readonly sequence: readonly number[];
  /** The ways in which words of the searched documents are stemmed. */
  readonly stemmings: readonly Stemming[];
  /** Whether words of the query were left out for its length. */
  readonly isCut: boolean;
  /** Whether there is something to ask loosely that strictly is not the same. */
  readonly hasLoose: boolean;
  ask(how: 'strict' | 'loose', limit: number): Promise<FoundDocuments>;
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
  const search = await openSearch(view, query, options);
  if (!search) return { hits: [], total: 0, approximate: false };
  const strict = await search.ask('strict', options.limit);
  const isStrict = strict.documents.length > 0 || !search.hasLoose;
  const { documents, ...found } = isStrict ? strict : await search.ask('loose', options.limit);
  return { ...found, hits: documents.map(toHit) };
}

/** Looks the words of `query` up; undefined when it asks for none, or nothing is there. */
export async function openSearch(
  view: LibraryView,
  query: Query,
  options: Omit<SearchViewOptions, 'limit'>,
): Promise<OpenSearch | undefined> {
  const live = await openLiveView(view, options.signal);
  const plan = planQuery(query, { stemmings: live.stemmings, typing: options.typing ?? false });
  if (!plan.strict || live.size === 0) return undefined;
  const tries = [plan.strict, plan.loose ?? plan.strict];
  const nodes = [...tries, ...plan.words.map((word) => word.node)];
  const parts = byAnalyser(live, ANALYSER_ID);
  const known = parts.length > 1 ? await knownWords(parts, nodes, options.signal) : undefined;
  const rankings = await Promise.all(
    parts.map((part) => prepareRanking(part, nodes, options, known)),
  );
  const isForeign = live.segments.some((segment) => segment.analyser !== ANALYSER_ID);
  const approximate = isForeign || rankings.some((ranking) => ranking.isCut);
  const phrases = phrasesOf(query);
  return {
    rankings: rankings.map(({ context, queries }) => ({
      context,
      words: queries.slice(tries.length),
    })),
    words: plan.words,
    sequence: plan.sequence,
    stemmings: live.stemmings,
    isCut: plan.isCut || query.isCut === true,
    hasLoose: plan.loose !== undefined,
    async ask(how, limit) {
      const pool = phrases ? Math.max(limit, MAX_PHRASE_POOL) : limit;
      const i = how === 'strict' ? 0 : 1;
      const ranked = fuseRanks(await Promise.all(rankings.map((each) => each.best(i, pool))));
      const found = phrases
        ? await verifyPhrases(ranked, phrases, options)
        : { ...ranked, approximate: false };
      const documents = found.documents.slice(0, limit);
      return { ...found, documents, approximate: found.approximate || approximate };
    },
  };
}

/** `document` as a hit. */
export function toHit({ segment, docnum, score, match }: RankedDocument): Hit {
  return {
    generation: segment.generation,
    segment: segment.segment,
    docnum,
    score,
    terms: Object.keys(match),
    match,
  };
}
