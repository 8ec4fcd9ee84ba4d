import { sessionArea } from '@/lib/platform/session-store';
import { createPageSessions, type PageSessions } from '@/lib/services/page-sessions';
import type { LibrarySource } from '@/lib/services/ports';
import { createLibraryStore, type LibraryStore } from '@/lib/store/library-store';
import { createFirstServices, type FirstServices } from './first-services';

/** The services that every context of the extension shares, over the real stores. */
export type SharedServices = FirstServices & {
  readonly store: LibraryStore;
  readonly library: LibrarySource;
  readonly sessions: PageSessions;
};

/**
 * Nothing is opened before it is used.
 *
 * @param first where there are some already
 */
export function createSharedServices(first: FirstServices = createFirstServices()): SharedServices {
  const store = createLibraryStore();
  return {
    ...first,
    store,
    library: store.source(),
    sessions: createPageSessions(sessionArea(), Date.now),
  };
}
