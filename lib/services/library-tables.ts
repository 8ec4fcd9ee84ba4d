import { openNameTable, type NameTable } from '@/lib/linking/name-table';
import type { LibraryView, OpenGeneration } from '@/lib/model/segment';
import { unframeRow } from '@/lib/segment/row-frame';

/** The name tables of a view, in the view's order. */
export type ViewTables = { readonly view: LibraryView; readonly tables: readonly NameTable[] };

/**
 * Opens the name tables of library views, and keeps those of the last one: a generation never
 * changes, so its table is read once in the life of a worker.
 */
export function createTableCache(): (view: LibraryView) => Promise<ViewTables> {
  let kept = new Map<number, Promise<NameTable>>();
  return async (view) => {
    const next = new Map<number, Promise<NameTable>>();
    for (const open of view.generations) {
      const id = open.generation.id;
      next.set(id, kept.get(id) ?? readTable(open));
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

async function readTable(open: OpenGeneration): Promise<NameTable> {
  // Megabytes on the way to the first mark: the table checks its own bounds at every look-up.
  return openNameTable(unframeRow(await open.names.get('names', 0), false));
}
