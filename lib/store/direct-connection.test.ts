import { expect, it } from 'vitest';
import { openDatabase } from './database';
import { connectDirectly, resultOf, type DirectConnection } from './direct-connection';

const aName = (): string => `direct-${crypto.randomUUID()}`;

const ids = (direct: DirectConnection): Promise<IDBValidKey[] | undefined> =>
  direct.read(['corrections'], (transaction) =>
    resultOf(transaction.objectStore('corrections').getAllKeys()),
  );

const settled = (request: IDBRequest): Promise<unknown> =>
  new Promise((done, failed) => {
    request.addEventListener('success', done);
    request.addEventListener('error', failed);
  });

it('reads what Dexie wrote, and goes on after the database was deleted', async () => {
  const name = aName();
  const database = openDatabase(name);
  const { direct } = database;
  expect(await ids(direct)).toBeUndefined();
  await database.table('corrections').put({ id: 'one' });
  expect(await ids(direct)).toEqual(['one']);
  database.close();
  await settled(indexedDB.deleteDatabase(name));
  expect(await ids(direct)).toBeUndefined();
});

it('leaves a database of an earlier form to Dexie', async () => {
  const name = aName();
  const opening = indexedDB.open(name, 10);
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore('archives', { keyPath: 'id' }).put({ id: 'kept' });
  });
  await settled(opening);
  opening.result.close();
  const direct = connectDirectly(name);
  expect(await ids(direct)).toBeUndefined();
  const database = openDatabase(name);
  expect(await database.table('archives').count()).toBe(1);
  expect(await ids(direct)).toEqual([]);
  await database.delete();
});
