import type { TermPostings } from './fetch-postings';
import { FIELD_BOOSTS, type Expansion } from './materialised-index';
import type { Leaf } from './plan-query';
import type { ScoringContext } from './score-documents';
import { MAX_ONCE, scoreAt, type Part, type Side } from './score-part';
import { scoreTerms } from './score-terms';
import type { Scored } from './scored';
import { FIELDS } from './text-index-format';

const BITS = 32;
/** From so many times as many documents on, each is looked for where it must be instead of met on the way. */
const MUCH = 16;

/** Scores leaves. `within` are documents, ascending, that alone are asked for. */
export type LeafScorer = {
  /** The documents of one leaf. */
  score(leaf: Leaf, within?: Uint32Array): Scored;
  /** The same without scores, for `add` to come; undefined where that takes scoring them. */
  documents(leaf: Leaf, within?: Uint32Array): Uint32Array | undefined;
  /** Adds the scores of `docs`, all of which the leaf has, to `sums`. */
  add(leaf: Leaf, docs: Uint32Array, sums: Float64Array): void;
  /** The bit that stands for its term. */
  bitsOf(leaf: Leaf): Uint32Array;
  /** About how many documents a leaf has. */
  frequency(leaf: Leaf): number;
};

type Expanded = { readonly found: TermPostings; readonly weight: number };

/** A function that scores leaves of one query. */
export function createLeafScorer(
  context: ScoringContext,
  bits: ReadonlyMap<string, number>,
  stride: number,
): LeafScorer {
  const { live, terms, index, statistics, boosts } = context;
  const expandedOf = (leaf: Leaf): Expanded[] =>
    index.expansionsOf(leaf).flatMap(({ term, weight }: Expansion) => {
      const found = terms.get(term);
      return found ? [{ found, weight }] : [];
    });
  const sideOf = ({ found, weight }: Expanded, leaf: Leaf, segment: number, field: 0 | 1): Side => {
    const frequency = found.df[field];
    const isMeant = leaf.field === undefined || leaf.field === FIELDS[field];
    return {
      lengths: context.lengths[segment]?.[field] ?? NO_LENGTHS,
      average: statistics.averageLengths[field],
      idf: Math.log(1 + (statistics.documents - frequency + 0.5) / (frequency + 0.5)),
      weight: isMeant ? weight * FIELD_BOOSTS[FIELDS[field]] : 0,
    };
  };
  const partsOf = (expanded: Expanded, leaf: Leaf): Part[] =>
    live.segments.flatMap(({ base }, segment) => {
      const postings = expanded.found.segments[segment];
      if (!postings) return [];
      const [title, text] = [
        sideOf(expanded, leaf, segment, 0),
        sideOf(expanded, leaf, segment, 1),
      ];
      return [{ postings, title, text, base, boost: boosts[segment] }];
    });
  const termsOf = (leaf: Leaf): Part[][] =>
    expandedOf(leaf).map((expanded) => partsOf(expanded, leaf));
  /** The parts of its one term, if any, where neither fields nor boosts leave out a document. */
  const plainOf = (leaf: Leaf): readonly Part[] | undefined => {
    if (leaf.field !== undefined || boosts.some((boost) => boost)) return undefined;
    const expanded = expandedOf(leaf);
    return expanded.length > 1 ? undefined : expanded.flatMap((one) => partsOf(one, leaf));
  };
  const bitsOf = (leaf: Leaf): Uint32Array => bitIn(bits.get(leaf.term) ?? 0, stride);
  return {
    score(leaf, within) {
      const plain = plainOf(leaf);
      const { docs, scores } = plain
        ? scorePlain(plain, within)
        : scoreTerms(termsOf(leaf).flat(), live.size, within);
      return { docs, scores, matched: bitsOf(leaf), stride, step: 0 };
    },
    documents(leaf, within) {
      const plain = plainOf(leaf);
      return plain && documentsOf(plain, within);
    },
    add(leaf, docs, sums) {
      for (const part of plainOf(leaf) ?? []) addPart(part, docs, sums);
    },
    bitsOf,
    frequency: (leaf) =>
      expandedOf(leaf).reduce((sum, { found: { df } }) => sum + Math.max(df[0], df[1]), 0),
  };
}

