import type { PackedNumbers } from '@/lib/segment/packed-numbers';
import type { SegmentPostings } from './segment-postings';

/** MiniSearch's BM25+ parameters. */
const K = 1.2;
const B = 0.7;
const D = 0.5;
/** Lengths for which the score of one occurrence is reckoned once; longer fields are rare. */
export const MAX_ONCE = 1024;

/** What the score of a term's occurrence in one field is made of; without weight it counts for nothing. */
export type Side = {
  readonly lengths: PackedNumbers;
  readonly average: number;
  readonly idf: number;
  readonly weight: number;
};

/** One term in one segment. */
export type Part = {
  readonly postings: SegmentPostings;
  readonly title: Side;
  readonly text: Side;
  /** Number of the segment's first document. */
  readonly base: number;
  readonly boost: ((docnum: number) => number) | undefined;
};

/** MiniSearch's score of `count` occurrences in one field. */
export function scoreAt(side: Side, count: number, docnum: number, factor: number): number {
  const length = side.lengths[docnum] ?? 0;
  const norm = K * (1 - B + (B * length) / side.average);
  const raw = side.idf * (D + (count * (K + 1)) / (count + norm));
  return side.weight * factor * raw;
}

/** `before` and the scores of both fields of the `i`-th document of `part`; no more than it where the document is left out. */
export function scoreOf({ postings, title, text, boost }: Part, i: number, before: number): number {
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
