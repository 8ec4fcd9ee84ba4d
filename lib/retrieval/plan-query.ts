import { forEachTerm, type Stemming } from '@/lib/text/analyse';
import type { Query } from './parse-query';
import type { IndexedField } from './text-index-format';

/** Most different terms of one query; further words are left out. */
const MAX_QUERY_TERMS = 30;

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

/** The two ways a query is tried: every word first, then any word. */
export type QueryPlan = {
  readonly strict: QueryNode | undefined;
  /** Undefined where it would ask for the same. */
  readonly loose: QueryNode | undefined;
};

/**
 * How `query` is looked for in indexes whose words are stemmed in the ways `stemmings`: a word
 * means any of the terms it has in them.
 *
 * @param typing the last word is still being typed: terms that it starts count too
 */
export function planQuery(
  query: Query,
  stemmings: readonly Stemming[],
  typing: boolean,
): QueryPlan {
  const wanted = new Set<string>();
  const unwanted = new Set<string>();
  const nodesOf = (text: string, isTyped = false, seen = wanted): QueryNode[] =>
    wordsOf(text, stemmings, isTyped).filter((node) => isNew(node, seen));
  const words = query.words.flatMap((word, i) =>
    nodesOf(word, typing && i === query.words.length - 1),
  );
  const phrases = query.phrases.flatMap((phrase) => nodesOf(phrase));
  const excluded = query.excluded.flatMap(
    (chunk) => join('all', nodesOf(chunk, false, unwanted)) ?? [],
  );

  const but = (node: QueryNode | undefined): QueryNode | undefined =>
    node && excluded.length > 0 ? { kind: 'but', nodes: [node, ...excluded] } : node;
  const strict = but(join('all', [...words, ...phrases]));
  if (words.length < 2) return { strict, loose: undefined };
  const any = join('any', words);
  return { strict, loose: but(join('all', any ? [any, ...phrases] : phrases)) };
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

/** One node for each word of `text`: the terms that it has under the ways of stemming. */
function wordsOf(text: string, stemmings: readonly Stemming[], isTyped: boolean): QueryNode[] {
  const alternatives: Set<string>[] = [];
  for (const stemming of stemmings) {
    let word = 0;
    forEachTerm(text, stemming, (term) => (alternatives[word++] ??= new Set()).add(term));
  }
  const typed = isTyped ? typedWord(text) : undefined;
  return alternatives.flatMap((terms, i) => {
    const leaves = [...terms].map((term) => leaf(term, false));
    if (typed === undefined || i < alternatives.length - 1) return join('any', leaves) ?? [];
    const others = leaves.filter((each) => each.term !== typed);
    return join('any', [leaf(typed, !ONE_LETTER.test(typed)), ...others]) ?? [];
  });
}

/** The last word of `text` as it is written so far: a stem would not start what it becomes. */
function typedWord(text: string): string | undefined {
  let last: string | undefined;
  forEachTerm(text, 'none', (term) => {
    last = term;
  });
  return last;
}

function leaf(term: string, prefix: boolean): Leaf {
  return { kind: 'leaf', term, prefix, edits: 0 };
}

function join(kind: 'all' | 'any', nodes: readonly QueryNode[]): QueryNode | undefined {
  return nodes.length > 1 ? { kind, nodes } : nodes[0];
}

/** Whether `node` asks for a term not asked for yet, within the bound; notes its terms. */
function isNew(node: QueryNode, seen: Set<string>): boolean {
  const terms = leavesOf(node).map((each) => each.term);
  if (terms.every((term) => seen.has(term))) return false;
  if (seen.size + terms.length > MAX_QUERY_TERMS) return false;
  for (const term of terms) seen.add(term);
  return true;
}
