import { KIND } from '@/lib/text/token-list';
import { Counts } from './hash-table';
import { RUN, type StoredRun } from './run-store';
import type { SurfaceFacts } from './surface-facts';

/** What furniture has added to the word statistics, by the words' numbers there. */
export type FurnitureCounts = {
  readonly mid: Counts;
  readonly solo: Counts;
  readonly caps: Counts;
};

/** No furniture yet. */
export function noFurniture(): FurnitureCounts {
  return { mid: new Counts(1024), solo: new Counts(1024), caps: new Counts(1024) };
}

/** Notes the words of a run that is furniture. */
export function noteFurniture(into: FurnitureCounts, facts: SurfaceFacts, run: StoredRun): void {
  if ((run.flags & (RUN.titleCase | RUN.allCaps)) !== 0) return;
  for (const [i, surface] of run.surfaces.entries()) {
    const word = facts.wordOf(surface);
    if (word < 0 || !facts.isCapital(surface)) continue;
    if (i === 0 && (run.flags & RUN.start) !== 0) continue;
    into.mid.add(word, run.count);
    if (run.surfaces.length === 1) into.solo.add(word, run.count);
    if (facts.kind[surface] === KIND.caps) into.caps.add(word, run.count);
  }
}
