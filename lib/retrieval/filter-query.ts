import { readDates } from '@/lib/segment/columns';
import { fold } from '@/lib/text/fold';
import type { DocumentFilter } from './document-filter';
import type { Query } from './parse-query';
import type { DocumentBoost } from './rank-documents';

/** Minutes from far before any date on, so that boosts are above 1 and grow with the date. */
const FIRST_MINUTE = -1_100_000_000;

/** A document of a view. */
export type DocumentPlace = {
  /** Index of its generation in the view, and of its segment in the generation. */
  readonly generation: number;
  readonly segment: number;
  readonly docnum: number;
};

/** For each name that an entity filter says, the documents that name the entity. */
export type EntityDocuments = ReadonlyMap<string, readonly DocumentPlace[]>;

/** What `query` asks of the facts of documents, as stage one takes it. */
export function filterOf(
  { filters }: Query,
  entities: EntityDocuments = new Map(),
): { readonly filter?: DocumentFilter } {
  const { sources, excludedSources, after, before } = filters;
  const wanted = filters.entities.map((name) => bySegment(entities.get(name) ?? []));
  const unwanted = filters.excludedEntities.flatMap((name) => entities.get(name) ?? []);
  const filter: DocumentFilter = {
    ...(sources.length > 0 && { source: sourceTest(sources) }),
    ...(excludedSources.length > 0 && { withoutSource: sourceTest(excludedSources) }),
    ...(after !== undefined && { from: after }),
    ...(before !== undefined && { until: before }),
    ...(wanted.length > 0 && { documents: inAll(wanted) }),
    ...(unwanted.length > 0 && { without: bySegment(unwanted) }),
  };
  return Object.keys(filter).length > 0 ? { filter } : {};
}

/** Newer documents first, undated ones last. */
export const newestFirst: DocumentBoost = async ({ reader }, signal) => {
  const dates = await readDates(reader, signal);
  return (docnum) => {
    const minutes = dates.minutes(docnum);
    return minutes === undefined ? 1 : minutes - FIRST_MINUTE;
  };
};

/** A source is meant when it has all letters of one of the names: "www.tehrantimes.com". */
function sourceTest(names: readonly string[]): (source: string) => boolean {
  const folded = names.map(fold).filter((name) => name !== '');
  return (source) => {
    const letters = fold(source);
    return folded.some((name) => letters.includes(name));
  };
}

type DocumentsOf = NonNullable<DocumentFilter['documents']>;

function bySegment(places: readonly DocumentPlace[]): DocumentsOf {
  const known = new Map<string, Set<number>>();
  for (const { generation, segment, docnum } of places) {
    const key = `${generation}/${segment}`;
    const docnums = known.get(key);
    if (docnums) docnums.add(docnum);
    else known.set(key, new Set([docnum]));
  }
  return (generation, segment) => known.get(`${generation}/${segment}`) ?? new Set();
}

function inAll(lists: readonly DocumentsOf[]): DocumentsOf {
  return (generation, segment) =>
    lists
      .map((documents) => documents(generation, segment))
      .reduce((all, each) => all.intersection(each));
}
