import { report } from '@/lib/base/report';
import type { TendingWork } from '@/lib/platform/tending-page';
import { createLibraryStore } from '@/lib/store/library-store';
import { applyClippingsHere } from './apply-clippings-here';
import { tellBackground } from './tell-background';
import { tendAlone } from './tend-alone';

/** Merging at a time, ms, and how often at most: the next alarm goes on. */
const SLICE_MS = 15_000;
const MOST_SLICES = 120;

/** Looks after the library from a page that stays until all is done. */
export async function tendInPage(work: TendingWork): Promise<void> {
  const store = createLibraryStore();
  const { clippings } = work;
  const options = { mergeMs: SLICE_MS, clippings, onImported: tellBackground };
  try {
    if (await applyClippingsHere(store, work.clippings)) tellBackground();
    if (work.what === 'clippings') return;
    for (let slice = 0; slice < MOST_SLICES; slice++)
      if (!(await tendAlone(store, options))) return;
  } catch (error) {
    report(error, 'while tending the library');
  }
}
