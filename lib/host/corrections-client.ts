import { addWatchList } from '@/lib/services/correction-lists';
import type { Corrections } from '@/lib/services/corrections';
import type { CorrectionsClient } from '@/lib/state/corrections-model';
import { tellBackground } from './tell-background';

/** The list of corrections, over the real store; each change is followed by all open pages. */
export function createCorrectionsClient(corrections: Corrections): CorrectionsClient {
  return {
    all: () => corrections.all(),
    async undo(ids) {
      const removed = await corrections.undo(ids);
      tellBackground();
      return removed;
    },
    async restore(back) {
      await corrections.restore(back);
      tellBackground();
    },
    async addNames(text) {
      const result = await addWatchList(corrections, text);
      if (!result.ok) return undefined;
      tellBackground();
      const { added, known, refused } = result.value;
      return { added: added.length, known, refused: refused.map((line) => line.text) };
    },
  };
}
