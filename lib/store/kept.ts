import { MAX_STEPS, type Kept, type KeptId, type KeptKind, type KeptOf } from '@/lib/model/kept';
import type { LibraryDatabase } from './database';
import { announceKept, onKeptChange } from './library-changes';

/** Pins, notes, saved searches and the trail. They belong to no archive: removing one leaves them. */
export type KeptStore = {
  /** Those of one kind, the newest first. @param most how many at most; all without it */
  of<K extends KeptKind>(kind: K, most?: number): Promise<KeptOf<K>[]>;
  /** One of them; undefined when it is not kept. */
  get(id: KeptId): Promise<Kept | undefined>;
  /** All of every kind, the oldest first. */
  all(): Promise<Kept[]>;
  /** Keeps each, in place of one with the same id. Of the trail, only its newest steps stay. */
  put(kept: readonly Kept[]): Promise<void>;
  /** Keeps what `change` makes of one, at once; undefined removes it. One that is not kept stays so. */
  change(id: KeptId, change: (kept: Kept) => Kept | undefined): Promise<void>;
  /** Removes those with `ids` and returns them. */
  remove(ids: readonly KeptId[]): Promise<Kept[]>;
  /** Calls `listener` after each change, also one made elsewhere; returns what stops it. */
  onChange(listener: () => void): () => void;
};

/** What is kept in `database`. Every change is told to all contexts. */
export function createKeptStore(database: LibraryDatabase): KeptStore {
  const { kept } = database;
  return {
    onChange: onKeptChange,
    async of<K extends KeptKind>(kind: K, most?: number) {
      // oxlint-disable-next-line unicorn/no-array-reverse -- a query that is read from its end
      const all = kept.where('[kind+at]').between([kind, 0], [kind, Infinity]).reverse();
      const found = await (most === undefined ? all : all.limit(most)).toArray();
      return found.filter((one): one is KeptOf<K> => one.kind === kind).sort(newestFirst);
    },
    get: (id) => kept.get(id),
    async all() {
      return (await kept.toArray()).sort((x, y) => newestFirst(y, x));
    },
    async put(list) {
      if (list.length === 0) return;
      await database.transaction('rw', kept, async () => {
        await kept.bulkPut([...list]);
        if (list.some(({ kind }) => kind === 'step')) await forgetOldSteps(database);
      });
      announceKept();
    },
    async change(id, change) {
      await database.transaction('rw', kept, async () => {
        const before = await kept.get(id);
        const after = before && change(before);
        if (after) await kept.put(after);
        else if (before) await kept.delete(id);
      });
      announceKept();
    },
    async remove(ids) {
      const removed = await database.transaction('rw', kept, async () => {
        const found = await kept.bulkGet([...ids]);
        await kept.bulkDelete([...ids]);
        return found.filter((each) => each !== undefined);
      });
      if (removed.length > 0) announceKept();
      return removed;
    },
  };
}

async function forgetOldSteps({ kept }: LibraryDatabase): Promise<void> {
  const steps = kept.where('[kind+at]').between(['step', 0], ['step', Infinity]);
  const over = (await steps.count()) - MAX_STEPS;
  if (over > 0) await kept.bulkDelete(await steps.limit(over).primaryKeys());
}

function newestFirst(x: Kept, y: Kept): number {
  return y.at - x.at || (x.id < y.id ? 1 : -1);
}
