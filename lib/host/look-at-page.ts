import { browser } from 'wxt/browser';
import type { PageList, PageState } from '@/lib/model/answers';
import { pageState } from '@/lib/services/page-state';
import type { FirstServices } from './first-services';

/** Looks up in the library what a tab lists for an address; undefined while no archive is in use. */
export type ListPage = (tabId: number, url: string) => Promise<PageList | undefined>;

/**
 * What Backfile does on the page of a tab.
 *
 * @param tabId the one in front without it
 * @param listPage asked only where no list is ready: it opens the library
 */
export async function lookAtPage(
  { settings, lists }: FirstServices,
  tabId: number | undefined,
  listPage: ListPage,
): Promise<PageState> {
  const [tab, chosen] = await Promise.all([tabInFront(tabId), settings.get()]);
  const { id, url = '', incognito } = tab ?? {};
  if (id === undefined || incognito === undefined) return { kind: 'cannot-run' };
  const [ready, access] = await Promise.all([lists.of(id, url), hasAccess(url)]);
  return pageState(
    chosen,
    { url, incognito, access, now: Date.now() },
    async () => ready ?? listPage(id, url),
  );
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
