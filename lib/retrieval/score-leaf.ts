import type { TermPostings } from './fetch-postings';
import { documentFrequency, FIELD_BOOSTS, type Expansion } from './materialised-index';
import type { Leaf } from './plan-query';
import type { ScoringContext } from './score-documents';
import { emptyScored, firstOf, NO_DOCUMENT, type Scored } from './scored';
import { FIELDS } from './text-index-format';

/** MiniSearch's BM25+ parameters. */
const K = 1.2;
const B = 0.7;
const D = 0.5;
/** Below one touched document in so many, sorting them beats walking all. */
const SPARSE = 24;
/** Lengths for which what they cost is reckoned once a query; longer fields are rare. */
const MAX_NORMS = 4096;
const BITS = 32;

/** Scores leaves. */
export type LeafScorer = {
  /**
   * The documents of one leaf; `bit` stands for its term.
   *
   * @param within documents, ascending, that alone matter: others may be left out
   */
  score(leaf: Leaf, bit: number, within?: Uint32Array): Scored;
  /** About how many documents a leaf has. */
  frequency(leaf: Leaf): number;
};

/** One term's occurrences in one field of one segment, and what their scores are made of. */
type Side = {
  readonly docs: Uint32Array;
  readonly tfs: Uint32Array;
  readonly lengths: ArrayLike<number>;
  /** What a length costs, and the mean length that it is measured by. */
  readonly norms: Float64Array;
  readonly average: number;
  readonly idf: number;
  readonly weight: number;
};

type Expanded = { readonly found: TermPostings; readonly weight: number };
/** Makes the side of one segment; undefined where the term is not. */
type SideOf = (expanded: Expanded, segment: number, field: 0 | 1) => Side | undefined;

const NOTHING: Side = {
  docs: new Uint32Array(0),
  tfs: new Uint32Array(0),
  lengths: [],
  norms: new Float64Array(0),
  average: 1,
  idf: 0,
  weight: 0,
};

/** A function that scores leaves of one query. */
export function createLeafScorer(context: ScoringContext, stride: number): LeafScorer {
  const { terms, index, statistics } = context;
  const norms = statistics.averageLengths.map(normsOf);
  const sideOf = (leaf: Leaf): SideOf => {
    return ({ found, weight }, segment, field) => {
      if (leaf.field !== undefined && leaf.field !== FIELDS[field]) return undefined;
      const postings = found.fields[field][segment];
      if (!postings) return undefined;
      const frequency = documentFrequency(found.fields[field]);
      return {
        ...postings,
        lengths: context.lengths[segment]?.[field] ?? [],
        norms: norms[field] ?? NOTHING.norms,
        average: statistics.averageLengths[field],
        idf: Math.log(1 + (statistics.documents - frequency + 0.5) / (frequency + 0.5)),
        weight: weight * FIELD_BOOSTS[FIELDS[field]],
      };
    };
  };
  return {
    score(leaf, bit, within) {
      const expanded = expandedOf(terms, index.expansionsOf(leaf));
      const [only] = expanded;
      const scored =
        only && expanded.length === 1
          ? scoreTerm(context, only, sideOf(leaf), { stride, within })
          : scoreTerms(context, expanded, sideOf(leaf), stride);
      const word = Math.floor(bit / BITS);
      const mask = 1 << (bit % BITS);
      if (stride === 1) scored.matched.fill(mask);
      else for (let i = word; i < scored.matched.length; i += stride) scored.matched[i] = mask;
      return scored;
    },
    frequency: (leaf) =>
      expandedOf(terms, index.expansionsOf(leaf)).reduce((sum, each) => sum + frequencyOf(each), 0),
  };
}

/** What each length up to a bound costs, k · (1 − b + b · length / average). */
function normsOf(average: number): Float64Array {
  const norms = new Float64Array(MAX_NORMS);
  for (let length = 0; length < MAX_NORMS; length++) norms[length] = normOf(length, average);
  return norms;
}

function normOf(length: number, average: number): number {
  return K * (1 - B + (B * length) / average);
}

function expandedOf(
  terms: ReadonlyMap<string, TermPostings>,
  expansions: readonly Expansion[],
): Expanded[] {
  return expansions.flatMap(({ term, weight }) => {
    const found = terms.get(term);
    return found ? [{ found, weight }] : [];
  });
}

function frequencyOf({ found }: Expanded): number {
  return documentFrequency(found.fields[0]) + documentFrequency(found.fields[1]);
}

/** The documents of one term: its two ascending lists become one. */
function scoreTerm(
  { live, boosts }: ScoringContext,
  expanded: Expanded,
  sideOf: SideOf,
  { stride, within }: { readonly stride: number; readonly within: Uint32Array | undefined },
): Scored {
  const most = Math.min(frequencyOf(expanded), within?.length ?? live.size);
  const scored = emptyScored(most, stride);
  let [n, at] = [0, 0];
  for (const [segment, { base, documents }] of live.segments.entries()) {
    const title = sideOf(expanded, segment, 0) ?? NOTHING;
    const text = sideOf(expanded, segment, 1) ?? NOTHING;
    const sides = { title, text, base, boost: boosts[segment] };
    if (!within) {
      n = joinSides(sides, scored, n);
      continue;
    }
    const first = at;
    while (at < within.length && (within[at] ?? 0) < base + documents) at++;
    n = joinWithin(sides, within.subarray(first, at), scored, n);
  }
  return firstOf(scored, n);
}

