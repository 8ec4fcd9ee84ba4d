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
  readonly #expansions = new Map<string, readonly Expansion[]>();

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
    for (const { term, df } of terms) this._index.set(term, fieldData(df));
  }

  /** The terms that `leaf` stands for, in the order in which MiniSearch adds their scores. */
  expansionsOf(leaf: Leaf): readonly Expansion[] {
    const key = `${leaf.edits}${leaf.prefix ? '*' : ' '}${leaf.term}`;
    let expansions = this.#expansions.get(key);
    if (!expansions) this.#expansions.set(key, (expansions = this.#expand(leaf)));
    return expansions;
  }

  #expand(leaf: Leaf): Expansion[] {
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
    const bySegment = placesOf(candidates);
    for (const { term, segments } of this.#terms) {
      const data = this._index.get(term);
      const fields = [data?.get(0), data?.get(1)];
      for (const postings of fields) postings?.clear();
      for (const [segment, of] of bySegment) {
        const found = segments[segment];
        if (!found) continue;
        forEachShared(found.docs, of.docnums, (at, i) => {
          for (const field of [0, 1] as const) {
            const count = found.counts[field][at] ?? 0;
            if (count > 0) fields[field]?.set(of.docs[i] ?? 0, count);
          }
        });
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

function fieldData(df: TermPostings['df']): Map<number, Map<number, number>> {
  const data = new Map<number, Map<number, number>>();
  for (const field of [0, 1] as const)
    if (df[field] > 0) data.set(field, new CountedPostings().count(df[field]));
  return data;
}

/** The numbers of `candidates` by segment, ascending: in it, and in the view. */
function placesOf(
  candidates: readonly Candidate[],
): Map<number, { readonly docnums: Uint32Array; readonly docs: Uint32Array }> {
  const places = new Map<number, { docnums: Uint32Array; docs: Uint32Array }>();
  for (const [segment, of] of Map.groupBy(candidates, (candidate) => candidate.segment)) {
    of.sort((a, b) => a.docnum - b.docnum);
    const docnums = Uint32Array.from(of, ({ docnum }) => docnum);
    places.set(segment, { docnums, docs: Uint32Array.from(of, ({ doc }) => doc) });
  }
  return places;
}

/** Calls `emit` with the places of each number that both ascending lists have. */
function forEachShared(
  docs: Uint32Array,
  wanted: Uint32Array,
  emit: (at: number, i: number) => void,
): void {
  // The numbers of the shorter list are looked for in the other.
  const [few, many] = docs.length < wanted.length ? [docs, wanted] : [wanted, docs];
  for (let k = 0; k < few.length; k++) {
    const place = placeIn(many, few[k] ?? 0);
    if (place < 0) continue;
    if (few === docs) emit(k, place);
    else emit(place, k);
  }
}

function placeIn(docs: Uint32Array, docnum: number): number {
  let low = 0;
  let high = docs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((docs[middle] ?? 0) < docnum) low = middle + 1;
    else high = middle;
  }
  return docs[low] === docnum ? low : -1;
}
