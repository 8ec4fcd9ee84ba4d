import type { TermPostings } from './fetch-postings';
import type { LiveView, Statistics } from './live-segments';
import type { MaterialisedIndex } from './materialised-index';
import { leavesOf, type QueryNode } from './plan-query';
import { createLeafScorer, type LeafScorer } from './score-leaf';
import { addBits, addScored, subtract, unite, unscored, type Scored } from './scored';
import type { FieldLengths } from './text-index';

/** Matched leaves are kept as bits of 32-bit numbers. */
const BITS = 32;

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

/**
 * Every document that `node` matches, with the scores that MiniSearch will give: the same arithmetic
 * in the same order, over typed arrays instead of objects.
 */
export function scoreDocuments(context: ScoringContext, node: QueryNode): Scored {
  const bits = new Map<string, number>();
  for (const { term } of leavesOf(node)) if (!bits.has(term)) bits.set(term, bits.size);
  const stride = Math.max(1, Math.ceil(bits.size / BITS));
  const scorer = createLeafScorer(context, bits, stride);
  const scored = scoreNode(node, {
    ...scorer,
    ofEvery: (within) => everyDocument(context, stride, within),
    stride,
  });
  if (bits.size > 1) multiply(scored);
  return scored;
}

/** MiniSearch multiplies by the number of query terms that matched. */
function multiply({ scores, matched, stride, step }: Scored): void {
  let terms = 0;
  for (let i = 0; i < scores.length; i++) {
    if (i === 0 || step > 0) {
      terms = 0;
      for (let k = 0; k < stride; k++) terms += countBits(matched[i * step + k] ?? 0);
    }
    scores[i] = (scores[i] ?? 0) * (terms || 1);
  }
}

type Scorers = LeafScorer & {
  readonly ofEvery: (within: Uint32Array | undefined) => Scored;
  readonly stride: number;
};

/**
 * As MiniSearch combines: scores are added, `but` keeps what the others have not.
 *
 * @param within documents, ascending, that alone are asked for
 */
function scoreNode(node: QueryNode, scorers: Scorers, within?: Uint32Array): Scored {
  if (node.kind === 'leaf') return scorers.score(node, within);
  if (node.kind === 'every') return scorers.ofEvery(within);
  const [first, ...others] = node.nodes;
  if (!first) return unscored(new Uint32Array(0), scorers.stride, false);
  if (node.kind === 'all') return scoreAll(node.nodes, scorers, within);
  const scored = scoreNode(first, scorers, within);
  return others.reduce(
    (a, b) =>
      node.kind === 'any'
        ? unite(a, scoreNode(b, scorers, within))
        : subtract(a, documentsOf(b, scorers, a.docs)),
    scored,
  );
}

/** Where all are asked for, nothing is scored but the documents that have all. */
function scoreAll(nodes: readonly QueryNode[], scorers: Scorers, within?: Uint32Array): Scored {
  const frequencies = nodes.map((node) => frequencyOf(node, scorers));
  const order = [...nodes.keys()].sort((a, b) => (frequencies[a] ?? 0) - (frequencies[b] ?? 0));
  /** By place of the node, what could not be put off. */
  const scored = new Map<number, Scored>();
  let docs = within;
  for (const i of order) {
    const node = nodes[i];
    if (!node) continue;
    const plain = node.kind === 'leaf' ? scorers.documents(node, docs) : undefined;
    const of = plain ? undefined : scoreNode(node, scorers, docs);
    if (of) scored.set(i, of);
    docs = plain ?? of?.docs ?? docs;
  }
  const isEach = [...scored.values()].some(({ step }) => step > 0);
  const sums = unscored(docs ?? new Uint32Array(0), scorers.stride, isEach);
  for (const [i, node] of nodes.entries()) {
    const of = scored.get(i);
    if (of) addScored(sums, of);
    else if (node.kind === 'leaf') {
      scorers.add(node, sums.docs, sums.scores);
      addBits(sums, scorers.bitsOf(node));
    }
  }
  return sums;
}

/** At most so many documents match. */
function frequencyOf(node: QueryNode, scorers: Scorers): number {
  if (node.kind === 'every') return Infinity;
  if (node.kind === 'leaf') return scorers.frequency(node);
  const each = node.nodes.map((child) => frequencyOf(child, scorers));
  if (node.kind === 'any') return each.reduce((a, b) => a + b, 0);
  return node.kind === 'all' ? Math.min(...each) : (each[0] ?? 0);
}

/** Those of `within` that `node` matches. */
function documentsOf(node: QueryNode, scorers: Scorers, within: Uint32Array): Uint32Array {
  const plain = node.kind === 'leaf' ? scorers.documents(node, within) : undefined;
  return plain ?? scoreNode(node, scorers, within).docs;
}

/** All live documents, or those of `within`, as MiniSearch's wildcard scores them. */
function everyDocument(
  { live, boosts }: ScoringContext,
  stride: number,
  within: Uint32Array | undefined,
): Scored {
  const docs = within ?? liveDocuments(live);
  const scores = new Float64Array(docs.length).fill(1);
  let at = 0;
  for (const [i, { base, documents }] of live.segments.entries()) {
    const boost = boosts[i];
    for (; at < docs.length && (docs[at] ?? 0) < base + documents; at++)
      if (boost) scores[at] = boost((docs[at] ?? 0) - base);
  }
  return { docs, scores, matched: new Uint32Array(stride), stride, step: 0 };
}

function liveDocuments({ segments, size }: LiveView): Uint32Array {
  const docs = new Uint32Array(size);
  let n = 0;
  for (const { base, documents, dead } of segments)
    for (let docnum = 0; docnum < documents; docnum++)
      if (!dead.has(docnum)) docs[n++] = base + docnum;
  return docs.subarray(0, n);
}

function countBits(value: number): number {
  let x = value - ((value >>> 1) & 0x5555_5555);
  x = (x & 0x3333_3333) + ((x >>> 2) & 0x3333_3333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
