import { MissingRowError, type LibraryView } from '@/lib/model/segment';
import type { LibrarySource } from './ports';

/**
 * Runs `work` over the library as it is now. When a row is missing because the library changed
 * meanwhile, it is read again and `work` runs once more.
 *
 * @throws {MissingRowError} when a row is missing the second time too: the store is damaged
 */
export async function withLibrary<T>(
  source: LibrarySource,
  work: (view: LibraryView) => Promise<T>,
): Promise<T> {
  try {
    return await work(await source.current());
  } catch (error) {
    if (!(error instanceof MissingRowError)) throw error;
    source.refresh();
    return work(await source.current());
  }
}
