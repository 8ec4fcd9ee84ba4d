import type { LibraryDatabase } from './database';

/** Marks a generation for the sweep. Call it inside a transaction over `generations`. */
export async function retire(database: LibraryDatabase, id: number, now: number): Promise<void> {
  const record = await database.generations.get(id);
  if (record) await database.generations.put({ ...record, state: 'retired', since: now });
}
