import type { TermPostings } from './fetch-postings';
import type { LiveView, Statistics } from './live-segments';
import type { MaterialisedIndex } from './materialised-index';
import { leavesOf, type Leaf, type QueryNode } from './plan-query';
import { createLeafScorer } from './score-leaf';
import { emptyScored, firstOf, intersect, subtract, unite, type Scored } from './scored';
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
  const scorer = createLeafScorer(context, stride);
  const scored = scoreNode(node, {
    ofLeaf: (leaf, within) => scorer.score(leaf, bits.get(leaf.term) ?? 0, within),
    frequency: (leaf) => scorer.frequency(leaf),
    ofAll: () => everyDocument(context, stride),
    stride,
  });
  const { scores, matched } = scored;
  // MiniSearch multiplies by the number of query terms that matched.
  if (bits.size > 1)
    for (let i = 0; i < scores.length; i++) {
      let terms = 0;
      for (let k = 0; k < stride; k++) terms += countBits(matched[i * stride + k] ?? 0);
      scores[i] = (scores[i] ?? 0) * (terms || 1);
    }
  return scored;
}

/** From so many times as many documents on, looking for those of another word beats scoring all. */
const MUCH = 3;

/** As MiniSearch combines: scores are added, `but` keeps what the others have not. */
const COMBINE = { all: intersect, any: unite, but: subtract } as const;

type Scorers = {
  readonly ofLeaf: (leaf: Leaf, within?: Uint32Array) => Scored;
  readonly frequency: (leaf: Leaf) => number;
  readonly ofAll: () => Scored;
  readonly stride: number;
};

function scoreNode(node: QueryNode, scorers: Scorers): Scored {
  if (node.kind === 'leaf') return scorers.ofLeaf(node);
  if (node.kind === 'every') return scorers.ofAll();
  const scored =
    node.kind === 'all'
      ? scoreAll(node.nodes, scorers)
      : node.nodes.map((child) => scoreNode(child, scorers));
  const [first, ...others] = scored;
  if (!first) return emptyScored(0, scorers.stride);
  const { kind } = node;
  const combine = COMBINE[kind];
  return others.reduce((a, b) => combine(a, b), first);
}

/**
 * Where all are asked for, a document that the rarest word does not have need not be scored for words
 * that are much more frequent.
 */
function scoreAll(nodes: readonly QueryNode[], scorers: Scorers): Scored[] {
  const frequencies = nodes.map((node) =>
    node.kind === 'leaf' ? scorers.frequency(node) : Infinity,
  );
  const least = Math.min(...frequencies);
  const rarest = nodes[frequencies.indexOf(least)];
  const found = rarest?.kind === 'leaf' ? scorers.ofLeaf(rarest) : undefined;
  return nodes.map((node, i) => {
    if (found && node === rarest) return found;
    if (node.kind !== 'leaf') return scoreNode(node, scorers);
    const isFrequent = (frequencies[i] ?? 0) >= MUCH * least;
    return scorers.ofLeaf(node, isFrequent ? found?.docs : undefined);
  });
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

function countBits(value: number): number {
  let x = value - ((value >>> 1) & 0x5555_5555);
  x = (x & 0x3333_3333) + ((x >>> 2) & 0x3333_3333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
