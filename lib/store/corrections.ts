import type { Correction, CorrectionId } from '@/lib/model/correction';
import type { LibraryDatabase } from './database';
import { resultOf } from './direct-connection';

/** The reader's corrections. They belong to no archive: removing one leaves them. */
export type CorrectionStore = {
  /** All of them, the oldest first. */
  all(): Promise<Correction[]>;
  /** Keeps each of `corrections`, in place of one with the same id. */
  put(corrections: readonly Correction[]): Promise<void>;
  /** Removes those with `ids` and returns them. */
  remove(ids: readonly CorrectionId[]): Promise<Correction[]>;
};

/** The corrections in `database`. @param announce called after each change */
export function createCorrectionStore(
  database: LibraryDatabase,
  announce: () => void,
): CorrectionStore {
  const { corrections } = database;
  return {
    async all() {
      const read = await database.direct.read(['corrections'], (transaction) =>
        resultOf<Correction[]>(transaction.objectStore('corrections').getAll()),
      );
      const all = read ?? (await corrections.toArray());
      return all.sort((x, y) => x.at - y.at || (x.id < y.id ? -1 : 1));
    },
    async put(list) {
      if (list.length === 0) return;
      await corrections.bulkPut([...list]);
      announce();
    },
    async remove(ids) {
      const removed = await database.transaction('rw', corrections, async () => {
        const found = await corrections.bulkGet([...ids]);
        await corrections.bulkDelete([...ids]);
        return found.filter((each) => each !== undefined);
      });
      if (removed.length > 0) announce();
      return removed;
    },
  };
}
