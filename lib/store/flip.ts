import type { SourceId } from '@/lib/model/document';
import { MAX_NEW_IDS, type Generation } from '@/lib/model/segment';
import { outOfTrash } from './archives';
import type { ArchiveRecord, LibraryDatabase } from './database';
import { retire } from './retire';

/** A staged generation that is complete. */
export type FlipPlan = {
  readonly generation: Generation;
  readonly importId: number;
  /** Only for an archive that the library does not have yet. */
  readonly isStarter: boolean;
  /** Id of the generation that it was made of: the archive must still show that one. */
  readonly base?: number | undefined;
};

/** The archive was removed, or shows another generation than the one that an update was made of. */
export class BaseGoneError extends Error {
  override readonly name = 'BaseGoneError';
  constructor(archive: string) {
    super(`Backfile: archive ${archive} changed while an update was made of it`);
  }
}

/**
 * Shows a staged generation in place of its archive's present one, in one transaction: before it
 * everybody reads the old state, after it the new one. The archive keeps its place; one from the
 * trash is taken out of it. The import's journal ends in the same transaction.
 *
 * @throws {Error} when the generation is not staged any more
 * @throws {BaseGoneError} when the archive does not show `base` any more
 */
export async function flip(database: LibraryDatabase, plan: FlipPlan): Promise<void> {
  const { archives, generations, imports } = database;
  const { generation, importId, isStarter, base } = plan;
  const { id, importedAt: now } = generation;
  await database.transaction('rw', [archives, generations, imports], async () => {
    const archive = generation.archive.id;
    const staged = await generations.get(id);
    if (staged?.state !== 'staged')
      throw new Error(`Backfile: generation ${id} is ${staged?.state ?? 'gone'}, not staged`);
    const before = await archives.get(archive);
    if (base !== undefined && before?.generation !== base) throw new BaseGoneError(archive);
    const order = before?.order ?? (await orderOfNew(database, isStarter));
    await generations.put({ id, archive, state: 'shown', since: now, generation });
    await archives.put(
      before
        ? {
            ...outOfTrash(before),
            generation: id,
            ...(await newsAfter(database, before, generation)),
          }
        : { id: archive, enabled: true, order, isStarter, generation: id },
    );
    if (before) await retire(database, before.generation, now);
    await imports.delete(importId);
  });
}

/** What was not seen yet, with what the next generation brings; nothing when it brings nothing. */
async function newsAfter(
  database: LibraryDatabase,
  { news, newIds, generation }: ArchiveRecord,
  { added }: Generation,
): Promise<Pick<ArchiveRecord, 'news' | 'newIds'>> {
  if (!added || added.documents + added.names === 0) return {};
  const shown = await database.generations.get(generation);
  if (shown?.state !== 'shown') return {};
  const before = news ?? { since: shown.generation.sequence, documents: 0, names: 0 };
  return {
    news: {
      since: before.since,
      documents: before.documents + added.documents,
      names: before.names + added.names,
    },
    newIds: newIdsAfter(newIds, added.ids),
  };
}

/** None when one of both does not know them, or they are too many to be told one by one. */
function newIdsAfter(
  before: readonly SourceId[] = [],
  added: readonly SourceId[] = [],
): readonly SourceId[] {
  const ids = [...before, ...added];
  return ids.length > MAX_NEW_IDS ? [] : ids;
}

/**
 * Shows `generation` in place of `base`, of which it is another form: nothing else of the archive
 * changes. Call it inside a transaction over `archives` and `generations`.
 *
 * @throws {Error} when the archive shows another generation by now
 */
export async function replaceShown(
  database: LibraryDatabase,
  base: number,
  generation: Generation,
  now: number,
): Promise<void> {
  const { archives, generations } = database;
  const { id } = generation;
  const archive = generation.archive.id;
  const [staged, record] = [await generations.get(id), await archives.get(archive)];
  if (staged?.state !== 'staged' || record?.generation !== base)
    throw new Error('Backfile: the archive changed while it was written in another form');
  await generations.put({ id, archive, state: 'shown', since: now, generation });
  await retire(database, base, now);
  await archives.update(archive, { generation: id });
}

/**
 * The place of a new archive: after all others, but before a starter archive, which steps aside
 * for what the reader brought.
 */
async function orderOfNew(database: LibraryDatabase, isStarter: boolean): Promise<number> {
  const all = await database.archives.toArray();
  const last = (records: typeof all): number => Math.max(-1, ...records.map((one) => one.order));
  if (isStarter) return last(all) + 1;
  const own = last(all.filter((one) => !one.isStarter));
  const starters = all.filter((one) => one.isStarter && one.order <= own + 1);
  for (const starter of starters)
    await database.archives.update(starter.id, { order: last(all) + 2 + starter.order });
  return own + 1;
}
