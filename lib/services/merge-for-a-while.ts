import type { LibraryStore } from '@/lib/store/library-store';
import { mergeLibrary } from './merge-library';
import { planMerge } from './plan-merge';

/**
 * Merges segments for `withinMs` at most, where whoever works may be ended soon after: the journal says
 * where the next call goes on.
 *
 * @returns whether there may be more to merge
 */
export async function mergeForAWhile(store: LibraryStore, withinMs: number): Promise<boolean> {
  const signal = AbortSignal.timeout(withinMs);
  try {
    if (await mergeLibrary(store, { signal })) await store.sweep(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    return true;
  }
  if ((await store.merges.current()) !== undefined) return true;
  return (await store.merges.shown()).some(({ segments }) => planMerge(segments) !== undefined);
}
