import type {
  EntityDocuments,
  EntityDocumentsRequest,
  EntityPage,
  SearchAnswer,
  TimeNeighbours,
} from '@/lib/model/answers';
import type { DocumentKey } from '@/lib/model/document';
import type { Settings } from '@/lib/model/settings';
import { entityDocuments, entityPage, type EntityAddress } from '@/lib/services/entity-page';
import { createTableCache } from '@/lib/services/library-tables';
import { neighboursInTime } from '@/lib/services/neighbours-in-time';
import { searchLibrary, type SearchOptions } from '@/lib/services/search-library';
import { withLibrary } from '@/lib/services/with-library';
import type { SharedServices } from './shared-services';

/** What pages of the extension look up once they are drawn, in-process. */
export type PageLookups = {
  search(text: string, options: SearchOptions): Promise<SearchAnswer>;
  /** What its archive has from right before and right after a document. */
  neighbours(key: DocumentKey): Promise<TimeNeighbours>;
  entity(of: EntityAddress): Promise<EntityPage | undefined>;
  entityDocuments(
    of: EntityAddress,
    request: EntityDocumentsRequest,
  ): Promise<EntityDocuments | undefined>;
};

/** Look-ups over the library. */
export function createPageLookups({
  library,
  settings,
}: Pick<SharedServices, 'library' | 'settings'>): PageLookups {
  const tablesOf = createTableCache();
  // Read once until they change: a search is asked at every letter.
  let known: Promise<Settings> | undefined;
  settings.watch(() => (known = undefined));
  const chosenNow = (): Promise<Settings> => (known ??= settings.get());
  return {
    async search(text, options) {
      const ignoreDates = (await chosenNow()).recency === 'ignore';
      return withLibrary(library, (view, lost) =>
        searchLibrary(view, text, { ...options, tablesOf, ignoreDates, lost }),
      );
    },
    neighbours: (key) => withLibrary(library, (view) => neighboursInTime(view, key)),
    entity: (of) => withLibrary(library, (view) => entityPage(view, of)),
    entityDocuments: (of, request) =>
      withLibrary(library, (view, lost) => entityDocuments(view, of, request, lost)),
  };
}
