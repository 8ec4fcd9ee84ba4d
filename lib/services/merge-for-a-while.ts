import type { LibraryStore } from '@/lib/store/library-store';
import { createMerges } from '@/lib/store/merges';
import { mergeLibrary } from './merge-library';
import { planMerge } from './plan-merge';

/**
 * Merges segments for about `withinMs`, where whoever works may be ended soon after: the journal says
 * where the next call goes on. It stops where that can, never in the middle of a piece of work: a piece
 * that takes longer would be begun anew by each call, and never end.
 *
 * @returns whether there is more to merge. False where an import runs, after which merging is its own
 * work: whoever asked again at once would ask for ever
 */
export async function mergeForAWhile(store: LibraryStore, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  if (await mergeLibrary(store, { until })) await store.sweep();
  if (performance.now() < until) return false;
  const merges = createMerges(store.base);
  if ((await merges.current()) !== undefined) return true;
  return (await merges.shown()).some(({ segments }) => planMerge(segments));
}
