/** Stores `entries` in IndexedDB. */
export async function putAll(entries: readonly (readonly [string, string])[]): Promise<void> {
  const database = await open();
  const transaction = database.transaction('values', 'readwrite');
  for (const [key, value] of entries) transaction.objectStore('values').put(value, key);
  await new Promise((done, failed) => {
    transaction.addEventListener('complete', done);
    transaction.addEventListener('abort', () => failed(transaction.error));
  });
  database.close();
}

/** All that is stored. */
export async function getAll(): Promise<(readonly [string, string])[]> {
  const database = await open();
  const store = database.transaction('values').objectStore('values');
  const [keys, values] = await Promise.all([
    settled<IDBValidKey[]>(store.getAllKeys()),
    settled<string[]>(store.getAll()),
  ]);
  database.close();
  return keys.map((key, i) => [typeof key === 'string' ? key : '', values[i] ?? ''] as const);
}

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open('peer');
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('values'));
  return settled(opening);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => failed(request.error ?? new Error('IndexedDB')));
  });
}
