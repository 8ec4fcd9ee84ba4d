import { openNames, type ArchiveNames } from '@/lib/linking/open-names';
import type { LibraryView, OpenGeneration } from '@/lib/model/segment';
import type { LostRows } from '@/lib/segment/lost-rows';

/** The name tables of a view, in the view's order. */
export type ViewTables = { readonly view: LibraryView; readonly tables: readonly ArchiveNames[] };

/**
 * Opens the name tables of library views, and keeps those of the last one: a generation never
 * changes, so its table is read once in the life of a worker. With `lost`, archives whose names
 * cannot be read are left out of the view that is returned; without it, they are an error.
 */
export function createTableCache(): (view: LibraryView, lost?: LostRows) => Promise<ViewTables> {
  let kept = new Map<number, Promise<ArchiveNames>>();
  return async (view, lost) => {
    const next = new Map<number, Promise<ArchiveNames>>();
    for (const open of view.generations) {
      const id = open.generation.id;
      next.set(id, kept.get(id) ?? openNames(open.names));
    }
    kept = next;
    const opened = await Promise.allSettled(next.values());
    const generations: OpenGeneration[] = [];
    const tables: ArchiveNames[] = [];
    for (const [i, open] of view.generations.entries()) {
      const names = opened[i];
      if (names?.status === 'fulfilled') {
        generations.push(open);
        tables.push(names.value);
        continue;
      }
      // The next call tries again instead of meeting the same failure for ever.
      next.delete(open.generation.id);
      if (!lost?.isLost(names?.reason)) throw names?.reason;
      lost.note(open.names);
    }
    return {
      view: tables.length < view.generations.length ? { ...view, generations } : view,
      tables,
    };
  };
}
