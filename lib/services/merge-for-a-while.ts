import type { LibraryStore } from '@/lib/store/library-store';
import { mergeLibrary } from './merge-library';

/**
 * Merges segments for `withinMs` at most, where whoever works may be ended soon after: the journal says
 * where the next call goes on.
 *
 * @returns whether time was too short. False where an import runs, after which merging is its own work:
 * whoever asked again at once would ask for ever
 */
export async function mergeForAWhile(store: LibraryStore, withinMs: number): Promise<boolean> {
  const signal = AbortSignal.timeout(withinMs);
  try {
    if (await mergeLibrary(store, { signal })) await store.sweep(signal);
    return false;
  } catch (error) {
    if (!signal.aborted) throw error;
    return true;
  }
}
