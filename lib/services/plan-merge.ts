import type { SegmentEntry } from '@/lib/model/segment';

/** A merged segment keeps no later neighbours that together hold this share of it. */
const TIER = 4;
/** Larger segments are left alone: a rewrite of one would cost more than it gives. */
const MAX_DOCUMENTS = 4_000_000;
/** A segment is rewritten alone when so many of its documents no longer count. */
const DEAD_SHARE = 0.25;
const MIN_DEAD = 64;

/** Adjacent segments of a generation that are to become one: from `first`, `count` of them. */
export type MergeRange = { readonly first: number; readonly count: number };

/**
 * What of `segments` is to be merged next; undefined when all is well. Only neighbours are merged,
 * so that docnums follow on, and a document is rewritten about once for every fourfold of the
 * archive. It depends on numbers of documents only.
 */
export function planMerge(segments: readonly SegmentEntry[]): MergeRange | undefined {
  const sizes = segments.map((segment) => segment.documents);
  for (let first = 0; first + 1 < sizes.length; first++) {
    const own = sizes[first] ?? 0;
    const later = sizes.slice(first + 1).reduce((sum, size) => sum + size, 0);
    if (later * TIER >= own && own + later <= MAX_DOCUMENTS)
      return { first, count: sizes.length - first };
  }
  const first = segments.findIndex(({ documents, tombstones, gaps = 0 }) => {
    const dead = tombstones.length - gaps;
    return dead >= MIN_DEAD && dead >= documents * DEAD_SHARE && documents <= MAX_DOCUMENTS;
  });
  return first < 0 ? undefined : { first, count: 1 };
}
