import type { RowReader, RowSink, SegmentPart, SegmentRow } from '@/lib/model/segment';
import { MissingRowError } from '@/lib/model/segment';

/** The rows of one segment held in memory: a sink and a reader at once. */
export type MemoryRows = RowSink &
  RowReader & {
    /** Every row, in the order written. */
    rows(): readonly SegmentRow[];
    /** Bytes of all rows. */
    bytes(): number;
  };

/** An empty segment in memory, as the command line makes prebuilt parts and as tests use. */
export function createMemoryRows(): MemoryRows {
  const rows: SegmentRow[] = [];
  const byKey = new Map<string, SegmentRow>();
  const read = (part: SegmentPart, n: number): Uint8Array => {
    const row = byKey.get(`${part} ${n}`);
    if (!row) throw new MissingRowError(part, n);
    return row.bytes;
  };
  return {
    async put(row) {
      byKey.set(`${row.part} ${row.n}`, row);
      rows.push(row);
    },
    async get(part, n, signal) {
      signal?.throwIfAborted();
      return read(part, n);
    },
    async getMany(part, ns, signal) {
      signal?.throwIfAborted();
      return ns.map((n) => read(part, n));
    },
    rows: () => rows,
    bytes: () => rows.reduce((sum, row) => sum + row.bytes.length, 0),
  };
}
