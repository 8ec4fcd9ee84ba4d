import { err, ok } from '@/lib/base/result';
import type { Handlers, Caller } from '@/lib/messaging/call';
import { DIRECTIONS, MAX_PAGE_CHARS } from '@/lib/messaging/protocol';
import type { backgroundToPage, pageToBackground, PageSettings } from '@/lib/messaging/protocol';
import { tabClient } from '@/lib/messaging/send';
import type { Settings } from '@/lib/model/settings';
import type { Cards } from '@/lib/services/cards';
import type { ListKeeper } from '@/lib/services/keep-lists';
import type { createTableCache } from '@/lib/services/library-tables';
import { linkLibraryOf } from '@/lib/services/link-library';
import type { Corrections } from '@/lib/services/corrections';
import type { LinkPages } from '@/lib/services/link-page';
import { createPageParts } from '@/lib/services/page-parts';
import type { PageSession, PageSessions } from '@/lib/services/page-sessions';
import type { LibrarySource, SettingsSource } from '@/lib/services/ports';
import { runsOn } from '@/lib/services/site-access';
import { withLibrary } from '@/lib/services/with-library';
import { extensionUrl } from '@/lib/platform/extension-url';
import { runPart } from './run-part';

/** What the page calls are answered with. */
export type PageServices = {
  readonly library: LibrarySource;
  readonly tablesOf: ReturnType<typeof createTableCache>;
  readonly corrections: Corrections;
  readonly sessions: PageSessions;
  readonly links: LinkPages;
  readonly cards: Cards;
  readonly settings: SettingsSource;
  readonly lists: ListKeeper;
};

/** What a page may know of the settings. */
export function pageSettingsOf(settings: Settings): PageSettings {
  const { trigger, touch, key, dwellMs, underline, density, theme, cardSize } = settings;
  return { trigger, touch, key, dwellMs, underline, density, theme, cardSize };
}

/** Answers to the calls of page scripts. Every one of them comes from a page's process: nothing is taken on trust. */
export function pageHandlers(services: PageServices): Handlers<typeof pageToBackground> {
  const { lists, sessions, settings } = services;
  const runsFor = async (caller: Caller): Promise<boolean> =>
    isOurs(caller.tabUrl)
      ? (await settings.get()).trigger !== 'off'
      : runsOn(caller.tabUrl, await settings.get(), {
          incognito: caller.incognito,
          now: Date.now(),
        });
  const link = linkCall(services, runsFor);

  return {
    async startPage(_params, caller) {
      const [run, chosen, blocked] = await Promise.all([
        runsFor(caller),
        settings.get(),
        sessions.isBlocked(caller.url),
      ]);
      return { run, settings: pageSettingsOf(chosen), blocked };
    },
    async loadPart({ part }, caller) {
      if (caller.tabId === undefined || !(await runsFor(caller))) return false;
      await runPart(part, caller.tabId, caller.frameId);
      return true;
    },
    async linkBlocks(params, caller) {
      const linked = await link(params, caller);
      if (linked.ok && caller.tabId !== undefined) lists.note(caller.tabId);
      return linked;
    },
    ...cardCalls(services),
    async restInFrame({ page, handle, framePath, rect }, caller) {
      if (caller.tabId === undefined) return null;
      // Every frame of the tab hears it; the one above the child answers for itself.
      const call = tabClient<typeof backgroundToPage>(DIRECTIONS.backgroundToPage, caller.tabId);
      await call('placeChildRest', { childPage: page, handle, framePath, rect });
      return null;
    },
    async reportCost({ page, totalMs, longestMs }, caller) {
      const session = await ownSession(sessions, page, caller);
      if (!session) return null;
      await sessions.savePage({ ...session, totalMs, longestMs });
      await lists.noteCost(session.tabId);
      return null;
    },
  };
}

/** Links blocks of a page as its call asks. */
function linkCall(
  { corrections, library, links, settings, tablesOf }: PageServices,
  runsFor: (caller: Caller) => Promise<boolean>,
): Handlers<typeof pageToBackground>['linkBlocks'] {
  const parts = createPageParts(MAX_PAGE_CHARS);
  return async ({ page, whole, blocks, before, more }, caller) => {
    if (caller.tabId === undefined || !(await runsFor(caller))) return err('off');
    const { tabId, frameId, url, tabUrl } = caller;
    const place = { page, tabId, frameId, url, tabUrl };
    if (!whole) return links.more(place, blocks);
    const all = parts.take({ page, blocks, before, more });
    if (all === 'missing') return err('unknown-page');
    if (all === 'waiting') return ok([]);
    const { density } = await settings.get();
    return withLibrary(library, async (view, lost) => {
      const tables = await tablesOf(view, lost);
      const corrected = linkLibraryOf(tables, await corrections.placed(tables));
      return ok(await links.whole(place, all, { ...corrected, density }));
    });
  };
}

type CardCall = 'wake' | 'openCard' | 'cardBlocked' | 'cardClosed';

/** Answers to calls about a page's cards. */
function cardCalls({
  cards,
  library,
  sessions,
}: PageServices): Pick<Handlers<typeof pageToBackground>, CardCall> {
  return {
    async wake({ page }, caller) {
      if (await ownSession(sessions, page, caller)) await library.current();
      return null;
    },
    async openCard({ page, handle, nonce }, caller) {
      if (caller.tabId === undefined) return err('unknown-handle');
      return cards.open({ page, handle, nonce, tabId: caller.tabId, frameId: caller.frameId });
    },
    async cardBlocked({ page }, caller) {
      if (await ownSession(sessions, page, caller)) await sessions.noteBlocked(caller.url);
      return null;
    },
    async cardClosed({ nonce }) {
      await cards.close(nonce);
      return null;
    },
  };
}

/** Whether the tab shows a page of ours: there it is tried out, whatever the rules for sites are. */
export function isOurs(tabUrl: string): boolean {
  return tabUrl.startsWith(extensionUrl('/'));
}

/** The session of a page; only the frame that it lives in speaks for it. */
async function ownSession(
  sessions: PageSessions,
  page: string,
  caller: Caller,
): Promise<PageSession | undefined> {
  const session = await sessions.page(page);
  const isOwn = session?.tabId === caller.tabId && session?.frameId === caller.frameId;
  return isOwn ? session : undefined;
}
