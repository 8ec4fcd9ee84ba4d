import type { PageList, PageState } from '@/lib/model/answers';
import type { Settings } from '@/lib/model/settings';
import { hostOf, runsOn } from './site-access';

/** What the popup knows of the tab it was opened on. */
export type TabFacts = {
  readonly url: string;
  readonly incognito: boolean;
  /** Whether the browser lets Backfile read this page. */
  readonly access: boolean;
  readonly now: number;
};

/**
 * What Backfile does on a tab's page, with the names it found there.
 *
 * @param list what is listed of it, asked for where Backfile runs; undefined while no archive is in use
 */
export async function pageState(
  settings: Settings,
  tab: TabFacts,
  list: () => Promise<PageList | undefined>,
): Promise<PageState> {
  const host = hostOf(tab.url);
  if (host === '' && !tab.url.startsWith('file:')) return { kind: 'cannot-run' };
  if (settings.trigger === 'off') return { kind: 'off', host };
  if (!runsOn(tab.url, settings, tab)) return { kind: 'off-here', host };
  if (!tab.access) return { kind: 'no-access', host };
  const found = await list();
  return found ? { kind: 'on', host, ...found } : { kind: 'no-archive', host };
}
