import type { DBCore, DBCoreTable } from 'dexie';
import { openDatabase, type LibraryDatabase } from '@/lib/store/database';

/** A context that ends without a word: nothing that it asks of the database is done any more. */
export type Dying = {
  readonly database: LibraryDatabase;
  isDead(): boolean;
  /** What the database was asked to write last, before the end. */
  last(): string;
};

/** The database `name` in a context that ends when it is to write for the `n`-th time, counted from 0. */
export function dyingDatabase(name: string, n: number): Dying {
  const database = openDatabase(name);
  let left = n;
  let [dead, last] = [false, ''];
  const alive = (): void => {
    if (dead) throw new Error('this context has ended');
  };
  const dyingTable = (table: DBCoreTable): DBCoreTable => ({
    ...table,
    async mutate(request) {
      alive();
      last = `${request.type} ${table.name}`;
      dead = left-- === 0;
      alive();
      return table.mutate(request);
    },
    async get(request) {
      alive();
      return table.get(request);
    },
    async getMany(request) {
      alive();
      return table.getMany(request);
    },
    async query(request) {
      alive();
      return table.query(request);
    },
  });
  database.use({
    stack: 'dbcore',
    name: 'dying',
    create: (core: DBCore): DBCore => ({ ...core, table: (of) => dyingTable(core.table(of)) }),
  });
  return { database, isDead: () => dead, last: () => last };
}
