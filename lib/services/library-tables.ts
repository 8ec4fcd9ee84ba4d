import { openNames, type ArchiveNames } from '@/lib/linking/open-names';
import type { LibraryView } from '@/lib/model/segment';

/** The name tables of a view, in the view's order. */
export type ViewTables = { readonly view: LibraryView; readonly tables: readonly ArchiveNames[] };

/**
 * Opens the name tables of library views, and keeps those of the last one: a generation never
 * changes, so its table is read once in the life of a worker.
 */
export function createTableCache(): (view: LibraryView) => Promise<ViewTables> {
  let kept = new Map<number, Promise<ArchiveNames>>();
  return async (view) => {
    const next = new Map<number, Promise<ArchiveNames>>();
    for (const open of view.generations) {
      const id = open.generation.id;
      next.set(id, kept.get(id) ?? openNames(open.names));
    }
    kept = next;
    try {
      return { view, tables: await Promise.all(next.values()) };
    } catch (error) {
      kept = new Map();
      throw error;
    }
  };
}
