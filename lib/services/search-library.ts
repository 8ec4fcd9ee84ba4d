import type { SearchAnswer } from '@/lib/model/answers';
import { headOf, type ArchiveDocument } from '@/lib/model/document';
import type { LibraryView, OpenGeneration, RowReader } from '@/lib/model/segment';
import { cutExcerpts, type CutExcerpt } from '@/lib/retrieval/cut-excerpt';
import { parseQuery, type Query } from '@/lib/retrieval/parse-query';
import { rankView, type RankedHit, type RankedHits } from '@/lib/retrieval/rank-view';
import { prepareDocuments } from '@/lib/segment/document-blocks';
import { DAMAGED_ROWS, readFound, type LostRows } from '@/lib/segment/lost-rows';
import { fold } from '@/lib/text/fold';
import type { ViewTables } from './library-tables';
import { findQueryEntities, type QueryEntities } from './query-entities';

/** Hits that are looked at beyond those wanted where texts are lost: three blocks of documents. */
const MORE_FOR_LOST = 100;

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
  /** What else is done about rows that cannot be read; when left out, damaged ones are lost. */
  readonly lost?: LostRows;
  readonly signal?: AbortSignal;
};

/**
 * Searches the library for `text`, in the query language, and cuts an excerpt of each hit.
 * Near-identical documents are one hit. What cannot be read is left out, and the answer says whose
 * it is: documents one by one, an archive whole where its index cannot be read.
 *
 * @throws {MissingRowError} when a generation was replaced meanwhile; {DOMException} AbortError
 */
export async function searchLibrary(
  view: LibraryView,
  text: string,
  options: SearchOptions,
): Promise<SearchAnswer> {
  const startedAt = performance.now();
  const { lost = DAMAGED_ROWS } = options;
  const noted = new Set<RowReader>();
  const noting: LostRows = {
    ...lost,
    note(segment) {
      noted.add(segment);
      lost.note(segment);
    },
  };
  const isNoted = ({ segments, names }: OpenGeneration): boolean =>
    [...segments, names].some((segment) => noted.has(segment));
  const search: Search = { query: parseQuery(text), options: { ...options, lost: noting } };
  let answer = await answerOfSound(view, search);
  const generations = view.generations.filter((open) => !isNoted(open));
  // What was lost may have stood before all that the other archives have.
  const mayBeMore = answer.hits.length < Math.min(options.limit, answer.total);
  if (noted.size > 0 && mayBeMore)
    answer = withMore(answer, await answerOf({ ...view, generations }, search));
  const leftOut = view.generations.filter(isNoted).map(({ generation }) => generation.archive.name);
  return {
    ...answer,
    ...(leftOut.length > 0 && { leftOut }),
    tookMs: performance.now() - startedAt,
  };
}

type Search = {
  readonly query: Query;
  readonly options: SearchOptions & { readonly lost: LostRows };
};
type Answer = Omit<SearchAnswer, 'tookMs' | 'leftOut'>;

/** `answer` with those hits of `more` that it does not have, by score. */
function withMore(answer: Answer, more: Answer): Answer {
  const known = new Set(answer.hits.map(({ excerpt }) => excerpt.document.key));
  const added = more.hits.filter(({ excerpt }) => !known.has(excerpt.document.key));
  return { ...answer, hits: [...answer.hits, ...added].sort((a, b) => b.score - a.score) };
}

/** The answer of `view` without the archives whose index cannot be read. */
async function answerOfSound(view: LibraryView, search: Search): Promise<Answer> {
  try {
    return await answerOf(view, search);
  } catch (error) {
    const { lost } = search.options;
    if (!lost.isLost(error)) throw error;
    const sound = await soundOf(view, lost, async (one) => void (await answerOf(one, search)));
    if (sound.length === view.generations.length) throw error;
    return answerOf({ ...view, generations: sound }, search);
  }
}

/** The generations of `view` with which `read` succeeds, each alone; the others are noted as lost. */
async function soundOf(
  view: LibraryView,
  lost: LostRows,
  read: (one: LibraryView) => Promise<void>,
): Promise<OpenGeneration[]> {
  const sound: OpenGeneration[] = [];
  for (const open of view.generations) {
    try {
      await read({ ...view, generations: [open] });
      sound.push(open);
    } catch (error) {
      if (!lost.isLost(error)) throw error;
      lost.note(open.names);
    }
  }
  return sound;
}

async function answerOf(view: LibraryView, { query: asked, options }: Search): Promise<Answer> {
  const named = await withEntities(asked, view, options);
  const { limit } = options;
  const rank = async (most: number): Promise<Found> => {
    const ranked = { fold: true, recency: options.ignoreDates !== true, limit: most };
    const finding = rankView(view, named.query, { ...options, ...named, ...ranked });
    // Texts will be read: what tells where they are comes in after what the index is asked for first.
    for (const { segments } of view.generations) segments.forEach(prepareDocuments);
    const found = await finding;
    return { ...found, documents: await readHits(view, found.hits, options) };
  };
  let found = await rank(limit);
  // Others come in the place of those that cannot be read.
  if (found.hits.length === limit && found.documents.includes(undefined))
    found = await rank(limit + MORE_FOR_LOST);
  const hits = found.hits.flatMap((hit, i) => {
    const open = view.generations[hit.generation];
    const document = found.documents[i];
    return open && document ? [{ open, document, hit, query: named.query }] : [];
  });
  return {
    hits: hits.slice(0, limit).map(shown),
    total: found.total,
    complete: found.complete,
    approximate: found.approximate,
    ...(found.isCut && { shortened: true }),
  };
}

/** Hits with their documents, in order; undefined for those that are lost. */
type Found = RankedHits & { readonly documents: readonly (ArchiveDocument | undefined)[] };

/**
 * The name tables are opened only for queries that may name an entity. Where those of an archive
 * cannot be read, names are words like others.
 */
async function withEntities(
  query: Query,
  view: LibraryView,
  { tablesOf, lost, signal }: Search['options'],
): Promise<QueryEntities> {
  const { entities, excludedEntities } = query.filters;
  const mayName = query.words.length > 1 || query.phrases.length > 0;
  if (!tablesOf || !(mayName || entities.length + excludedEntities.length > 0))
    return { query, entities: new Map(), named: [] };
  const find = async (of: LibraryView): Promise<QueryEntities> =>
    findQueryEntities(query, await tablesOf(of), signal);
  try {
    return await find(view);
  } catch (error) {
    if (!lost.isLost(error)) throw error;
    await soundOf(view, lost, async (one) => void (await find(one)));
    return findQueryEntities(query, { view, tables: [] }, signal);
  }
}

/** The documents of `hits`, in order; undefined for those that are lost. */
async function readHits(
  view: LibraryView,
  hits: readonly RankedHit[],
  how: Pick<Search['options'], 'lost' | 'signal'>,
): Promise<(ArchiveDocument | undefined)[]> {
  const documents: (ArchiveDocument | undefined)[] = hits.map(() => undefined);
  const bySegment = Map.groupBy(hits.keys(), (i) => `${hits[i]?.generation}/${hits[i]?.segment}`);
  await Promise.all(
    [...bySegment.values()].map(async (places) => {
      const first = hits[places[0] ?? 0];
      const reader = first && view.generations[first.generation]?.segments[first.segment];
      if (!reader) return;
      const docnums = places.map((i) => hits[i]?.docnum ?? 0);
      const read = await readFound(reader, docnums, how);
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
      ...(open.unseen?.has(document.id) && { isNew: true }),
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
