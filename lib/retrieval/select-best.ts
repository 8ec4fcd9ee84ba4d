import type { DocumentTest } from './document-filter';
import type { QueryNode } from './plan-query';
import { scoreDocuments, type ScoringContext } from './score-documents';
import type { Scored } from './scored';

/** The documents that can be among the best. */
export type Selection = {
  /** How many documents match. */
  readonly total: number;
  /** Documents that are certainly among the best, ascending. */
  readonly best: readonly number[];
  /** Documents with one and the same score, of which the first `room` in total order are too. */
  readonly tied: readonly number[];
  readonly room: number;
};

/**
 * The best `limit` documents for `node` of those that pass `tests`, by the scores that MiniSearch
 * will give.
 *
 * @param tests by segment; undefined lets all documents through
 */
export function selectBest(
  context: ScoringContext,
  node: QueryNode,
  limit: number,
  tests: readonly (DocumentTest | undefined)[] = [],
): Selection {
  const scored = scoreDocuments(context, node);
  const { docs, scores } = tests.some((test) => test) ? filtered(context, scored, tests) : scored;
  return cutAt(docs, scores, limit);
}

function filtered(
  { live }: ScoringContext,
  scored: Scored,
  tests: readonly (DocumentTest | undefined)[],
): Pick<Scored, 'docs' | 'scores'> {
  const docs = scored.docs.slice();
  const { scores } = scored;
  let kept = 0;
  let at = 0;
  for (const [i, { base, documents }] of live.segments.entries()) {
    const test = tests[i];
    const end = base + documents;
    for (; at < docs.length; at++) {
      const doc = docs[at] ?? 0;
      if (doc >= end) break;
      if (test && !test(doc - base)) continue;
      docs[kept] = doc;
      scores[kept++] = scores[at] ?? 0;
    }
  }
  return { docs: docs.subarray(0, kept), scores: scores.subarray(0, kept) };
}

function cutAt(docs: Uint32Array, scores: Float64Array, limit: number): Selection {
  const total = docs.length;
  if (total <= limit) return { total, best: Array.from(docs), tied: [], room: 0 };
  /** A heap of the greatest scores so far, the least of them first. */
  const heap = new Float64Array(limit).fill(-Infinity);
  let least = -Infinity;
  /** Places of scores that were among the greatest when they were met. */
  const met: number[] = [];
  for (let i = 0; i < total; i++) {
    const score = scores[i] ?? 0;
    if (score < least) continue;
    met.push(i);
    if (score > least) least = replaceLeast(heap, score);
  }
  const best: number[] = [];
  const tied: number[] = [];
  for (const i of met) {
    const score = scores[i] ?? 0;
    if (score >= least) (score > least ? best : tied).push(docs[i] ?? 0);
  }
  return { total, best, tied, room: limit - best.length };
}

/** Puts `value` into `heap` in the place of its least. @returns the least then */
function replaceLeast(heap: Float64Array, value: number): number {
  const n = heap.length;
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
  return heap[0] ?? 0;
}
