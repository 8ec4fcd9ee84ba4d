import { forEachTerm } from '@/lib/text/analyse';
import type { Stemming } from '@/lib/text/stemmers';
import { findStopWords, isChatter } from '@/lib/text/stop-words';
import { forEachWord } from '@/lib/text/words';
import { asksForFactsOnly, type Query } from './parse-query';
import type { IndexedField } from './text-index-format';

/** Most different terms of one query; further words are left out. */
const MAX_QUERY_TERMS = 64;

/** A query of so many words is a sentence, whether or not it has function words. */
const SENTENCE_WORDS = 7;
/** Words that must be left to ask for when those that say how one asks are not. */
const MIN_TELLING = 2;

/** One Latin letter starts thousands of words: what it starts is no help. */
const ONE_LETTER = /^[a-z\d]$/;

/** A term that documents are looked for by. */
export type Leaf = {
  readonly kind: 'leaf';
  readonly term: string;
  /** Also the terms that it starts. */
  readonly prefix: boolean;
  /** Also the terms at most so many edits away; 0 for none. */
  readonly edits: number;
  /** Looked for in this field alone; in all fields when left out. */
  readonly field?: IndexedField;
};

/** Every document: what a query asks for that has filters and no words. */
type Every = { readonly kind: 'every' };

/** What documents must have: a term, all or any of several things, or the first but no other. */
export type QueryNode =
  | Leaf
  | Every
  | { readonly kind: 'all' | 'any' | 'but'; readonly nodes: readonly QueryNode[] };

/** One word of a query: whatever terms it is looked for by, it counts as one. */
export type QueryWord = {
  readonly node: QueryNode;
  /** How often the query says it. */
  readonly times: number;
  /** As the query writes it, each time. */
  readonly forms: readonly string[];
  /** It says how one asks, not for what ("what do we know about …"): no document must have it. */
  readonly isChatter: boolean;
};

/** The two ways a query is tried: every word first, then any word. */
export type QueryPlan = {
  readonly strict: QueryNode | undefined;
  /** Undefined where it would ask for the same. */
  readonly loose: QueryNode | undefined;
  /** The different words that are asked for, function words left out where others remain. */
  readonly words: readonly QueryWord[];
  /** The words in the order in which the query says them: places in `words`. */
  readonly sequence: readonly number[];
  /** There were more different words than are looked for. */
  readonly isCut: boolean;
};

/** How a query is planned. */
export type PlanOptions = {
  /** How words of the searched documents are stemmed: a query's word means any of its terms. */
  readonly stemmings: readonly Stemming[];
  /** The last word is still being typed: terms that it starts count too. */
  readonly typing: boolean;
};

/** A word of the query as it stands, and whether it is the one being typed. */
type AskedWord = { readonly text: string; readonly isTyped: boolean };

/** How `query` is looked for in indexes. */
export function planQuery(query: Query, { stemmings, typing }: PlanOptions): QueryPlan {
  const seen: Seen = { terms: new Set(), isCut: false };
  const { asked, isSentence } = askedWords(query, stemmings, typing);
  const { words, sequence } = planWords(asked, stemmings, seen, isSentence);
  const required = [
    ...query.phrases.flatMap((phrase) => wordsOf(phrase, stemmings)),
    ...query.title.flatMap((text) => inTitle(wordsOf(text, stemmings))),
  ].filter((node) => isNew(node, seen));
  const unwanted: Seen = { terms: new Set(), isCut: false };
  const excluded = [
    ...query.excluded.map((text) => wordsOf(text, stemmings)),
    ...query.excludedTitle.map((text) => inTitle(wordsOf(text, stemmings))),
  ].flatMap(
    (nodes) =>
      join(
        'all',
        nodes.filter((node) => isNew(node, unwanted)),
      ) ?? [],
  );

  const but = (node: QueryNode | undefined): QueryNode | undefined =>
    node && excluded.length > 0 ? { kind: 'but', nodes: [node, ...excluded] } : node;
  const nodes = words.map((word) => word.node);
  const every: QueryNode[] = asksForFactsOnly(query) ? [{ kind: 'every' }] : [];
  const telling = words.filter((word) => !word.isChatter).map((word) => word.node);
  const strict = but(join('all', [...telling, ...required, ...every]));
  const isCut = seen.isCut || unwanted.isCut;
  if (nodes.length < 2) return { strict, loose: undefined, words, sequence, isCut };
  const any = join('any', nodes);
  const loose = but(join('all', any ? [any, ...required] : required));
  return { strict, loose, words, sequence, isCut };
}

/** Every leaf of `node`. */
export function leavesOf(node: QueryNode | undefined): Leaf[] {
  if (!node || node.kind === 'every') return [];
  return node.kind === 'leaf' ? [node] : node.nodes.flatMap(leavesOf);
}

