import { report } from '@/lib/base/report';
import { needsTending } from '@/lib/services/tend-library';
import type { LibraryStore } from '@/lib/store/library-store';
import { createImportRunner, type ImportRunner } from './import-runner';

/**
 * Has what waits for it mended, rebuilt and merged, in a worker of this page. The background has no
 * worker and must not do it itself; what is not done when the page closes, the next one goes on with.
 */
export async function tendHere(
  store: LibraryStore,
  runner: Pick<ImportRunner, 'tend'> = createImportRunner(),
): Promise<void> {
  try {
    if (await needsTending(store)) runner.tend();
  } catch (error) {
    report(error, 'while looking after the library');
  }
}
