import type { PackedNumbers } from '@/lib/segment/packed-numbers';
import type { TermPostings } from './fetch-postings';
import { FIELD_BOOSTS, type Expansion } from './materialised-index';
import type { Leaf } from './plan-query';
import type { ScoringContext } from './score-documents';
import type { Scored } from './scored';
import { emptyLike, type SegmentPostings } from './segment-postings';
import { FIELDS } from './text-index-format';

/** MiniSearch's BM25+ parameters. */
const K = 1.2;
const B = 0.7;
const D = 0.5;
/** Below one touched document in so many, sorting them beats walking all. */
const SPARSE = 24;
/** Lengths for which the score of one occurrence is reckoned once; longer fields are rare. */
const MAX_ONCE = 1024;
const BITS = 32;
/** From so many times as many documents on, each is looked for where it must be instead of met on the way. */
const MUCH = 16;

/** Scores leaves. */
export type LeafScorer = {
  /**
   * The documents of one leaf; `bit` stands for its term.
   *
   * @param within documents, ascending, that alone are asked for
   */
  score(leaf: Leaf, bit: number, within?: Uint32Array): Scored;
  /** Sets the marks of those of `docs`, ascending, that the leaf has. */
  mark(leaf: Leaf, docs: Uint32Array, marks: Uint8Array): void;
  /** About how many documents a leaf has. */
  frequency(leaf: Leaf): number;
};

/** What the score of a term's occurrence in one field is made of; without weight it counts for nothing. */
type Side = {
  readonly lengths: PackedNumbers;
  readonly average: number;
  readonly idf: number;
  readonly weight: number;
};

type Expanded = { readonly found: TermPostings; readonly weight: number };

/** One term in one segment. */
type Part = {
  readonly postings: SegmentPostings;
  readonly title: Side;
  readonly text: Side;
  /** Number of the segment's first document. */
  readonly base: number;
  readonly boost: ((docnum: number) => number) | undefined;
};

/** A function that scores leaves of one query. */
export function createLeafScorer(context: ScoringContext, stride: number): LeafScorer {
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
  return {
    score(leaf, bit, within) {
      const parts = expandedOf(leaf).map((expanded) => partsOf(expanded, leaf));
      const [only] = parts;
      const { docs, scores } =
        only && parts.length === 1
          ? scoreTerm(only, within)
          : scoreTerms(parts.flat(), live.size, within);
      const matched = new Uint32Array(stride);
      matched[Math.floor(bit / BITS)] = 1 << (bit % BITS);
      return { docs, scores, matched, stride, step: 0 };
    },
    mark(leaf, docs, marks) {
      for (const expanded of expandedOf(leaf))
        for (const part of partsOf(expanded, leaf)) markTerm(part, docs, marks);
    },
    frequency: (leaf) =>
      expandedOf(leaf).reduce((sum, { found: { df } }) => sum + Math.max(df[0], df[1]), 0),
  };
}

const NO_LENGTHS = new Uint8Array(0);

/** MiniSearch's score of `count` occurrences in one field. */
function scoreAt(side: Side, count: number, docnum: number, factor: number): number {
  const length = side.lengths[docnum] ?? 0;
  const norm = K * (1 - B + (B * length) / side.average);
  const raw = side.idf * (D + (count * (K + 1)) / (count + norm));
  return side.weight * factor * raw;
}

/** `before` and the scores of both fields of the `i`-th document of `part`; no more than it where the document is left out. */
function scoreOf({ postings, title, text, boost }: Part, i: number, before: number): number {
  const docnum = postings.docs[i] ?? 0;
  const factor = boost === undefined ? 1 : boost(docnum);
  if (factor === 0) return before;
  let score = before;
  const inTitle = postings.counts[0][i] ?? 0;
  if (inTitle > 0 && title.weight > 0) score += scoreAt(title, inTitle, docnum, factor);
  const inText = postings.counts[1][i] ?? 0;
  if (inText > 0 && text.weight > 0) score += scoreAt(text, inText, docnum, factor);
  return score;
}

type ScoredDocuments = Pick<Scored, 'docs' | 'scores'>;

/** The documents of one term, by segment. */
function scoreTerm(parts: readonly Part[], within: Uint32Array | undefined): ScoredDocuments {
  const scored = parts.map((part) => scorePart(within ? partWithin(part, within) : part));
  const [only] = scored;
  if (only && scored.length === 1) return only;
  const length = scored.reduce((sum, { docs }) => sum + docs.length, 0);
  const all = { docs: new Uint32Array(length), scores: new Float64Array(length) };
  let n = 0;
  for (const { docs, scores } of scored) {
    all.docs.set(docs, n);
    all.scores.set(scores, n);
    n += docs.length;
  }
  return all;
}

