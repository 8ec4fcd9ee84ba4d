import { SEGMENT_PARTS, type SegmentId, type SegmentRow } from '@/lib/model/segment';
import type { RowKey } from './database';

/** Rows of one transaction, by their keys. */
export type RowBatch = { readonly keys: RowKey[]; readonly values: Uint8Array[]; bytes: number };

/** A batch without rows. */
export const emptyBatch = (): RowBatch => ({ keys: [], values: [], bytes: 0 });

/** Adds a row of `segment` to `batch`. */
export function addRow(batch: RowBatch, segment: SegmentId, { part, n, bytes }: SegmentRow): void {
  batch.keys.push([segment, SEGMENT_PARTS[part], n]);
  // A view would be stored with the whole buffer behind it.
  batch.values.push(bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice());
  batch.bytes += bytes.byteLength;
}
