import { expect, it } from 'vitest';
import { openDatabase } from './database';

/** The database as its first version made it, with one row. */
async function firstForm(name: string): Promise<void> {
  const opening = indexedDB.open(name, 10);
  opening.addEventListener('upgradeneeded', () => {
    const database = opening.result;
    database.createObjectStore('archives', { keyPath: 'id' });
    const generations = { keyPath: 'id', autoIncrement: true };
    const of = database.createObjectStore('generations', generations);
    of.createIndex('archive', 'archive');
    of.createIndex('state', 'state');
    database.createObjectStore('segments', generations).createIndex('generation', 'generation');
    database.createObjectStore('rows').put(new Uint8Array([7]), [1, 2, 3]);
    database.createObjectStore('imports', generations);
  });
  await new Promise((done, failed) => {
    opening.addEventListener('success', done);
    opening.addEventListener('error', failed);
  });
  opening.result.close();
}

it('opens a library of its first form, and keeps what is in it', async () => {
  const name = `first-form-${crypto.randomUUID()}`;
  await firstForm(name);
  const database = openDatabase(name);
  expect(await database.rows.get([1, 2, 3])).toEqual(new Uint8Array([7]));
  const names = [...database.backendDB().objectStoreNames];
  expect(names.toSorted()).toEqual(database.tables.map((table) => table.name).toSorted());
  expect(await database.kept.count()).toBe(0);
  const kept = database.backendDB().transaction('kept').objectStore('kept');
  expect([...kept.indexNames]).toEqual(['[kind+at]']);
  await database.delete();
});
