import { MissingRowError, type LibraryView, type RowReader } from '@/lib/model/segment';
import { DAMAGED_ROWS, type LostRows } from '@/lib/segment/lost-rows';
import type { LibrarySource } from './ports';

/**
 * Runs `work` over the library as it is now. When a row is missing because the library changed
 * meanwhile, it is read again and `work` runs once more. What `work` leaves out, for rows that cannot
 * be read, is noted, to be mended.
 *
 * @throws {MissingRowError} when a row is missing the second time too: the store is damaged
 * @throws {DamagedRowError} for a row that cannot be read and `work` did not leave out; it is noted
 */
export async function withLibrary<T>(
  source: LibrarySource,
  work: (view: LibraryView, lost: LostRows) => Promise<T>,
): Promise<T> {
  try {
    return await attempt(source, work, DAMAGED_ROWS.isLost);
  } catch (error) {
    if (!(error instanceof MissingRowError)) throw error;
    source.refresh();
    return attempt(source, work, isUnreadable);
  }
}

/** Whether `error` tells of a row that is not what was written, or is not there. */
function isUnreadable(error: unknown): boolean {
  return error instanceof MissingRowError || DAMAGED_ROWS.isLost(error);
}

async function attempt<T>(
  source: LibrarySource,
  work: (view: LibraryView, lost: LostRows) => Promise<T>,
  isLost: LostRows['isLost'],
): Promise<T> {
  const view = await source.current();
  const noted = new Set<RowReader>();
  const suspect = (): LibraryView['generations'] =>
    view.generations.filter(({ segments, names }) =>
      [...segments, names].some((segment) => noted.has(segment)),
    );
  try {
    const done = await work(view, { isLost, note: (segment) => void noted.add(segment) });
    if (noted.size > 0) source.damaged?.({ ...view, generations: suspect() });
    return done;
  } catch (error) {
    // Whose row it is, nobody knows: all are to be checked.
    if (isLost(error)) source.damaged?.(view);
    throw error;
  }
}
