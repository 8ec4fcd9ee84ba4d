import type { Generation } from '@/lib/model/segment';
import { outOfTrash } from './archives';
import type { LibraryDatabase } from './database';
import { retire } from './retire';

/** A staged generation that is complete. */
export type FlipPlan = {
  readonly generation: Generation;
  readonly importId: number;
  /** Only for an archive that the library does not have yet. */
  readonly isStarter: boolean;
};

/**
 * Shows a staged generation in place of its archive's present one, in one transaction: before it
 * everybody reads the old state, after it the new one. The archive keeps its place; one from the
 * trash is taken out of it. The import's journal ends in the same transaction.
 *
 * @throws {Error} when the generation is not staged any more
 */
export async function flip(database: LibraryDatabase, plan: FlipPlan): Promise<void> {
  const { archives, generations, imports } = database;
  const { generation, importId, isStarter } = plan;
  const { id, importedAt: now } = generation;
  await database.transaction('rw', [archives, generations, imports], async () => {
    const archive = generation.archive.id;
    const staged = await generations.get(id);
    if (staged?.state !== 'staged')
      throw new Error(`Backfile: generation ${id} is ${staged?.state ?? 'gone'}, not staged`);
    const before = await archives.get(archive);
    await generations.put({ id, archive, state: 'shown', since: now, generation });
    if (before) await retire(database, before.generation, now);
    await archives.put(
      before
        ? { ...outOfTrash(before), generation: id }
        : {
            id: archive,
            enabled: true,
            order: await lastOrder(database),
            isStarter,
            generation: id,
          },
    );
    await imports.delete(importId);
  });
}

/** The place after all others. */
async function lastOrder(database: LibraryDatabase): Promise<number> {
  const orders = (await database.archives.toArray()).map((one) => one.order);
  return Math.max(-1, ...orders) + 1;
}
