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

/** Lengths for which that is remembered; longer fields are rare. */
const MAX_NORMS = 4096;

/** Documents with scores: three columns, documents ascending. */
type Scored = {
  readonly docs: Uint32Array;
  readonly scores: Float64Array;
  /** The query's leaves that matched, a bit each. */
  readonly matched: Uint32Array;
};

/** What one term's occurrences in one field are multiplied by. */
type Factor = { readonly idf: number; readonly weight: number };

/** The documents that can be among the best. */
export type Selection = {
  /** How many documents match. */
  readonly total: number;
  /** Documents that are certainly among the best, ascending. */
  readonly best: Uint32Array;
  /** Documents with one and the same score, of which the first `room` in total order are too. */
  readonly tied: Uint32Array;
  readonly room: number;
};

/** What scoring needs of the view. */
export type ScoringContext = {
  readonly live: LiveView;
  readonly lengths: readonly FieldLengths[];
  readonly statistics: Statistics;
  readonly terms: ReadonlyMap<string, TermPostings>;
  readonly index: MaterialisedIndex;
};

/**
 * The best `limit` documents for `node`, by the scores that MiniSearch will give: the same
 * arithmetic in the same order, over typed arrays instead of objects.
 */
export function selectBest(context: ScoringContext, node: QueryNode, limit: number): Selection {
  const bits = new Map<string, number>();
  for (const { term } of leavesOf(node)) if (!bits.has(term)) bits.set(term, bits.size);
  const scorer = createLeafScorer(context);
  const { docs, scores, matched } = scoreNode(node, (leaf) =>
    scorer(context.index.expansionsOf(leaf), 1 << (bits.get(leaf.term) ?? 0)),
  );
  // MiniSearch multiplies by the number of query terms that matched.
  for (let i = 0; i < scores.length; i++)
    scores[i] = (scores[i] ?? 0) * (countBits(matched[i] ?? 0) || 1);
  return cutAt(docs, scores, limit);
}

function scoreNode(node: QueryNode, scoreLeaf: (leaf: Leaf) => Scored): Scored {
  if (node.kind === 'leaf') return scoreLeaf(node);
  const [first, ...others] = node.nodes.map((child) => scoreNode(child, scoreLeaf));
  if (!first) return emptyScored(0);
  const { kind } = node;
  return others.reduce((a, b) => merge(a, b, kind), first);
}

/**
 * A function that scores one leaf. Scores are summed in one array over all documents of the view,
 * which is cleared as it is read out.
 */
function createLeafScorer(
  context: ScoringContext,
): (expansions: readonly Expansion[], bit: number) => Scored {
  const { live, terms } = context;
  const sums = new Float64Array(live.size);
  const isTouched = new Uint8Array(live.size);
  // What a length costs, k · (1 − b + b · length / average), found when first met.
  const norms = [new Float64Array(MAX_NORMS), new Float64Array(MAX_NORMS)] as const;
  return (expansions, bit) => {
    const postings = expansions.flatMap(({ term, weight }) => {
      const found = terms.get(term);
      return found ? [{ found, weight }] : [];
    });
    let most = 0;
    for (const { found } of postings)
      most += documentFrequency(found.fields[0]) + documentFrequency(found.fields[1]);
    const touched = new Uint32Array(Math.min(most, live.size));
    let count = 0;
    const add = ({ docs, tfs }: Postings, segment: number, field: 0 | 1, factor: Factor): void => {
      const base = live.segments[segment]?.base ?? 0;
      const lengths = context.lengths[segment]?.[field] ?? [];
      const norm = norms[field];
      const average = context.statistics.averageLengths[field];
      for (let i = 0; i < docs.length; i++) {
        const docnum = docs[i] ?? 0;
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
        sums[doc] = (sums[doc] ?? 0) + factor.weight * raw;
      }
    };
    for (const { found, weight } of postings) {
      for (const field of [0, 1] as const) {
        const parts = found.fields[field];
        const factor = factorOf(context, parts, weight, field);
        for (const [segment, part] of parts.entries()) if (part) add(part, segment, field, factor);
      }
    }
    return readOut(touched.subarray(0, count), sums, isTouched, bit);
  };
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

function readOut(
  touched: Uint32Array,
  sums: Float64Array,
  isTouched: Uint8Array,
  bit: number,
): Scored {
  const scored = emptyScored(touched.length);
  if (touched.length * SPARSE < sums.length) touched.sort();
  else {
    let n = 0;
    for (let doc = 0; doc < isTouched.length; doc++) if (isTouched[doc] === 1) touched[n++] = doc;
  }
  for (let i = 0; i < touched.length; i++) {
    const doc = touched[i] ?? 0;
    scored.docs[i] = doc;
    scored.scores[i] = sums[doc] ?? 0;
    scored.matched[i] = bit;
    sums[doc] = 0;
    isTouched[doc] = 0;
  }
  return scored;
}

/** Combines two results as MiniSearch does: scores are added, `but` keeps what b has not. */
function merge(a: Scored, b: Scored, kind: 'all' | 'any' | 'but'): Scored {
  const out = emptyScored(kind === 'any' ? a.docs.length + b.docs.length : a.docs.length);
  let [i, j, n] = [0, 0, 0];
  const take = (from: Scored, at: number): void => {
    out.docs[n] = from.docs[at] ?? 0;
    out.scores[n] = from.scores[at] ?? 0;
    out.matched[n++] = from.matched[at] ?? 0;
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
        out.matched[n++] = (a.matched[i] ?? 0) | (b.matched[j] ?? 0);
      }
      i++;
      j++;
    }
  }
  return {
    docs: out.docs.subarray(0, n),
    scores: out.scores.subarray(0, n),
    matched: out.matched.subarray(0, n),
  };
}

function emptyScored(length: number): Scored {
  return {
    docs: new Uint32Array(length),
    scores: new Float64Array(length),
    matched: new Uint32Array(length),
  };
}

function cutAt(docs: Uint32Array, scores: Float64Array, limit: number): Selection {
  const total = docs.length;
  if (total <= limit) return { total, best: docs, tied: new Uint32Array(0), room: 0 };
  const threshold = greatest(scores, limit);
  const best = docs.filter((_, i) => (scores[i] ?? 0) > threshold);
  const tied = docs.filter((_, i) => scores[i] === threshold);
  return { total, best, tied, room: limit - best.length };
}

/** The `n`-th greatest of `values`, by a heap of the n greatest so far. */
function greatest(values: Float64Array, n: number): number {
  const heap = new Float64Array(n).fill(-Infinity);
  for (const value of values) {
    if (value <= (heap[0] ?? 0)) continue;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= n) break;
      if (child + 1 < n && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child++;
      if ((heap[child] ?? 0) >= value) break;
      heap[at] = heap[child] ?? 0;
      at = child;
    }
    heap[at] = value;
  }
  return heap[0] ?? 0;
}

function countBits(value: number): number {
  let x = value - ((value >>> 1) & 0x5555_5555);
  x = (x & 0x3333_3333) + ((x >>> 2) & 0x3333_3333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
