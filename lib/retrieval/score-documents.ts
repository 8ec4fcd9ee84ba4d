import type { Postings, TermPostings } from './fetch-postings';
import type { LiveView, Statistics } from './live-segments';
import {
  documentFrequency,
  FIELD_BOOSTS,
  type Expansion,
  type MaterialisedIndex,
} from './materialised-index';
import { leavesOf, type Leaf, type QueryNode } from './plan-query';
import type { FieldLengths } from './text-index';
import { FIELDS } from './text-index-format';

/** MiniSearch's BM25+ parameters. */
const K = 1.2;
const B = 0.7;
const D = 0.5;
/** Below one touched document in so many, sorting them beats walking all. */
const SPARSE = 24;
/** Lengths for which what they cost is remembered; longer fields are rare. */
const MAX_NORMS = 4096;
/** Matched leaves are kept as bits of 32-bit numbers. */
const BITS = 32;

/** Documents with MiniSearch's scores, less its count of matched terms; documents ascending. */
export type Scored = {
  readonly docs: Uint32Array;
  readonly scores: Float64Array;
  /** The query's terms that matched, a bit each: `stride` numbers a document. */
  readonly matched: Uint32Array;
  readonly stride: number;
};

/** What scoring needs of the view. */
export type ScoringContext = {
  readonly live: LiveView;
  readonly lengths: readonly FieldLengths[];
  readonly statistics: Statistics;
  readonly terms: ReadonlyMap<string, TermPostings>;
  readonly index: MaterialisedIndex;
  /** What scores of a segment's documents are multiplied by; 0 leaves a document out. */
  readonly boosts: readonly (((docnum: number) => number) | undefined)[];
};

/** What one term's occurrences in one field are multiplied by. */
type Factor = { readonly idf: number; readonly weight: number };
type LeafScorer = (leaf: Leaf, bit: number) => Scored;

/**
 * Every document that `node` matches, with the scores that MiniSearch will give: the same arithmetic
 * in the same order, over typed arrays instead of objects.
 */
export function scoreDocuments(context: ScoringContext, node: QueryNode): Scored {
  const bits = new Map<string, number>();
  for (const { term } of leavesOf(node)) if (!bits.has(term)) bits.set(term, bits.size);
  const stride = Math.max(1, Math.ceil(bits.size / BITS));
  const scorer = createLeafScorer(context, stride);
  const scored = scoreNode(node, {
    ofLeaf: (leaf) => scorer(leaf, bits.get(leaf.term) ?? 0),
    ofAll: () => everyDocument(context, stride),
    stride,
  });
  const { scores, matched } = scored;
  // MiniSearch multiplies by the number of query terms that matched.
  for (let i = 0; i < scores.length; i++) {
    let terms = 0;
    for (let k = 0; k < stride; k++) terms += countBits(matched[i * stride + k] ?? 0);
    scores[i] = (scores[i] ?? 0) * (terms || 1);
  }
  return scored;
}

type Scorers = {
  readonly ofLeaf: (leaf: Leaf) => Scored;
  readonly ofAll: () => Scored;
  readonly stride: number;
};

function scoreNode(node: QueryNode, scorers: Scorers): Scored {
  if (node.kind === 'leaf') return scorers.ofLeaf(node);
  if (node.kind === 'every') return scorers.ofAll();
  const [first, ...others] = node.nodes.map((child) => scoreNode(child, scorers));
  if (!first) return emptyScored(0, scorers.stride);
  const { kind } = node;
  return others.reduce((a, b) => merge(a, b, kind), first);
}

/**
 * A function that scores one leaf. Scores are summed in one array over all documents of the view,
 * which is cleared as it is read out.
 */
function createLeafScorer(context: ScoringContext, stride: number): LeafScorer {
  const { live, terms, index } = context;
  const sums = new Float64Array(live.size);
  const isTouched = new Uint8Array(live.size);
  // What a length costs, k · (1 − b + b · length / average), found when first met.
  const norms = [new Float64Array(MAX_NORMS), new Float64Array(MAX_NORMS)] as const;
  return (leaf, bit) => {
    const postings = postingsOf(terms, index.expansionsOf(leaf));
    let most = 0;
    for (const { found } of postings)
      most += documentFrequency(found.fields[0]) + documentFrequency(found.fields[1]);
    const touched = new Uint32Array(Math.min(most, live.size));
    let count = 0;
    const add = ({ docs, tfs }: Postings, segment: number, field: 0 | 1, factor: Factor): void => {
      const base = live.segments[segment]?.base ?? 0;
      const lengths = context.lengths[segment]?.[field] ?? [];
      const boost = context.boosts[segment];
      const norm = norms[field];
      const average = context.statistics.averageLengths[field];
      for (let i = 0; i < docs.length; i++) {
        const docnum = docs[i] ?? 0;
        const weight = boost ? factor.weight * boost(docnum) : factor.weight;
        if (weight === 0) continue;
        const tf = tfs[i] ?? 0;
        const doc = base + docnum;
        if (isTouched[doc] === 0) {
          isTouched[doc] = 1;
          touched[count++] = doc;
        }
        const length = lengths[docnum] ?? 0;
        let penalty = norm[length] ?? 0;
        if (penalty === 0) {
          penalty = K * (1 - B + (B * length) / average);
          norm[length] = penalty;
        }
        const raw = factor.idf * (D + (tf * (K + 1)) / (tf + penalty));
        sums[doc] = (sums[doc] ?? 0) + weight * raw;
      }
    };
    for (const { found, weight } of postings) {
      for (const field of [0, 1] as const) {
        if (leaf.field !== undefined && leaf.field !== FIELDS[field]) continue;
        const parts = found.fields[field];
        const factor = factorOf(context, parts, weight, field);
        for (const [segment, part] of parts.entries()) if (part) add(part, segment, field, factor);
      }
    }
    return readOut({ touched: touched.subarray(0, count), sums, isTouched }, bit, stride);
  };
}

