import { requestUpdate } from '@/lib/platform/update-requests';
import { createSourceCopies } from '@/lib/platform/source-copies';
import { askForUpdates } from '@/lib/services/ask-for-updates';
import { importFoundUpdates } from '@/lib/services/import-found-updates';
import { tidyLibrary } from '@/lib/services/tidy-library';
import type { LibraryStore } from '@/lib/store/library-store';
import { applyClippingsHere } from './apply-clippings-here';
import { createImportRunner } from './import-runner';
import { fetchPorts } from './update-work';

/** Longest time for all imports together, ms. */
const LONGEST_MS = 10 * 60_000;

/** How the library is looked after. */
export type TendAloneOptions = {
  /** Longest time to merge, ms. */
  readonly mergeMs: number;
  /** What the archive of clippings is called. */
  readonly clippings: string;
  /** Called when archives have newer versions, or clippings. */
  readonly onImported: () => void;
};

/**
 * Looks after the library where no page of ours need be open: brings in clippings that wait, asks the addresses whose time has come,
 * imports what was found where the reader wants that, empties the trash, clears, and merges for a while.
 *
 * @returns whether there may be more to merge
 */
export async function tendAlone(
  store: LibraryStore,
  { mergeMs, clippings, onImported }: TendAloneOptions,
): Promise<boolean> {
  if (await applyClippingsHere(store, clippings)) onImported();
  await askForUpdates(store, requestUpdate, Date.now);
  const runner = createImportRunner();
  const copies = createSourceCopies();
  const ports = {
    store,
    copies,
    fetching: fetchPorts,
    run: (request: Parameters<typeof runner.run>[0], signal: AbortSignal) =>
      runner.run(request, { signal, onProgress: () => undefined }),
  };
  if ((await importFoundUpdates(ports, AbortSignal.timeout(LONGEST_MS))) > 0) onImported();
  await tidyLibrary({ store, copies, now: Date.now });
  return runner.merge(mergeMs);
}
