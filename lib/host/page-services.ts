import type { PageState, ReaderDocument } from '@/lib/model/answers';
import type { DocumentKey } from '@/lib/model/document';
import { loadOnce } from '@/lib/base/load-once';
import { listPage } from '@/lib/services/list-page';
import { readDocument } from '@/lib/services/read-document';
import { withLibrary } from '@/lib/services/with-library';
import type { FirstServices } from './first-services';
import { lookAtPage, type ListPage } from './look-at-page';
import type { PageLookups } from './page-lookups';
import { createSharedServices, type SharedServices } from './shared-services';

/** Hits of a search that nobody sees: as many as are read at each letter. */
const REHEARSED_HITS = 10;

/** What the popup, the panel and the reader ask for, in-process. */
export type PageServices = SharedServices &
  PageLookups & {
    document(key: DocumentKey): Promise<ReaderDocument | undefined>;
    readonly listPage: ListPage;
    /** What Backfile does on the page of the tab in front, or of `tabId`. */
    pageState(tabId?: number): Promise<PageState>;
    /**
     * Loads the code that searches as soon as there is time, and searches once for nobody, unless
     * somebody does before: the first letter need not wait for what all searches run and read.
     *
     * @param words what is likely to be searched for; the name of the first archive without them
     */
    prepare(words?: string): void;
  };

/**
 * Services for the extension's own pages.
 *
 * @param first where there are some already
 */
export function createPageServices(first?: FirstServices): PageServices {
  const services = createSharedServices(first);
  const { library, sessions } = services;
  const listed: ListPage = async (tabId, url) => {
    const pages = await sessions.pagesOfTab(tabId);
    return withLibrary(library, (view) => listPage(view, pages, url));
  };
  // What analyses words is most of Backfile's code, and no page needs it to be drawn.
  const lookups = loadOnce(async () =>
    (await import('./page-lookups')).createPageLookups(services),
  );
  const rehearsal = new AbortController();
  async function rehearse(words: string | undefined): Promise<void> {
    const [loaded, { generations }] = await Promise.all([lookups(), library.current()]);
    const text = words ?? generations[0]?.generation.archive.name ?? '';
    await loaded.search(text, { limit: REHEARSED_HITS, typing: true, signal: rehearsal.signal });
  }
  return {
    ...services,
    async search(text, options) {
      rehearsal.abort();
      return (await lookups()).search(text, options);
    },
    neighbours: async (key) => (await lookups()).neighbours(key),
    entity: async (of) => (await lookups()).entity(of),
    entityDocuments: async (of, request) => (await lookups()).entityDocuments(of, request),
    document: (key) => withLibrary(library, (view) => readDocument(view, key)),
    listPage: listed,
    pageState: (tabId) => lookAtPage(services, tabId, listed),
    // Whoever searches is told what fails.
    prepare: (words) => void requestIdleCallback(() => void rehearse(words).catch(() => undefined)),
  };
}
