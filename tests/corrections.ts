import type { Correction } from '@/lib/model/correction';
import {
  createCorrections,
  type CorrectionPort,
  type Corrections,
} from '@/lib/services/corrections';

/** Corrections over a store in memory. */
export function aCorrectionStore(): CorrectionPort {
  const kept = new Map<string, Correction>();
  return {
    all: async () => [...kept.values()].sort((x, y) => x.at - y.at),
    put: async (list) => list.forEach((each) => kept.set(each.id, structuredClone(each))),
    remove: async (ids) =>
      ids.flatMap((id) => {
        const found = kept.get(id);
        kept.delete(id);
        return found ? [found] : [];
      }),
  };
}

/** The corrections service over a store in memory; ids and times count up. */
export function someCorrections(store = aCorrectionStore()): Corrections {
  let serial = 0;
  return createCorrections({
    store,
    newId: () => `correction-${serial++}`,
    now: () => 1_700_000_000_000 + serial,
  });
}