/** `stride` numbers with one bit set. */
function bitIn(bit: number, stride: number): Uint32Array {
  const matched = new Uint32Array(stride);
  matched[Math.floor(bit / BITS)] = 1 << (bit % BITS);
  return matched;
}

const NO_LENGTHS = new Uint8Array(0);

type ScoredDocuments = Pick<Scored, 'docs' | 'scores'>;

function scorePlain(parts: readonly Part[], within: Uint32Array | undefined): ScoredDocuments {
  const docs = documentsOf(parts, within);
  const scores = new Float64Array(docs.length);
  for (const part of parts) addPart(part, docs, scores);
  return { docs, scores };
}

/** The documents of one term. */
function documentsOf(parts: readonly Part[], within: Uint32Array | undefined): Uint32Array {
  const [only] = parts;
  if (only?.base === 0 && parts.length === 1 && !within) return only.postings.docs;
  const most = parts.reduce((sum, { postings }) => sum + postings.docs.length, 0);
  const found = new Uint32Array(within ? Math.min(most, within.length) : most);
  let n = 0;
  for (const { postings, base } of parts) {
    if (within) n = keepShared(postings.docs, base, { within, found, from: n });
    else for (const docnum of postings.docs) found[n++] = base + docnum;
  }
  return found.subarray(0, n);
}

/** Appends those of `within` that `docs`, numbered from `base` on, have. @returns where they end */
function keepShared(
  docs: Uint32Array,
  base: number,
  to: { readonly within: Uint32Array; readonly found: Uint32Array; readonly from: number },
): number {
  const { within, found } = to;
  const end = placeIn(within, base + (docs.at(-1) ?? -1) + 1);
  let k = placeIn(within, base);
  const isMuch = docs.length > MUCH * (end - k);
  let [n, i] = [to.from, 0];
  for (; k < end; k++) {
    const docnum = (within[k] ?? 0) - base;
    if (isMuch) i = placeIn(docs, docnum, i);
    else while ((docs[i] ?? 0) < docnum) i++;
    if (docs[i] === docnum) found[n++] = base + docnum;
  }
  return n;
}

/**
 * Adds the scores of those of `all` that are of the segment of `part`, which has them, to `sums`. In a
 * worker that has just started, this is where a search spends its time: four occurrences of five are the
 * only one in their text, and looked up.
 */
function addPart(part: Part, all: Uint32Array, sums: Float64Array): void {
  const { docs, counts } = part.postings;
  const [inTitle, inText] = counts;
  const { base, title, text } = part;
  const { lengths } = text;
  const once = new Float64Array(MAX_ONCE);
  const end = placeIn(all, base + (docs.at(-1) ?? -1) + 1);
  let k = placeIn(all, base);
  const isMuch = docs.length > MUCH * (end - k);
  for (let i = 0; k < end; k++) {
    const docnum = (all[k] ?? 0) - base;
    if (isMuch) i = placeIn(docs, docnum, i);
    else while ((docs[i] ?? 0) < docnum) i++;
    const times = inText[i] ?? 0;
    let score = 0;
    if (times === 1 && inTitle[i] === 0) {
      const length = lengths[docnum] ?? 0;
      score = once[length] ?? 0;
      // Past the end of `once`, nothing is kept.
      if (score === 0) once[length] = score = scoreAt(text, 1, docnum, 1);
    } else {
      const titled = inTitle[i] ?? 0;
      if (titled > 0) score = scoreAt(title, titled, docnum, 1);
      if (times > 0) score += scoreAt(text, times, docnum, 1);
    }
    sums[k] = (sums[k] ?? 0) + score;
  }
}

/** The place of the first of `docs`, ascending, from `from` on that is not below `doc`. */
function placeIn(docs: Uint32Array, doc: number, from = 0): number {
  let low = from;
  let high = docs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((docs[middle] ?? 0) < doc) low = middle + 1;
    else high = middle;
  }
  return low;
}
