import { Dexie } from 'dexie';
import type { SegmentId } from '@/lib/model/segment';
import type { LibraryDatabase } from './database';

/** Rows deleted in one transaction: readers of other rows never wait long. */
const SLICE_ROWS = 500;

/** Deletes all rows of `segment`, slice by slice; cut short, it leaves the later ones. */
export async function deleteRows(
  database: LibraryDatabase,
  segment: SegmentId,
  signal?: AbortSignal,
): Promise<void> {
  const all = database.rows.where(':id').between([segment], [segment, Dexie.maxKey]);
  for (;;) {
    signal?.throwIfAborted();
    const keys = await all.clone().limit(SLICE_ROWS).primaryKeys();
    const [first, last] = [keys[0], keys.at(-1)];
    if (!first || !last) return;
    await database.rows.where(':id').between(first, last, true, true).delete();
  }
}
