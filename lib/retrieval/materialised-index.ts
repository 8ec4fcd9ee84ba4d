// MiniSearch gives its fields to subclasses under names that start with an underscore.
// oxlint-disable no-underscore-dangle
import MiniSearch, { type Query as MiniQuery, type SearchResult } from 'minisearch';
import type { TermPostings } from './fetch-postings';
import type { Statistics } from './live-segments';
import type { Leaf, QueryNode } from './plan-query';
import { FIELDS } from './text-index-format';

/** A word in a title counts so many times a word in the text. */
export const FIELD_BOOSTS = { title: 2, text: 1 } as const;
/** MiniSearch's weights of terms that a word starts, or that it is a misspelling of. */
const PREFIX_WEIGHT = 0.375;
const PREFIX_LENGTH_PENALTY = 0.3;
const FUZZY_WEIGHT = 0.45;

/** A term that a leaf stands for, and how much it counts: 1 for the very term. */
export type Expansion = { readonly term: string; readonly weight: number };

/** A document that MiniSearch is to score. */
export type Candidate = {
  /** Its number in the view, and where it stands in `TermPostings`. */
  readonly doc: number;
  readonly segment: number;
  readonly docnum: number;
  /** Different terms, by field. */
  readonly lengths: readonly [number, number];
};

/** Postings of a few documents that count as all of the term's postings. */
class CountedPostings extends Map<number, number> {
  #documents = 0;

  override get size(): number {
    return this.#documents;
  }

  count(documents: number): this {
    this.#documents = documents;
    return this;
  }
}

/**
 * A MiniSearch that holds one query's terms and candidates, with the statistics of the whole view.
 * It scores them exactly as a MiniSearch that holds everything.
 */
export class MaterialisedIndex extends MiniSearch {
  readonly #terms: readonly TermPostings[];

  /** @param terms in ascending order, which fixes the order in which MiniSearch adds scores up */
  constructor(terms: readonly TermPostings[], statistics: Statistics) {
    super({
      fields: [...FIELDS],
      tokenize: (term) => [term],
      processTerm: (term) => term,
      searchOptions: { boost: FIELD_BOOSTS },
    });
    this.#terms = terms;
    this._documentCount = statistics.documents;
    this._avgFieldLength = [...statistics.averageLengths];
    for (const { term, fields } of terms) this._index.set(term, fieldData(fields));
  }

  /** The terms that `leaf` stands for, in the order in which MiniSearch adds their scores. */
  expansionsOf(leaf: Leaf): Expansion[] {
    const expansions: Expansion[] = [{ term: leaf.term, weight: 1 }];
    if (leaf.prefix) {
      for (const [term] of this._index.atPrefix(leaf.term)) {
        const more = term.length - leaf.term.length;
        if (more === 0) continue;
        const weight = (PREFIX_WEIGHT * term.length) / (term.length + PREFIX_LENGTH_PENALTY * more);
        expansions.push({ term, weight });
      }
    }
    if (leaf.edits > 0) {
      for (const [term, [, distance]] of this._index.fuzzyGet(leaf.term, leaf.edits)) {
        if (distance === 0) continue;
        expansions.push({ term, weight: (FUZZY_WEIGHT * term.length) / (term.length + distance) });
      }
    }
    return expansions;
  }

  /**
   * MiniSearch's own results for `candidates`; `id` is the document's number in the view.
   *
   * @param boost what a document's score is multiplied by; 0 leaves it out
   */
  rank(
    node: QueryNode,
    candidates: readonly Candidate[],
    boost?: (doc: number) => number,
  ): SearchResult[] {
    this._documentIds = new Map(candidates.map(({ doc }) => [doc, doc]));
    this._fieldLength = new Map(candidates.map(({ doc, lengths }) => [doc, [...lengths]]));
    for (const { term, fields } of this.#terms) {
      const data = this._index.get(term);
      for (const [field, parts] of fields.entries()) {
        const postings = data?.get(field);
        postings?.clear();
        for (const { doc, segment, docnum } of candidates) {
          const part = parts[segment];
          const at = part ? indexOf(part.docs, docnum) : -1;
          if (part && at >= 0) postings?.set(doc, part.tfs[at] ?? 0);
        }
      }
    }
    return this.search(toMiniQuery(node), boost ? { boostDocument: boost } : {});
  }
}

/** `node` as MiniSearch takes it. */
export function toMiniQuery(node: QueryNode): MiniQuery {
  switch (node.kind) {
    case 'every':
      return MiniSearch.wildcard;
    case 'leaf':
      return {
        queries: [node.term],
        combineWith: 'OR',
        prefix: node.prefix,
        fuzzy: node.edits > 0 ? node.edits : false,
        ...(node.field && { fields: [node.field] }),
      };
    case 'all':
      return { queries: node.nodes.map(toMiniQuery), combineWith: 'AND' };
    case 'any':
      return { queries: node.nodes.map(toMiniQuery), combineWith: 'OR' };
    case 'but':
      return { queries: node.nodes.map(toMiniQuery), combineWith: 'AND_NOT' };
  }
}

/** In how many live documents a term occurs in a field. */
export function documentFrequency(parts: TermPostings['fields'][number]): number {
  return parts.reduce((sum, part) => sum + (part?.docs.length ?? 0), 0);
}

function fieldData(fields: TermPostings['fields']): Map<number, Map<number, number>> {
  const data = new Map<number, Map<number, number>>();
  for (const [field, parts] of fields.entries()) {
    const documents = documentFrequency(parts);
    if (documents > 0) data.set(field, new CountedPostings().count(documents));
  }
  return data;
}

function indexOf(docs: Uint32Array, docnum: number): number {
  let low = 0;
  let high = docs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((docs[middle] ?? 0) < docnum) low = middle + 1;
    else high = middle;
  }
  return docs[low] === docnum ? low : -1;
}
