import {
  MissingRowError,
  SEGMENT_PARTS,
  type RowReader,
  type SegmentId,
  type SegmentPart,
} from '@/lib/model/segment';
import type { LibraryDatabase, RowKey } from './database';

/** Reads the rows of `segment`. */
export function createRowReader(database: LibraryDatabase, segment: SegmentId): RowReader {
  const key = (part: SegmentPart, n: number): RowKey => [segment, SEGMENT_PARTS[part], n];
  return {
    async get(part, n, signal) {
      signal?.throwIfAborted();
      const row = await database.rows.get(key(part, n));
      signal?.throwIfAborted();
      if (!row) throw new MissingRowError(part, n);
      return row;
    },
    async getMany(part, ns, signal) {
      signal?.throwIfAborted();
      const rows = await database.rows.bulkGet(ns.map((n) => key(part, n)));
      signal?.throwIfAborted();
      return rows.map((row, i) => {
        if (!row) throw new MissingRowError(part, ns[i] ?? -1);
        return row;
      });
    },
  };
}
