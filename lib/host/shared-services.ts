import { sessionArea } from '@/lib/platform/session-store';
import { createSettings, type SettingsStore } from '@/lib/platform/settings';
import { createPageSessions, type PageSessions } from '@/lib/services/page-sessions';
import type { LibrarySource } from '@/lib/services/ports';
import { createLibraryStore, type LibraryStore } from '@/lib/store/library-store';

/** The services that every context of the extension shares, over the real stores. */
export type SharedServices = {
  readonly store: LibraryStore;
  readonly library: LibrarySource;
  readonly sessions: PageSessions;
  readonly settings: SettingsStore;
};

/** Nothing is opened before it is used. */
export function createSharedServices(): SharedServices {
  const store = createLibraryStore();
  return {
    store,
    library: store.source(),
    sessions: createPageSessions(sessionArea(), Date.now),
    settings: createSettings(),
  };
}
