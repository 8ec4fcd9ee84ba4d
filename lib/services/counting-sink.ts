import type { RowSink } from '@/lib/model/segment';

/** A sink that counts what it passes on. */
export type CountingSink = RowSink & {
  /** Rows put so far, by part. */
  counts(): Readonly<Record<string, number>>;
};

/** Passes rows on to `sink` and counts them, until `signal` is aborted; `before` is what was counted already. */
export function countingSink(
  sink: RowSink,
  signal?: AbortSignal,
  before: Readonly<Record<string, number>> = {},
): CountingSink {
  const counts = new Map(Object.entries(before));
  return {
    async put(row) {
      signal?.throwIfAborted();
      counts.set(row.part, (counts.get(row.part) ?? 0) + 1);
      await sink.put(row);
    },
    // In one order, however the rows came: the same content has the same directory.
    counts: () => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
