import { parsePeriod } from '@/lib/model/document-period';

/** Longest query that is read; the rest is left out. */
const MAX_QUERY_CHARS = 1000;
/** Longest text of a query file's line; nobody types it. */
const MAX_PLAIN_CHARS = 10_000;
const QUOTED = '["“”„«»]([^"“”„«»]*)["“”„«»]';
const CHUNK = new RegExp(String.raw`(-?)(?:([\p{L}]+):)?(?:${QUOTED}|(\S+))`, 'gu');
const WORD = /[\p{L}\p{N}]/u;
/** Most queries: nothing but words. They need none of the patterns above, which take a while to make ready. */
const PLAIN = /^[a-z\d ]*$/i;

/** What is asked for, as it was written: each string still has to be analysed. */
export type Query = {
  /** Words that should be there: documents that have all come first. */
  readonly words: readonly string[];
  /** Quoted phrases: each must be there, word for word. */
  readonly phrases: readonly string[];
  /** Words of documents that are not wanted. */
  readonly excluded: readonly string[];
  /** Quoted phrases of documents that are not wanted. */
  readonly excludedPhrases: readonly string[];
  /** Words or phrases that must be in the title. */
  readonly title: readonly string[];
  /** Words or phrases of titles that are not wanted. */
  readonly excludedTitle: readonly string[];
  readonly filters: QueryFilters;
  /** It was too long: the rest of it was not read. */
  readonly isCut?: true;
};

/** Facts of a document that must be so, whatever its text says. */
export type QueryFilters = {
  /** Parts of a source's name: one of them must be in it; none of `excludedSources` may. */
  readonly sources: readonly string[];
  readonly excludedSources: readonly string[];
  /** Minutes since 1970: dated at or after the one, before the other. */
  readonly after?: number;
  readonly before?: number;
  /** Names of entities that the document must name, and of those that it must not. */
  readonly entities: readonly string[];
  readonly excludedEntities: readonly string[];
};

type Lists = {
  -readonly [K in Exclude<keyof Query, 'filters' | 'isCut'>]: string[];
} & {
  sources: string[];
  excludedSources: string[];
  entities: string[];
  excludedEntities: string[];
  after: number | undefined;
  before: number | undefined;
};

/** One chunk of a query: `-title:"joint plan"` with its parts. */
type Chunk = {
  readonly isExcluded: boolean;
  readonly qualifier: string;
  readonly isQuoted: boolean;
  readonly value: string;
};

/** Puts a chunk where it belongs. @returns false for one that it cannot read: it is plain words */
type Reader = (lists: Lists, chunk: Chunk) => boolean;

const READERS: Readonly<Record<string, Reader>> = {
  title: (lists, { isExcluded, value }) =>
    add(isExcluded ? lists.excludedTitle : lists.title, value),
  source: readSource,
  from: readSource,
  entity: (lists, { isExcluded, value }) =>
    add(isExcluded ? lists.excludedEntities : lists.entities, value),
  after: (lists, chunk) => readDate(lists, chunk, 'after'),
  before: (lists, chunk) => readDate(lists, chunk, 'before'),
};

/**
 * Reads `nuclear talks "joint plan" -oil title:vienna source:irna after:2014 before:2015-07
 * entity:"Hassan Rouhani"`. It never fails: what is no known word of the language is a word to be
 * looked for, and so are AND, OR and NOT; a lone quote or hyphen means nothing.
 */
export function parseQuery(text: string): Query {
  const lists = emptyLists();
  if (text.length <= MAX_QUERY_CHARS && PLAIN.test(text)) {
    lists.words.push(...text.split(' ').filter((word) => word !== ''));
    return toQuery(lists);
  }
  for (const [whole, minus, qualifier = '', quoted, plain] of text
    .slice(0, MAX_QUERY_CHARS)
    .matchAll(CHUNK)) {
    const value = (quoted ?? plain ?? '').trim();
    if (!WORD.test(value)) {
      // "talks:—" is a word with a colon, not a qualifier without a value.
      if (WORD.test(qualifier)) lists.words.push(qualifier);
      continue;
    }
    const isExcluded = minus === '-';
    const isQuoted = quoted !== undefined;
    const read = Object.hasOwn(READERS, qualifier.toLowerCase())
      ? READERS[qualifier.toLowerCase()]
      : undefined;
    const chunk = { isExcluded, qualifier, isQuoted, value };
    if (read?.(lists, chunk)) continue;
    addText(lists, qualifier === '' ? chunk : { ...chunk, value: bare(whole), isQuoted: false });
  }
  return { ...toQuery(lists), ...(text.length > MAX_QUERY_CHARS && { isCut: true }) };
}

/** Takes all of `text` as words: nothing in it is an operator. */
export function plainQuery(text: string): Query {
  const lists = emptyLists();
  for (const word of text.slice(0, MAX_PLAIN_CHARS).split(/\s+/))
    if (WORD.test(word)) lists.words.push(word);
  return { ...toQuery(lists), ...(text.length > MAX_PLAIN_CHARS && { isCut: true }) };
}

/** Whether `query` asks for nothing but facts: every document that has them is meant. */
export function asksForFactsOnly(query: Query): boolean {
  const { words, phrases, title, filters } = query;
  const { sources, excludedSources, entities, excludedEntities, after, before } = filters;
  if (words.length + phrases.length + title.length > 0) return false;
  const lists = [sources, excludedSources, entities, excludedEntities];
  return lists.some((list) => list.length > 0) || after !== undefined || before !== undefined;
}

function addText(lists: Lists, { isExcluded, isQuoted, value }: Chunk): void {
  if (isExcluded) add(isQuoted ? lists.excludedPhrases : lists.excluded, value);
  else add(isQuoted ? lists.phrases : lists.words, value);
}

function readSource(lists: Lists, { isExcluded, value }: Chunk): boolean {
  return add(isExcluded ? lists.excludedSources : lists.sources, value);
}

function readDate(lists: Lists, { isExcluded, value }: Chunk, bound: 'after' | 'before'): boolean {
  const period = parsePeriod(value);
  if (!period || isExcluded) return false;
  // The narrowest of several bounds counts.
  if (bound === 'after') lists.after = Math.max(lists.after ?? -Infinity, period.start);
  else lists.before = Math.min(lists.before ?? Infinity, period.start);
  return true;
}

function add(list: string[], value: string): true {
  list.push(value);
  return true;
}

/** `chunk` without its hyphen and quotes. */
function bare(chunk: string): string {
  return chunk
    .replace(/^-/, '')
    .replaceAll(/["“”„«»]/gu, ' ')
    .trim();
}

function emptyLists(): Lists {
  return {
    words: [],
    phrases: [],
    excluded: [],
    excludedPhrases: [],
    title: [],
    excludedTitle: [],
    sources: [],
    excludedSources: [],
    entities: [],
    excludedEntities: [],
    after: undefined,
    before: undefined,
  };
}

function toQuery(lists: Lists): Query {
  const { sources, excludedSources, entities, excludedEntities, after, before, ...text } = lists;
  return {
    ...text,
    filters: {
      sources,
      excludedSources,
      entities,
      excludedEntities,
      ...(after === undefined ? {} : { after }),
      ...(before === undefined ? {} : { before }),
    },
  };
}