type WeightedPostings = { readonly found: TermPostings; readonly weight: number };

function postingsOf(
  terms: ReadonlyMap<string, TermPostings>,
  expansions: readonly Expansion[],
): WeightedPostings[] {
  return expansions.flatMap(({ term, weight }) => {
    const found = terms.get(term);
    return found ? [{ found, weight }] : [];
  });
}

function factorOf(
  { statistics }: ScoringContext,
  parts: TermPostings['fields'][number],
  weight: number,
  field: 0 | 1,
): Factor {
  const frequency = documentFrequency(parts);
  const idf = Math.log(1 + (statistics.documents - frequency + 0.5) / (frequency + 0.5));
  return { idf, weight: weight * FIELD_BOOSTS[FIELDS[field]] };
}

type Sums = {
  readonly touched: Uint32Array;
  readonly sums: Float64Array;
  readonly isTouched: Uint8Array;
};

function readOut({ touched, sums, isTouched }: Sums, bit: number, stride: number): Scored {
  const scored = emptyScored(touched.length, stride);
  if (touched.length * SPARSE < sums.length) touched.sort();
  else {
    let n = 0;
    for (let doc = 0; doc < isTouched.length; doc++) if (isTouched[doc] === 1) touched[n++] = doc;
  }
  const word = Math.floor(bit / BITS);
  const mask = 1 << (bit % BITS);
  for (let i = 0; i < touched.length; i++) {
    const doc = touched[i] ?? 0;
    scored.docs[i] = doc;
    scored.scores[i] = sums[doc] ?? 0;
    scored.matched[i * stride + word] = mask;
    sums[doc] = 0;
    isTouched[doc] = 0;
  }
  return scored;
}

/** All live documents, as MiniSearch's wildcard scores them. */
function everyDocument({ live, boosts }: ScoringContext, stride: number): Scored {
  const scored = emptyScored(live.size, stride);
  let n = 0;
  for (const [i, segment] of live.segments.entries()) {
    const boost = boosts[i];
    for (let docnum = 0; docnum < segment.documents; docnum++) {
      if (segment.dead.has(docnum)) continue;
      scored.docs[n] = segment.base + docnum;
      scored.scores[n++] = boost ? boost(docnum) : 1;
    }
  }
  return firstOf(scored, n);
}

/** Combines two results as MiniSearch does: scores are added, `but` keeps what b has not. */
function merge(a: Scored, b: Scored, kind: 'all' | 'any' | 'but'): Scored {
  const { stride } = a;
  const most = kind === 'any' ? a.docs.length + b.docs.length : a.docs.length;
  const out = emptyScored(most, stride);
  let [i, j, n] = [0, 0, 0];
  const take = (from: Scored, at: number): void => {
    out.docs[n] = from.docs[at] ?? 0;
    out.scores[n] = from.scores[at] ?? 0;
    for (let k = 0; k < stride; k++)
      out.matched[n * stride + k] = from.matched[at * stride + k] ?? 0;
    n++;
  };
  while (i < a.docs.length || j < b.docs.length) {
    const x = a.docs[i] ?? Infinity;
    const y = b.docs[j] ?? Infinity;
    if (x < y) {
      if (kind !== 'all') take(a, i);
      i++;
    } else if (y < x) {
      if (kind === 'any') take(b, j);
      j++;
    } else {
      if (kind !== 'but') {
        out.docs[n] = x;
        out.scores[n] = (a.scores[i] ?? 0) + (b.scores[j] ?? 0);
        for (let k = 0; k < stride; k++)
          out.matched[n * stride + k] =
            (a.matched[i * stride + k] ?? 0) | (b.matched[j * stride + k] ?? 0);
        n++;
      }
      i++;
      j++;
    }
  }
  return firstOf(out, n);
}

function firstOf({ docs, scores, matched, stride }: Scored, n: number): Scored {
  return {
    docs: docs.subarray(0, n),
    scores: scores.subarray(0, n),
    matched: matched.subarray(0, n * stride),
    stride,
  };
}

function emptyScored(length: number, stride: number): Scored {
  return {
    docs: new Uint32Array(length),
    scores: new Float64Array(length),
    matched: new Uint32Array(length * stride),
    stride,
  };
}

function countBits(value: number): number {
  let x = value - ((value >>> 1) & 0x5555_5555);
  x = (x & 0x3333_3333) + ((x >>> 2) & 0x3333_3333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
