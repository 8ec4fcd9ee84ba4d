import { report } from '@/lib/base/report';
import type { LibraryStore } from '@/lib/store/library-store';

/** A page that just opened has other things to do first, ms. */
const PAGE_FIRST_MS = 5_000;

/** Has the library tended once the page has stood for a while; the code for it comes only then. */
export function tendSoon(store: LibraryStore): void {
  setTimeout(() => {
    import('./tend-here').then(
      ({ tendHere }) => tendHere(store),
      (error: unknown) => report(error, 'while loading what looks after the library'),
    );
  }, PAGE_FIRST_MS);
}
