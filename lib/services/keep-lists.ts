import { report } from '@/lib/base/report';
import { costOf, listPage } from './list-page';
import type { PageLists } from './page-lists';
import type { PageSession, PageSessions } from './page-sessions';
import type { LibrarySource } from './ports';
import { withLibrary } from './with-library';

/** From a change of a page to its list, ms: more changes come together, and cards before lists. */
const PAUSE_MS = 200;

/** Keeps the lists of tabs up to date with what is known of their pages. */
export type ListKeeper = {
  /** Another set of names may stand on a tab's page. */
  note(tabId: number): void;
  /** A page of a tab has told what it cost. */
  noteCost(tabId: number): Promise<void>;
  forget(tabId: number): Promise<void>;
  /** The library changed: no list holds until its page is linked anew. */
  clear(): Promise<void>;
};

/** What lists are made from. */
export type ListSources = {
  readonly sessions: PageSessions;
  readonly library: LibrarySource;
  readonly lists: PageLists;
  /** For tests; else 200 ms. */
  readonly pauseMs?: number;
};

/** Lists of tabs, made a moment after their pages changed. */
export function createListKeeper(sources: ListSources): ListKeeper {
  const { sessions, library, lists, pauseMs = PAUSE_MS } = sources;
  const waiting = new Set<number>();
  /** Counts changes of the library: what was read before one is not kept after it. */
  let changes = 0;

  async function list(tabId: number): Promise<void> {
    const before = changes;
    const pages = await sessions.pagesOfTab(tabId);
    const url = tabUrlOf(pages);
    if (url === undefined) return;
    const made = await withLibrary(library, (view) => listPage(view, pages, url));
    if (changes === before) await lists.keep(tabId, url, made);
  }

  return {
    note(tabId) {
      if (waiting.has(tabId)) return;
      waiting.add(tabId);
      setTimeout(() => {
        waiting.delete(tabId);
        list(tabId).catch((error: unknown) => report(error, 'while listing the names of a page'));
      }, pauseMs);
    },
    async noteCost(tabId) {
      const pages = await sessions.pagesOfTab(tabId);
      const url = tabUrlOf(pages);
      const kept = url !== undefined && (await lists.of(tabId, url));
      if (kept) await lists.keep(tabId, url, { ...kept, totalMs: costOf(pages, url) });
    },
    forget: (tabId) => lists.forget(tabId),
    async clear() {
      changes++;
      await lists.clear();
    },
  };
}

/** The address of the page that a tab shows, by what its frames said last; undefined when none is known. */
function tabUrlOf(pages: readonly PageSession[]): string | undefined {
  const [newest] = pages.toSorted((a, b) => b.touchedAt - a.touchedAt);
  const top = pages.find(({ frameId }) => frameId === 0);
  return top?.url ?? newest?.tabUrl;
}
