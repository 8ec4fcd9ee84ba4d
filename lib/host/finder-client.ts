import type { PageState, SearchAnswer } from '@/lib/model/answers';
import { askForSites } from '@/lib/platform/all-sites';
import type { SettingsStore } from '@/lib/platform/settings';
import type { SearchOptions } from '@/lib/services/search-library';
import { withSite } from '@/lib/services/site-access';
import type { PopupClient } from '@/lib/state/popup-model';
import type { LibraryLocks } from '@/lib/store/locks';
import { followOtherImport } from './follow-other-import';

/** What finds, in whatever form it is loaded. */
type Finder = {
  pageState(tabId?: number): Promise<PageState>;
  search(text: string, options: SearchOptions): Promise<SearchAnswer>;
  readonly settings: SettingsStore;
  readonly locks: Pick<LibraryLocks, 'isImporting'>;
};

/**
 * What the popup and the side panel ask alike.
 *
 * @param options.tab the tab that they are about; the one in front without it
 * @param options.limit most hits of a search
 */
export function createFinderClient(
  finder: Finder,
  { tab, limit }: { readonly tab: number | undefined; readonly limit: number },
): Pick<PopupClient, 'pageState' | 'search' | 'setSite' | 'allowSites' | 'onOtherImport'> {
  const { settings, locks } = finder;
  return {
    pageState: () => finder.pageState(tab),
    search: (query, signal, most = limit) =>
      finder.search(query, { limit: most, typing: true, signal }),
    setSite: (host, on) =>
      settings.update((all) => ({ ...all, siteRules: withSite(all.siteRules, host, on) })),
    allowSites: askForSites,
    onOtherImport: (callback, signal) => followOtherImport(locks, callback, signal),
  };
}
