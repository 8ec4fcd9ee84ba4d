import { createPageLinker } from '@/lib/linking/page-linker';
import type { EntityAt } from '@/lib/model/entity';
import type { LibraryView } from '@/lib/model/segment';
import type { ViewTables } from './library-tables';
import type { LinkLibrary } from './live-pages';

/** What page linking needs of a view and its opened name tables. */
export function linkLibraryOf({ view, tables }: ViewTables): LinkLibrary {
  return {
    newLinker: () => createPageLinker(tables),
    resolve: (mention) =>
      mention.candidates.flatMap((candidate) => at(view, candidate.table, candidate.entity)),
  };
}

function at(view: LibraryView, table: number, number: number): EntityAt[] {
  const generation = view.generations[table]?.generation;
  return generation ? [{ archive: generation.archive.id, generation: generation.id, number }] : [];
}
