import { readEntityDocuments } from '@/lib/linking/entity-table';
import { nameKey } from '@/lib/linking/name-key';
import type { NameTable } from '@/lib/linking/name-table';
import type { DocumentPlace, EntityDocuments } from '@/lib/retrieval/filter-query';
import type { Query } from '@/lib/retrieval/parse-query';
import type { ViewTables } from './library-tables';

/** Entities of one archive that one name may mean, at most. */
const MAX_ENTITIES = 8;
/** Words of a query that are looked at for names, and of the longest name in it. */
const MAX_WORDS = 24;
const MAX_NAME_WORDS = 4;

/** What a query says of entities. */
export type QueryEntities = {
  /** The query; names that no archive knows are phrases in it. */
  readonly query: Query;
  /** The documents behind each entity filter. */
  readonly entities: EntityDocuments;
  /** Documents that name an entity whose full name stands among the query's words. */
  readonly named: readonly DocumentPlace[];
};

/** Looks up the entities that `query` filters by, and those whose full names are among its words. */
export async function findQueryEntities(
  query: Query,
  tables: ViewTables,
  signal?: AbortSignal,
): Promise<QueryEntities> {
  const { filters } = query;
  const entities = new Map<string, readonly DocumentPlace[]>();
  for (const name of new Set([...filters.entities, ...filters.excludedEntities])) {
    const places = await documentsOf(tables, (table) => entitiesOf(table, name), signal);
    if (places.length > 0) entities.set(name, places);
  }
  const names = namesIn(query, tables);
  const named = await documentsOf(tables, (table) => fullNames(table, names), signal);
  return { query: withUnknownAsPhrases(query, entities), entities, named };
}

/** The entities that `name` means in one archive: by any of its names, else by transliteration. */
function entitiesOf(table: NameTable, name: string): number[] {
  const { a, b } = nameKey(name);
  const found = table.find(a, b);
  const candidates = found >= 0 ? table.candidates(found) : table.variants(name);
  return candidates.slice(0, MAX_ENTITIES).map((candidate) => candidate.entity);
}

/** The longest names among the words of `query`, none within another. */
function namesIn(query: Query, { tables }: ViewTables): string[] {
  const words = query.words.slice(0, MAX_WORDS);
  const names: string[] = [...query.phrases];
  for (let i = 0; i < words.length; i++) {
    for (let length = Math.min(MAX_NAME_WORDS, words.length - i); length > 1; length--) {
      const name = words.slice(i, i + length).join(' ');
      if (!tables.some((table) => fullNames(table, [name]).length > 0)) continue;
      names.push(name);
      i += length - 1;
      break;
    }
  }
  return names;
}

/** The likeliest entity of each full name that the archive knows. */
function fullNames(table: NameTable, names: readonly string[]): number[] {
  return names.flatMap((name) => {
    const { a, b } = nameKey(name);
    const found = table.find(a, b);
    if (found < 0 || table.words(found) < 2) return [];
    return table
      .candidates(found)
      .slice(0, 1)
      .map((candidate) => candidate.entity);
  });
}

async function documentsOf(
  { view, tables }: ViewTables,
  entitiesIn: (table: NameTable) => readonly number[],
  signal: AbortSignal | undefined,
): Promise<DocumentPlace[]> {
  const perArchive = view.generations.map(async (open, generation) => {
    const table = tables[generation];
    const numbers = table ? [...new Set(entitiesIn(table))] : [];
    const lists = await Promise.all(
      numbers.map((number) => readEntityDocuments(open.names, number, signal)),
    );
    return lists.flat().map(({ segment, docnum }) => ({ generation, segment, docnum }));
  });
  return (await Promise.all(perArchive)).flat();
}

function withUnknownAsPhrases(query: Query, known: EntityDocuments): Query {
  const { filters } = query;
  const isKnown = (name: string): boolean => known.has(name);
  const unknown = (names: readonly string[]): string[] => names.filter((name) => !isKnown(name));
  return {
    ...query,
    phrases: [...query.phrases, ...unknown(filters.entities)],
    excludedPhrases: [...query.excludedPhrases, ...unknown(filters.excludedEntities)],
    filters: {
      ...filters,
      entities: filters.entities.filter(isKnown),
      excludedEntities: filters.excludedEntities.filter(isKnown),
    },
  };
}
