import { browser } from 'wxt/browser';
import type {
  EntityDocuments,
  EntityDocumentsRequest,
  EntityPage,
  PageState,
  ReaderDocument,
  SearchAnswer,
  TimeNeighbours,
} from '@/lib/model/answers';
import type { DocumentKey } from '@/lib/model/document';
import type { Settings } from '@/lib/model/settings';
import { sessionArea } from '@/lib/platform/session-store';
import { createSettings, type SettingsStore } from '@/lib/platform/settings';
import { createCorrections, type Corrections } from '@/lib/services/corrections';
import { entityDocuments, entityPage, type EntityAddress } from '@/lib/services/entity-page';
import { neighboursInTime } from '@/lib/services/neighbours-in-time';
import { createPageSessions, type PageSessions } from '@/lib/services/page-sessions';
import { pageState } from '@/lib/services/page-state';
import type { LibrarySource } from '@/lib/services/ports';
import { readDocument } from '@/lib/services/read-document';
import { createTableCache } from '@/lib/services/library-tables';
import { searchLibrary, type SearchOptions } from '@/lib/services/search-library';
import { withSite } from '@/lib/services/site-access';
import { withLibrary } from '@/lib/services/with-library';
import { createLibraryStore, type LibraryStore } from '@/lib/store/library-store';

/** The services that every context of the extension shares, over the real stores. */
export type ExtensionServices = {
  readonly store: LibraryStore;
  readonly library: LibrarySource;
  readonly corrections: Corrections;
  readonly sessions: PageSessions;
  readonly settings: SettingsStore;
};

/** What the popup, the reader and the library page ask for, in-process. */
export type PageServices = ExtensionServices & {
  search(text: string, options: SearchOptions): Promise<SearchAnswer>;
  document(key: DocumentKey): Promise<ReaderDocument | undefined>;
  /** What its archive has from right before and right after a document. */
  neighbours(key: DocumentKey): Promise<TimeNeighbours>;
  entity(of: EntityAddress): Promise<EntityPage | undefined>;
  entityDocuments(
    of: EntityAddress,
    request: EntityDocumentsRequest,
  ): Promise<EntityDocuments | undefined>;
  /** What Backfile does on the page of the tab in front, or of `tabId`. */
  pageState(tabId?: number): Promise<PageState>;
  /** Switches Backfile on or off for a host and its subdomains. */
  setSite(host: string, on: boolean): Promise<void>;
};

/** Services for the background. Nothing is opened before it is used. */
export function createExtensionServices(): ExtensionServices {
  const store = createLibraryStore();
  return {
    store,
    library: store.source(),
    corrections: createCorrections({
      store: store.corrections,
      newId: () => crypto.randomUUID(),
      now: Date.now,
    }),
    sessions: createPageSessions(sessionArea(), Date.now),
    settings: createSettings(),
  };
}

/** Services for the extension's own pages. */
export function createPageServices(): PageServices {
  const services = createExtensionServices();
  const { library, sessions, settings } = services;
  const tablesOf = createTableCache();
  // Read once until they change: a search is asked at every letter.
  let known: Promise<Settings> | undefined;
  settings.watch(() => (known = undefined));
  const chosenNow = (): Promise<Settings> => (known ??= settings.get());
  return {
    ...services,
    async search(text, options) {
      const ignoreDates = (await chosenNow()).recency === 'ignore';
      return withLibrary(library, (view, lost) =>
        searchLibrary(view, text, { ...options, tablesOf, ignoreDates, lost }),
      );
    },
    document: (key) => withLibrary(library, (view) => readDocument(view, key)),
    neighbours: (key) => withLibrary(library, (view) => neighboursInTime(view, key)),
    entity: (of) => withLibrary(library, (view) => entityPage(view, of)),
    entityDocuments: (of, request) =>
      withLibrary(library, (view, lost) => entityDocuments(view, of, request, lost)),
    async pageState(tabId) {
      const tab = await tabInFront(tabId);
      if (tab?.id === undefined) return { kind: 'cannot-run' };
      const pages = await sessions.pagesOfTab(tab.id);
      const url = tab.url ?? '';
      const facts = {
        url,
        incognito: tab.incognito,
        access: await hasAccess(url),
        now: Date.now(),
      };
      const chosen = await settings.get();
      return withLibrary(library, (view) => pageState(view, pages, chosen, facts));
    },
    setSite: (host, on) =>
      settings.update((before) => ({ ...before, siteRules: withSite(before.siteRules, host, on) })),
  };
}

async function tabInFront(tabId: number | undefined) {
  if (tabId !== undefined) return browser.tabs.get(tabId);
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab;
}

async function hasAccess(url: string): Promise<boolean> {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'file:') return true;
  // Asking for a page of the browser's own is an error, not a no.
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}