/** `node` with every leaf replaced by what `replace` makes of it. */
export function mapLeaves(node: QueryNode, replace: (leaf: Leaf) => QueryNode): QueryNode {
  if (node.kind === 'every') return node;
  if (node.kind === 'leaf') return replace(node);
  return { kind: node.kind, nodes: node.nodes.map((child) => mapLeaves(child, replace)) };
}

/** The words that the query asks for in order, without function words where others remain. */
function askedWords(
  query: Query,
  stemmings: readonly Stemming[],
  typing: boolean,
): { readonly asked: readonly AskedWord[]; readonly isSentence: boolean } {
  const asked: AskedWord[] = query.words.flatMap((chunk, i) => {
    const parts: string[] = [];
    forEachWord(chunk, (start, end) => parts.push(chunk.slice(start, end)));
    const isLast = typing && i === query.words.length - 1;
    return parts.map((text, k) => ({ text, isTyped: isLast && k === parts.length - 1 }));
  });
  const isStop = findStopWords(
    asked.map((word) => word.text),
    stemmings,
  );
  const others = asked.filter((_, i) => !isStop[i]);
  const hasOthers = others.length > 0 || query.phrases.length + query.title.length > 0;
  return { asked: hasOthers ? others : asked, isSentence: others.length < asked.length };
}

function planWords(
  asked: readonly AskedWord[],
  stemmings: readonly Stemming[],
  seen: Seen,
  isSentence: boolean,
): Pick<QueryPlan, 'words' | 'sequence'> {
  const words: { node: QueryNode; times: number; forms: string[] }[] = [];
  const places = new Map<string, number>();
  const sequence: number[] = [];
  for (const { text, isTyped } of asked) {
    const node = wordNode(text, stemmings, isTyped);
    if (!node) continue;
    const key = leavesOf(node)
      .map((each) => each.term)
      .join(' ');
    let place = places.get(key);
    if (place === undefined) {
      if (!isNew(node, seen)) continue;
      place = words.length;
      places.set(key, place);
      words.push({ node, times: 0, forms: [] });
    }
    const word = words[place];
    if (word) word.times = word.forms.push(text);
    sequence.push(place);
  }
  const isLong = isSentence || words.length >= SENTENCE_WORDS;
  const isQuiet = words.map(({ node }) => isLong && leavesOf(node).some(saysHow));
  const telling = isQuiet.filter((quiet) => !quiet).length;
  const isHeard = telling < MIN_TELLING || !isLong;
  return {
    words: words.map((word, i) => ({ ...word, isChatter: !isHeard && isQuiet[i] === true })),
    sequence,
  };
}

function saysHow({ term, prefix }: Leaf): boolean {
  return !prefix && isChatter(term);
}

/** A node for each word of `text`. */
function wordsOf(text: string, stemmings: readonly Stemming[]): QueryNode[] {
  const nodes: QueryNode[] = [];
  forEachWord(text, (start, end) => {
    const node = wordNode(text.slice(start, end), stemmings, false);
    if (node) nodes.push(node);
  });
  return nodes;
}

/** One word: the terms that it has under the ways of stemming, or undefined when it has none. */
function wordNode(
  word: string,
  stemmings: readonly Stemming[],
  isTyped: boolean,
): QueryNode | undefined {
  const terms = new Set(stemmings.flatMap((stemming) => termsOf(word, stemming)));
  const [typed] = isTyped ? termsOf(word, 'none') : [];
  const leaves = [...terms].filter((term) => term !== typed).map((term) => leaf(term, false));
  // As it is written so far: a stem would not start what the word becomes.
  if (typed !== undefined) leaves.unshift(leaf(typed, !ONE_LETTER.test(typed)));
  return join('any', leaves);
}

function termsOf(word: string, stemming: Stemming): string[] {
  const terms: string[] = [];
  forEachTerm(word, stemming, (term) => terms.push(term));
  return terms;
}

function inTitle(nodes: readonly QueryNode[]): QueryNode[] {
  return nodes.map((node) => mapLeaves(node, (each) => ({ ...each, field: 'title' })));
}

function leaf(term: string, prefix: boolean): Leaf {
  return { kind: 'leaf', term, prefix, edits: 0 };
}

function join(kind: 'all' | 'any', nodes: readonly QueryNode[]): QueryNode | undefined {
  return nodes.length > 1 ? { kind, nodes } : nodes[0];
}

/** Terms that were asked for, and whether the bound kept more of them out. */
type Seen = { readonly terms: Set<string>; isCut: boolean };

/** Whether `node` asks for a term not asked for yet, within the bound; notes its terms. */
function isNew(node: QueryNode, seen: Seen): boolean {
  const keys = leavesOf(node).map(({ term, field }) =>
    field === 'title' ? `title:${term}` : term,
  );
  const { terms } = seen;
  if (keys.every((key) => terms.has(key))) return false;
  if (terms.size + keys.length > MAX_QUERY_TERMS) {
    seen.isCut = true;
    return false;
  }
  for (const key of keys) terms.add(key);
  return true;
}
