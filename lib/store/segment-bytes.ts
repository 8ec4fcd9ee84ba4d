import { Dexie } from 'dexie';
import type { SegmentId } from '@/lib/model/segment';
import type { LibraryDatabase, RowKey } from './database';

/** Rows whose bytes are counted at a time. */
const COUNTED_ROWS = 500;

/** Bytes of a segment's rows; 0 when it has none. */
export async function segmentBytes(database: LibraryDatabase, segment: SegmentId): Promise<number> {
  let bytes = 0;
  let after: RowKey | [number] = [segment];
  for (;;) {
    const range = database.rows.where(':id').between(after, [segment, Dexie.maxKey], false);
    const found = await range.clone().limit(COUNTED_ROWS).toArray();
    const last = (await range.limit(COUNTED_ROWS).primaryKeys()).at(-1);
    bytes += found.reduce((sum, row) => sum + row.byteLength, 0);
    if (!last) return bytes;
    after = last;
  }
}