type Sides = {
  readonly title: Side;
  readonly text: Side;
  /** Number of the segment's first document. */
  readonly base: number;
  readonly boost: ((docnum: number) => number) | undefined;
};

/** Appends the documents of either side, with their scores, at `from`. @returns where it ends */
function joinSides({ title, text, base, boost }: Sides, out: Scored, from: number): number {
  const { docs, scores } = out;
  const [titles, texts] = [title.docs, text.docs];
  let [i, j, n] = [0, 0, from];
  let x = titles.length > 0 ? (titles[0] ?? 0) : NO_DOCUMENT;
  let y = texts.length > 0 ? (texts[0] ?? 0) : NO_DOCUMENT;
  while (x < NO_DOCUMENT || y < NO_DOCUMENT) {
    const docnum = x < y ? x : y;
    const factor = boost === undefined ? 1 : boost(docnum);
    let score = 0;
    if (x === docnum) {
      if (factor !== 0) score = scoreAt(title, i, docnum, factor);
      i++;
      x = i < titles.length ? (titles[i] ?? 0) : NO_DOCUMENT;
    }
    if (y === docnum) {
      if (factor !== 0) score += scoreAt(text, j, docnum, factor);
      j++;
      y = j < texts.length ? (texts[j] ?? 0) : NO_DOCUMENT;
    }
    if (factor === 0) continue;
    docs[n] = base + docnum;
    scores[n++] = score;
  }
  return n;
}

/** The same for those of `within` alone, documents of the segment: the others are passed by. */
function joinWithin(
  { title, text, base, boost }: Sides,
  within: Uint32Array,
  out: Scored,
  from: number,
): number {
  const { docs, scores } = out;
  const [titles, texts] = [title.docs, text.docs];
  let [i, j, n] = [0, 0, from];
  for (let k = 0; k < within.length; k++) {
    const docnum = (within[k] ?? 0) - base;
    while (i < titles.length && (titles[i] ?? 0) < docnum) i++;
    while (j < texts.length && (texts[j] ?? 0) < docnum) j++;
    const isTitle = i < titles.length && titles[i] === docnum;
    const isText = j < texts.length && texts[j] === docnum;
    if (!isTitle && !isText) continue;
    const factor = boost === undefined ? 1 : boost(docnum);
    if (factor === 0) continue;
    let score = isTitle ? scoreAt(title, i, docnum, factor) : 0;
    if (isText) score += scoreAt(text, j, docnum, factor);
    docs[n] = base + docnum;
    scores[n++] = score;
  }
  return n;
}

/** MiniSearch's score of the `at`-th occurrence of a side. */
function scoreAt(side: Side, at: number, docnum: number, factor: number): number {
  const tf = side.tfs[at] ?? 0;
  const length = side.lengths[docnum] ?? 0;
  const norm = length < MAX_NORMS ? (side.norms[length] ?? 0) : normOf(length, side.average);
  const raw = side.idf * (D + (tf * (K + 1)) / (tf + norm));
  return side.weight * factor * raw;
}

/** The documents of several terms: scores are summed in one array over all of the view. */
function scoreTerms(
  { live, boosts }: ScoringContext,
  terms: readonly Expanded[],
  sideOf: SideOf,
  stride: number,
): Scored {
  const most = terms.reduce((sum, expanded) => sum + frequencyOf(expanded), 0);
  const all: Sums = {
    sums: new Float64Array(live.size),
    isTouched: new Uint8Array(live.size),
    touched: new Uint32Array(Math.min(most, live.size)),
    count: 0,
  };
  for (const expanded of terms)
    for (const field of [0, 1] as const)
      for (const [segment, { base }] of live.segments.entries()) {
        const side = sideOf(expanded, segment, field);
        if (side) addSide(side, base, boosts[segment], all);
      }
  return readOut(all, stride);
}

type Sums = {
  readonly sums: Float64Array;
  readonly isTouched: Uint8Array;
  /** The documents that have a sum, `count` of them. */
  readonly touched: Uint32Array;
  count: number;
};

function addSide(
  side: Side,
  base: number,
  boost: ((docnum: number) => number) | undefined,
  all: Sums,
): void {
  const { sums, isTouched, touched } = all;
  const { docs } = side;
  let { count } = all;
  for (let i = 0; i < docs.length; i++) {
    const docnum = docs[i] ?? 0;
    const factor = boost === undefined ? 1 : boost(docnum);
    if (factor === 0) continue;
    const doc = base + docnum;
    if (isTouched[doc] === 0) {
      isTouched[doc] = 1;
      touched[count++] = doc;
    }
    sums[doc] = (sums[doc] ?? 0) + scoreAt(side, i, docnum, factor);
  }
  all.count = count;
}

function readOut({ sums, isTouched, touched, count }: Sums, stride: number): Scored {
  const scored = emptyScored(count, stride);
  const docs = touched.subarray(0, count);
  if (count * SPARSE < sums.length) docs.sort();
  else {
    let n = 0;
    for (let doc = 0; doc < isTouched.length; doc++) if (isTouched[doc] === 1) docs[n++] = doc;
  }
  scored.docs.set(docs);
  for (let i = 0; i < count; i++) scored.scores[i] = sums[docs[i] ?? 0] ?? 0;
  return scored;
}
