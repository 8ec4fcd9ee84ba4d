import type { ArchiveRow } from '@/lib/model/answers';
import type { ArchiveId } from '@/lib/model/archive';
import type { UpdateChoice } from '@/lib/model/updates';
import type { ArchiveRecord, GenerationRecord, LibraryDatabase } from './database';
import { retire } from './retire';

/** Every archive of the library in the reader's order, the trash included. */
export async function listArchives(database: LibraryDatabase): Promise<ArchiveRow[]> {
  const { archives, generations } = database;
  return database.transaction('r', [archives, generations], async () => {
    const records = (await archives.toArray()).sort(
      (a, b) => a.order - b.order || (a.id < b.id ? -1 : 1),
    );
    const shown = await generations.bulkGet(records.map((record) => record.generation));
    return records.flatMap((record, i) => rowOf(record, shown[i]) ?? []);
  });
}

/** Switches an archive on or off. An archive that is not there stays so. */
export async function setEnabled(
  database: LibraryDatabase,
  id: ArchiveId,
  enabled: boolean,
): Promise<void> {
  await database.archives.update(id, { enabled });
}

/** Switches on the archives of `ids`, and all others that are not in the trash off: at once, so that no search sees half of it. */
export async function enableOnly(
  database: LibraryDatabase,
  ids: readonly ArchiveId[],
): Promise<void> {
  await database.transaction('rw', database.archives, async () => {
    const wanted = new Set(ids);
    const records = await database.archives.toArray();
    await database.archives.bulkPut(
      records
        .filter(({ trashedAt }) => trashedAt === undefined)
        .map((record) => ({ ...record, enabled: wanted.has(record.id) })),
    );
  });
}

/** Puts the archives into the order of `ids`; those not named keep their order after them. */
export async function orderArchives(
  database: LibraryDatabase,
  ids: readonly ArchiveId[],
): Promise<void> {
  await database.transaction('rw', database.archives, async () => {
    const records = await database.archives.toArray();
    const place = new Map(ids.map((id, i) => [id, i]));
    const ordered = records.sort(
      (a, b) =>
        (place.get(a.id) ?? ids.length) - (place.get(b.id) ?? ids.length) || a.order - b.order,
    );
    await database.archives.bulkPut(ordered.map((record, order) => ({ ...record, order })));
  });
}

/** Keeps how an archive is kept up to date; without `choice`, it is not any more. */
export async function setUpdates(
  database: LibraryDatabase,
  id: ArchiveId,
  choice: UpdateChoice | undefined,
): Promise<void> {
  await database.transaction('rw', database.archives, async () => {
    const record = await database.archives.get(id);
    if (!record) return;
    const { updates: _updates, ...rest } = record;
    await database.archives.put(choice ? { ...rest, updates: choice } : rest);
  });
}

/** Notes that the reader saw what updates brought. */
export async function markSeen(database: LibraryDatabase, id: ArchiveId): Promise<void> {
  await database.transaction('rw', database.archives, async () => {
    const record = await database.archives.get(id);
    if (!record) return;
    const { news: _news, newIds: _newIds, ...rest } = record;
    await database.archives.put(rest);
  });
}

/** Puts an archive into the trash: it speaks no more, and is there to be restored. */
export async function trashArchive(
  database: LibraryDatabase,
  id: ArchiveId,
  now: number,
): Promise<void> {
  await database.archives.update(id, { trashedAt: now });
}

/** Takes an archive out of the trash. */
export async function restoreArchive(database: LibraryDatabase, id: ArchiveId): Promise<void> {
  await database.transaction('rw', database.archives, async () => {
    const record = await database.archives.get(id);
    if (record) await database.archives.put(outOfTrash(record));
  });
}

/** Removes an archive for good. Its rows go with the next sweep. */
export async function removeArchive(
  database: LibraryDatabase,
  id: ArchiveId,
  now: number,
): Promise<void> {
  const { archives, generations } = database;
  await database.transaction('rw', [archives, generations], async () => {
    const record = await archives.get(id);
    if (!record) return;
    await retire(database, record.generation, now);
    await archives.delete(id);
  });
}

/** `record` as it is when it is not in the trash. */
export function outOfTrash(record: ArchiveRecord): ArchiveRecord {
  const { trashedAt: _trashedAt, ...rest } = record;
  return rest;
}

function rowOf(record: ArchiveRecord, shown: GenerationRecord | undefined): ArchiveRow | undefined {
  if (shown?.state !== 'shown') return undefined;
  const { archive, sequence, documents, entities, bytes, importedAt, origin } = shown.generation;
  const { manifestSha256, signer } = shown.generation;
  const { enabled, isStarter, trashedAt, updates, news } = record;
  return {
    archive,
    enabled,
    isStarter,
    sequence,
    documents,
    entities,
    bytes,
    importedAt,
    origin,
    ...(manifestSha256 !== undefined && { manifestSha256 }),
    ...(signer !== undefined && { signer }),
    ...(trashedAt !== undefined && { trashedAt }),
    ...(updates && { updates }),
    ...(news && { news }),
  };
}
