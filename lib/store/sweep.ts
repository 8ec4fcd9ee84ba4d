import type { SegmentId } from '@/lib/model/segment';
import type { GenerationRecord, LibraryDatabase } from './database';
import { deleteRows } from './delete-rows';
import type { LibraryLocks } from './locks';
import { retire } from './retire';

/**
 * Deletes the rows of generations that are no longer shown and that nobody reads any more, and of
 * staged ones that no import works on. It may be cut short anywhere: the next sweep goes on. Of several
 * at once each waits for the one before.
 *
 * @returns how many generations are gone
 */
export function sweep(
  database: LibraryDatabase,
  locks: LibraryLocks,
  options: { readonly now: number; readonly signal?: AbortSignal },
): Promise<number> {
  return locks.asSweep(() => sweepAlone(database, locks, options));
}

async function sweepAlone(
  database: LibraryDatabase,
  locks: LibraryLocks,
  options: { readonly now: number; readonly signal?: AbortSignal },
): Promise<number> {
  await retireAbandoned(database, locks, options.now);
  const retired = await database.generations.where('state').equals('retired').toArray();
  let swept = 0;
  for (const record of retired) {
    options.signal?.throwIfAborted();
    const done = await locks.ifUnleased(record.id, () =>
      deleteGeneration(database, record, options.signal),
    );
    if (done) swept++;
  }
  return swept;
}

/** A staged generation whose import ended without a flip is given up. */
async function retireAbandoned(
  database: LibraryDatabase,
  locks: LibraryLocks,
  now: number,
): Promise<void> {
  const staged = await database.generations.where('state').equals('staged').primaryKeys();
  // Asked after the list was read: an import that starts now stages a generation not in it.
  if (staged.length === 0 || (await locks.isImporting())) return;
  await database.transaction('rw', [database.generations, database.merges], async () => {
    const merging = new Set((await database.merges.toArray()).map((one) => one.generation));
    for (const record of await database.generations.bulkGet(staged)) {
      // The import could have flipped it between the two; a merge goes on from its journal.
      if (record?.state === 'staged' && !merging.has(record.id))
        await retire(database, record.id, now);
    }
  });
}

async function deleteGeneration(
  database: LibraryDatabase,
  record: GenerationRecord,
  signal?: AbortSignal,
): Promise<void> {
  for (const segment of await ownSegments(database, record)) {
    await deleteRows(database, segment, signal);
    await database.segments.delete(segment);
  }
  await database.generations.delete(record.id);
}

/** Segments of `record` that no other generation lists. */
async function ownSegments(
  database: LibraryDatabase,
  record: GenerationRecord,
): Promise<SegmentId[]> {
  const { generations, segments } = database;
  return database.transaction('r', [generations, segments], async () => {
    const written = await segments.where('generation').equals(record.id).primaryKeys();
    const others = (await generations.toArray()).filter((other) => other.id !== record.id);
    const kept = new Set(others.flatMap(listed));
    return [...new Set([...written, ...listed(record)])].filter((id) => !kept.has(id));
  });
}

function listed(record: GenerationRecord): SegmentId[] {
  const generation = record.state === 'staged' ? undefined : record.generation;
  return generation ? [...generation.segments.map((entry) => entry.id), generation.names] : [];
}
