import { MissingRowError, type LibraryView } from '@/lib/model/segment';
import { DamagedRowError } from '@/lib/segment/row-frame';
import type { LibrarySource } from './ports';

/**
 * Runs `work` over the library as it is now. When a row is missing because the library changed
 * meanwhile, it is read again and `work` runs once more.
 *
 * @throws {MissingRowError} when a row is missing the second time too: the store is damaged
 * @throws {DamagedRowError} for a row that cannot be read; it is noted, to be mended
 */
export async function withLibrary<T>(
  source: LibrarySource,
  work: (view: LibraryView) => Promise<T>,
): Promise<T> {
  const view = await source.current();
  try {
    return await work(view);
  } catch (error) {
    if (error instanceof DamagedRowError) source.damaged?.(view);
    if (!(error instanceof MissingRowError)) throw error;
    source.refresh();
    return work(await source.current());
  }
}
