import type { RowSink } from '@/lib/model/segment';

/** A sink that counts what it passes on. */
export type CountingSink = RowSink & {
  /** Rows put so far, by part. */
  counts(): Readonly<Record<string, number>>;
};

/** Passes rows on to `sink` and counts them, until `signal` is aborted. */
export function countingSink(sink: RowSink, signal?: AbortSignal): CountingSink {
  const counts = new Map<string, number>();
  return {
    async put(row) {
      signal?.throwIfAborted();
      counts.set(row.part, (counts.get(row.part) ?? 0) + 1);
      await sink.put(row);
    },
    counts: () => Object.fromEntries(counts),
  };
}
