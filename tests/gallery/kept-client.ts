import type { Kept, KeptKind, KeptOf } from '@/lib/model/kept';
import type { KeptClient } from '@/lib/state/kept-client';

/** Pins, notes, searches and a trail that are kept in memory, beginning with `kept`. */
export function aKeptClient(
  over: Partial<KeptClient> = {},
  kept: readonly Kept[] = [],
): KeptClient {
  const all = new Map(kept.map((one) => [one.id, one]));
  const order = new Map(kept.map((one, at) => [one.id, at]));
  return {
    of: async <K extends KeptKind>(kind: K, most?: number) =>
      [...all.values()]
        .filter((one): one is KeptOf<K> => one.kind === kind)
        .sort((x, y) => y.at - x.at || (order.get(y.id) ?? 0) - (order.get(x.id) ?? 0))
        .slice(0, most),
    get: async (id) => all.get(id),
    async put(list) {
      for (const one of list) {
        all.set(one.id, one);
        order.set(one.id, order.size + 1_000_000 * Number(order.has(one.id)));
      }
    },
    async remove(ids) {
      const removed = ids.flatMap((id) => all.get(id) ?? []);
      for (const id of ids) all.delete(id);
      return removed;
    },
    onChange: () => () => {},
    isTrailOn: async () => true,
    ...over,
  };
}
