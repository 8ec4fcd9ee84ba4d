import type { SearchAnswer } from '@/lib/model/answers';
import { headOf, type ArchiveDocument } from '@/lib/model/document';
import type { LibraryView, OpenGeneration } from '@/lib/model/segment';
import { cutExcerpts, type CutExcerpt } from '@/lib/retrieval/cut-excerpt';
import { parseQuery, type Query } from '@/lib/retrieval/parse-query';
import { rankView, type RankedHit } from '@/lib/retrieval/rank-view';
import { readDocuments } from '@/lib/segment/document-blocks';
import { fold } from '@/lib/text/fold';
import type { ViewTables } from './library-tables';
import { findQueryEntities, type QueryEntities } from './query-entities';

/** How a search is asked. */
export type SearchOptions = {
  /** Most hits, 1 to 1,000. */
  readonly limit: number;
  /** Whether the last word is still being typed. */
  readonly typing?: boolean;
  /** Recent documents are not preferred. */
  readonly ignoreDates?: boolean;
  /** Opens the names of the view; without it, names in the query are words like others. */
  readonly tablesOf?: (view: LibraryView) => Promise<ViewTables>;
  readonly signal?: AbortSignal;
};

/**
 * Searches the library for `text`, in the query language, and cuts an excerpt of each hit.
 * Near-identical documents are one hit.
 *
 * @throws {MissingRowError} when a generation was replaced meanwhile; {DOMException} AbortError
 */
export async function searchLibrary(
  view: LibraryView,
  text: string,
  options: SearchOptions,
): Promise<SearchAnswer> {
  const startedAt = performance.now();
  const asked = await withEntities(parseQuery(text), view, options);
  const { query } = asked;
  const found = await rankView(view, query, {
    ...options,
    ...asked,
    fold: true,
    recency: options.ignoreDates !== true,
  });
  const documents = await readMissing(view, found.hits, options.signal);
  const hits = found.hits.flatMap((hit, i) => {
    const open = view.generations[hit.generation];
    const document = documents[i];
    return open && document ? [shown({ open, document, hit, query })] : [];
  });
  return {
    hits,
    total: found.total,
    complete: found.complete,
    approximate: found.approximate,
    ...(found.isCut && { shortened: true }),
    tookMs: performance.now() - startedAt,
  };
}

/** The name tables are opened only for queries that may name an entity. */
async function withEntities(
  query: Query,
  view: LibraryView,
  { tablesOf, signal }: SearchOptions,
): Promise<QueryEntities> {
  const { entities, excludedEntities } = query.filters;
  const mayName = query.words.length > 1 || query.phrases.length > 0;
  if (!tablesOf || !(mayName || entities.length + excludedEntities.length > 0))
    return { query, entities: new Map(), named: [] };
  return findQueryEntities(query, await tablesOf(view), signal);
}

/** The documents of `hits`; those that were not read for ranking are read now. */
async function readMissing(
  view: LibraryView,
  hits: readonly RankedHit[],
  signal: AbortSignal | undefined,
): Promise<(ArchiveDocument | undefined)[]> {
  const documents = hits.map((hit) => hit.document);
  const missing = [...hits.keys()].filter((i) => !documents[i]);
  const bySegment = Map.groupBy(missing, (i) => `${hits[i]?.generation}/${hits[i]?.segment}`);
  await Promise.all(
    [...bySegment.values()].map(async (places) => {
      const first = hits[places[0] ?? 0];
      const reader = first && view.generations[first.generation]?.segments[first.segment];
      if (!reader) return;
      const docnums = places.map((i) => hits[i]?.docnum ?? 0);
      const read = await readDocuments(reader, docnums, signal);
      for (const [k, place] of places.entries()) documents[place] = read[k];
    }),
  );
  return documents;
}

type ShownHit = {
  readonly open: OpenGeneration;
  readonly document: ArchiveDocument;
  readonly hit: RankedHit;
  readonly query: Query;
};

function shown({ open, document, hit, query }: ShownHit): SearchAnswer['hits'][number] {
  const { archive } = open.generation;
  const phrases = [...query.phrases, ...query.filters.entities];
  const [cut] = cutExcerpts(document, { terms: hit.terms, phrases }, { limit: 1 });
  return {
    excerpt: {
      document: headOf(archive.id, document),
      text: cut?.text ?? '',
      marks: cut?.marks ?? [],
      start: cut?.start ?? 0,
      reason: { kind: 'words', words: cut ? wordsOf(cut) : [] },
      isThisPage: false,
    },
    score: hit.score,
    ...(hit.parts ? { scoreParts: hit.parts } : {}),
    copies: hit.copies,
    archiveName: archive.name,
    ...(archive.edition ? { edition: archive.edition } : {}),
  };
}

/** The words that matched, as they stand in the passage, each once. */
function wordsOf({ text, marks }: CutExcerpt): string[] {
  const words = marks.map(({ start, end }) => text.slice(start, end));
  return [...new Map(words.map((word) => [fold(word), word])).values()];
}
