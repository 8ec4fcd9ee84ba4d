import type { SearchAnswer } from '@/lib/model/answers';
import { headOf, type ArchiveDocument } from '@/lib/model/document';
import type { LibraryView, OpenGeneration } from '@/lib/model/segment';
import { cutExcerpts } from '@/lib/retrieval/cut-excerpt';
import { parseQuery, type Query } from '@/lib/retrieval/parse-query';
import { searchView, type Hit } from '@/lib/retrieval/search';
import { readDocuments } from '@/lib/segment/document-blocks';

/** How a search is asked. */
export type SearchOptions = {
  /** Most hits, 1 to 100. */
  readonly limit: number;
  /** Whether the last word is still being typed. */
  readonly typing?: boolean;
  readonly signal?: AbortSignal;
};

/**
 * Searches the library for `text`, in the query language, and cuts an excerpt of each hit.
 *
 * @throws {MissingRowError} when a generation was replaced meanwhile; {DOMException} AbortError
 */
export async function searchLibrary(
  view: LibraryView,
  text: string,
  options: SearchOptions,
): Promise<SearchAnswer> {
  const startedAt = performance.now();
  const query = parseQuery(text);
  const found = await searchView(view, query, options);
  const documents = await readHits(view, found.hits, options.signal);
  const hits = found.hits.flatMap((hit, i) => {
    const open = view.generations[hit.generation];
    const document = documents[i];
    return open && document ? [shown({ open, document, hit, query })] : [];
  });
  return {
    hits,
    total: found.total,
    approximate: found.approximate,
    tookMs: performance.now() - startedAt,
  };
}

async function readHits(
  view: LibraryView,
  hits: readonly Hit[],
  signal: AbortSignal | undefined,
): Promise<(ArchiveDocument | undefined)[]> {
  const documents: (ArchiveDocument | undefined)[] = hits.map(() => undefined);
  const bySegment = Map.groupBy(hits.keys(), (i) => `${hits[i]?.generation}/${hits[i]?.segment}`);
  await Promise.all(
    [...bySegment.values()].map(async (places) => {
      const first = hits[places[0] ?? 0];
      const reader = first && view.generations[first.generation]?.segments[first.segment];
      if (!reader) return;
      const read = await readDocuments(
        reader,
        places.map((i) => hits[i]?.docnum ?? 0),
        signal,
      );
      places.forEach((place, i) => {
        documents[place] = read[i];
      });
    }),
  );
  return documents;
}

type ShownHit = {
  readonly open: OpenGeneration;
  readonly document: ArchiveDocument;
  readonly hit: Hit;
  readonly query: Query;
};

function shown({ open, document, hit, query }: ShownHit): SearchAnswer['hits'][number] {
  const { archive } = open.generation;
  const [cut] = cutExcerpts(document, { terms: hit.terms, phrases: query.phrases }, { limit: 1 });
  return {
    excerpt: {
      document: headOf(archive.id, document),
      text: cut?.text ?? '',
      marks: cut?.marks ?? [],
      start: cut?.start ?? 0,
      reason: { kind: 'words', words: hit.terms },
      isThisPage: false,
    },
    score: hit.score,
    archiveName: archive.name,
    ...(archive.edition ? { edition: archive.edition } : {}),
  };
}
