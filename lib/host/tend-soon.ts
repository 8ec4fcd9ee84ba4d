import { report } from '@/lib/base/report';
import type { LibraryStore } from '@/lib/store/library-store';
import type { ImportRunner } from './import-runner';

/** A page that just opened has other things to do first, ms. */
const PAGE_FIRST_MS = 5_000;

/** When and by whom the library is tended. */
type TendOptions = {
  /** How long the page has stood by then, ms; 5 s without it. */
  readonly afterMs?: number;
  /** The page's own; one is made without it. */
  readonly runner?: Pick<ImportRunner, 'tend'>;
};

/** Has the library tended once the page has stood for a while; the code for it comes only then. */
export function tendSoon(
  store: LibraryStore,
  { afterMs = PAGE_FIRST_MS, runner }: TendOptions = {},
): void {
  setTimeout(() => {
    import('./tend-here').then(
      ({ tendHere }) => tendHere(store, runner),
      (error: unknown) => report(error, 'while loading what looks after the library'),
    );
  }, afterMs);
}
