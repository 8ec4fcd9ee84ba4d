import { browser } from 'wxt/browser';
import type { PageState, ReaderDocument } from '@/lib/model/answers';
import type { DocumentKey } from '@/lib/model/document';
import { pageState } from '@/lib/services/page-state';
import { readDocument } from '@/lib/services/read-document';
import { withSite } from '@/lib/services/site-access';
import { withLibrary } from '@/lib/services/with-library';
import type { PageLookups } from './page-lookups';
import { createSharedServices, type SharedServices } from './shared-services';

/** What the popup, the panel and the reader ask for, in-process. */
export type PageServices = SharedServices &
  PageLookups & {
    document(key: DocumentKey): Promise<ReaderDocument | undefined>;
    /** What Backfile does on the page of the tab in front, or of `tabId`. */
    pageState(tabId?: number): Promise<PageState>;
    /** Switches Backfile on or off for a host and its subdomains. */
    setSite(host: string, on: boolean): Promise<void>;
    /** Loads the code that searches as soon as there is time: the first letter need not wait for it. */
    prepare(): void;
  };

/** Services for the extension's own pages. */
export function createPageServices(): PageServices {
  const services = createSharedServices();
  const { library, sessions, settings } = services;
  const lookups = lazyLookups(services);
  return {
    ...services,
    search: async (text, options) => (await lookups()).search(text, options),
    neighbours: async (key) => (await lookups()).neighbours(key),
    entity: async (of) => (await lookups()).entity(of),
    entityDocuments: async (of, request) => (await lookups()).entityDocuments(of, request),
    document: (key) => withLibrary(library, (view) => readDocument(view, key)),
    async pageState(tabId) {
      // Opened meanwhile; a failure shows up below.
      library.current().catch(() => undefined);
      const [tab, chosen] = await Promise.all([tabInFront(tabId), settings.get()]);
      if (tab?.id === undefined) return { kind: 'cannot-run' };
      const url = tab.url ?? '';
      const [pages, access] = await Promise.all([sessions.pagesOfTab(tab.id), hasAccess(url)]);
      const facts = { url, incognito: tab.incognito, access, now: Date.now() };
      return withLibrary(library, (view) => pageState(view, pages, chosen, facts));
    },
    setSite: (host, on) =>
      settings.update((before) => ({ ...before, siteRules: withSite(before.siteRules, host, on) })),
    prepare: () => void requestIdleCallback(() => void lookups().catch(() => undefined)),
  };
}

/**
 * The look-ups, loaded with the first of them: what analyses words is most of Backfile's code, and
 * no page needs it to be drawn.
 */
function lazyLookups(services: SharedServices): () => Promise<PageLookups> {
  let loading: Promise<PageLookups> | undefined;
  return () => {
    loading ??= import('./page-lookups').then(({ createPageLookups }) =>
      createPageLookups(services),
    );
    // Tried again with the next one: the files of an extension are exchanged when it is updated.
    loading.catch(() => (loading = undefined));
    return loading;
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
