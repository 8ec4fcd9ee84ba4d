import type { SourceId } from '@/lib/model/document';
import type { RowSink } from '@/lib/model/segment';
import { NumberList } from '@/lib/base/number-list';
import { hashId } from './hash-id';
import { frameRow } from './row-frame';

/** One entry: 32 high bits, 16 low bits of the hash, 32 bits of docnum; ascending, little-endian. */
export const KEY_ENTRY_BYTES = 10;

/** Collects the ids of a segment's documents, in order. */
export type KeyTableWriter = {
  add(id: SourceId): void;
  /** Passes a document by which nobody asks for any more. */
  skip(): void;
  /** Writes the one row of part `keys`. */
  finish(sink: RowSink): Promise<void>;
};

/** A writer for the table that finds a document by its source id. */
export function createKeyTableWriter(): KeyTableWriter {
  let next = 0;
  const docnums = new NumberList();
  const hashes = { high: new NumberList(), low: new NumberList() };
  return {
    add(id) {
      const { high, low } = hashId(id);
      hashes.high.push(high);
      hashes.low.push(low);
      docnums.push(next++);
    },
    skip: () => void next++,
    async finish(sink) {
      const [highs, lows] = [hashes.high.values(), hashes.low.values()];
      const order = Uint32Array.from(highs.keys());
      order.sort(
        (a, b) => (highs[a] ?? 0) - (highs[b] ?? 0) || (lows[a] ?? 0) - (lows[b] ?? 0) || a - b,
      );
      const payload = new Uint8Array(order.length * KEY_ENTRY_BYTES);
      const view = new DataView(payload.buffer);
      const numbers = docnums.values();
      for (const [i, entry] of order.entries()) {
        view.setUint32(i * KEY_ENTRY_BYTES, highs[entry] ?? 0, true);
        view.setUint16(i * KEY_ENTRY_BYTES + 4, lows[entry] ?? 0, true);
        view.setUint32(i * KEY_ENTRY_BYTES + 6, numbers[entry] ?? 0, true);
      }
      await sink.put({ part: 'keys', n: 0, bytes: frameRow(payload) });
    },
  };
}