function scorePart(part: Part): ScoredDocuments {
  const { postings, base, boost, title, text } = part;
  const docs = base === 0 ? postings.docs : postings.docs.map((docnum) => base + docnum);
  if (!boost && title.weight > 0 && text.weight > 0) return { docs, scores: scoresOf(part) };
  const [kept, scores] = [docs.slice(), new Float64Array(docs.length)];
  let n = 0;
  for (let i = 0; i < docs.length; i++) {
    const score = scoreOf(part, i, 0);
    if (score === 0) continue;
    kept[n] = docs[i] ?? 0;
    scores[n++] = score;
  }
  return { docs: kept.subarray(0, n), scores: scores.subarray(0, n) };
}

/**
 * The scores of all documents of `part`. In a worker that has just started, this is where a search
 * spends its time: four occurrences of five are the only one in their text, and looked up.
 */
function scoresOf(part: Part): Float64Array {
  const { docs, counts } = part.postings;
  const [inTitle, inText] = counts;
  const { lengths } = part.text;
  const scores = new Float64Array(docs.length);
  const once = new Float64Array(MAX_ONCE);
  for (let i = 0; i < docs.length; i++) {
    const length = lengths[docs[i] ?? 0] ?? 0;
    if (inText[i] !== 1 || inTitle[i] !== 0 || length >= MAX_ONCE) {
      scores[i] = scoreOf(part, i, 0);
      continue;
    }
    let score = once[length] ?? 0;
    if (score === 0) once[length] = score = scoreOf(part, i, 0);
    scores[i] = score;
  }
  return scores;
}

/** `part` with those of its documents alone that are in `within`. */
function partWithin(part: Part, within: Uint32Array): Part {
  const { docs, counts, df } = part.postings;
  const places = placesIn(part, within);
  const kept = new Uint32Array(places.length);
  const inTitle = emptyLike(counts[0], places.length);
  const inText = emptyLike(counts[1], places.length);
  let n = 0;
  for (let k = 0; k < places.length; k++) {
    const i = places[k] ?? -1;
    if (i < 0) continue;
    kept[n] = docs[i] ?? 0;
    inTitle[n] = counts[0][i] ?? 0;
    inText[n++] = counts[1][i] ?? 0;
  }
  const postings: SegmentPostings = {
    docs: kept.subarray(0, n),
    counts: [inTitle.subarray(0, n), inText.subarray(0, n)],
    df,
  };
  return { ...part, postings };
}

/** Sets the marks of those of `docs` that `part` has. */
function markTerm(part: Part, docs: Uint32Array, marks: Uint8Array): void {
  const first = placeIn(docs, part.base);
  for (const [k, i] of placesIn(part, docs).entries())
    if (i >= 0 && scoreOf(part, i, 0) > 0) marks[first + k] = 1;
}

/** For each of `within` that the segment of `part` may have, its place among the postings; -1 without one. */
function placesIn({ postings: { docs }, base }: Part, within: Uint32Array): Int32Array {
  const from = placeIn(within, base);
  const to = placeIn(within, base + (docs.at(-1) ?? -1) + 1);
  const places = new Int32Array(to - from).fill(-1);
  const isMuch = docs.length > MUCH * places.length;
  let i = 0;
  for (let k = 0; k < places.length; k++) {
    const docnum = (within[from + k] ?? 0) - base;
    if (isMuch) i = placeIn(docs, docnum, i);
    else while (i < docs.length && (docs[i] ?? 0) < docnum) i++;
    if (docs[i] === docnum) places[k] = i;
  }
  return places;
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

/** States of a document while several terms are summed up. */
const [NOT_WANTED, WANTED, SUMMED] = [0, 1, 2] as const;

/** The documents of several terms: scores are summed in one array over all of the view. */
function scoreTerms(
  parts: readonly Part[],
  size: number,
  within: Uint32Array | undefined,
): ScoredDocuments {
  const sums = new Float64Array(size);
  const states = new Uint8Array(size);
  if (within) for (const doc of within) states[doc] = WANTED;
  else states.fill(WANTED);
  const most = parts.reduce((sum, { postings }) => sum + postings.docs.length, 0);
  const summed = new Uint32Array(Math.min(most, within?.length ?? size));
  let count = 0;
  for (const part of parts) {
    const { docs } = part.postings;
    for (let i = 0; i < docs.length; i++) {
      const doc = part.base + (docs[i] ?? 0);
      const state = states[doc];
      if (state === NOT_WANTED) continue;
      const before = sums[doc] ?? 0;
      const sum = scoreOf(part, i, before);
      if (sum === before) continue;
      if (state === WANTED) {
        states[doc] = SUMMED;
        summed[count++] = doc;
      }
      sums[doc] = sum;
    }
  }
  const docs = ascending(summed.subarray(0, count), states);
  const scores = new Float64Array(count);
  for (let i = 0; i < count; i++) scores[i] = sums[docs[i] ?? 0] ?? 0;
  return { docs, scores };
}

/** `docs`, which are those that were summed up, in order. */
function ascending(docs: Uint32Array, states: Uint8Array): Uint32Array {
  if (docs.length * SPARSE < states.length) return docs.sort();
  let n = 0;
  for (let doc = 0; doc < states.length; doc++) if (states[doc] === SUMMED) docs[n++] = doc;
  return docs;
}
