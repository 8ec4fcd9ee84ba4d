import { report } from '@/lib/base/report';
import { createLibraryStore } from '@/lib/store/library-store';
import { tellBackground } from './tell-background';
import { tendAlone } from './tend-alone';

/** Merging at a time, ms, and how often at most: the next alarm goes on. */
const SLICE_MS = 15_000;
const MOST_SLICES = 120;

/** Looks after the library from a page that stays until all is done. */
export async function tendInPage(): Promise<void> {
  const store = createLibraryStore();
  try {
    for (let slice = 0; slice < MOST_SLICES; slice++)
      if (!(await tendAlone(store, { mergeMs: SLICE_MS, onImported: tellBackground }))) return;
  } catch (error) {
    report(error, 'while tending the library');
  }
}
