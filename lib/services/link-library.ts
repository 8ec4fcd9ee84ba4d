import { createPageLinker, type PageLinker } from '@/lib/linking/page-linker';
import type { PlacedCorrection } from '@/lib/model/correction';
import type { EntityAt } from '@/lib/model/entity';
import type { Mention } from '@/lib/model/mention';
import type { LibraryView } from '@/lib/model/segment';
import { correctLibrary } from './correct-library';
import type { ViewTables } from './library-tables';
import type { LinkLibrary } from './live-pages';

/** What page linking needs of a view and its opened name tables, with the reader's corrections. */
export function linkLibraryOf(
  library: ViewTables,
  corrections: readonly PlacedCorrection[] = [],
): Omit<LinkLibrary, 'density'> {
  const corrected = correctLibrary(library, corrections);
  const isWanted = ({ candidates }: Mention): boolean => {
    const [best] = candidates;
    return !best || !corrected.isMuted(best);
  };
  return {
    newLinker: (host) => withoutMuted(createPageLinker(corrected.tablesFor(host)), isWanted),
    resolve: (mention) =>
      mention.candidates.flatMap((candidate) =>
        at(library.view, candidate.table, candidate.entity),
      ),
    shareOf: ({ candidates }) =>
      Math.min(
        1,
        ...candidates.map(({ table, entity }) => {
          const names = library.tables[table];
          return names ? names.weight(entity) / Math.max(1, names.documents) : 1;
        }),
      ),
  };
}

function withoutMuted(linker: PageLinker, isWanted: (mention: Mention) => boolean): PageLinker {
  return {
    linkPage: (blocks) => linker.linkPage(blocks).filter(isWanted),
    linkMore: (blocks) => linker.linkMore(blocks).filter(isWanted),
    namePage: (blocks) => linker.namePage(blocks),
  };
}

function at(view: LibraryView, table: number, number: number): EntityAt[] {
  const generation = view.generations[table]?.generation;
  return generation ? [{ archive: generation.archive.id, generation: generation.id, number }] : [];
}
