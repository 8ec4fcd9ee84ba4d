import { askForSites } from '@/lib/platform/all-sites';
import type { PopupClient } from '@/lib/state/popup-model';
import { followOtherImport } from './follow-other-import';
import type { PageServices } from './page-services';

/**
 * What the popup and the side panel ask alike.
 *
 * @param options.tab the tab that they are about; the one in front without it
 * @param options.limit most hits of a search
 */
export function createFinderClient(
  services: PageServices,
  { tab, limit }: { readonly tab: number | undefined; readonly limit: number },
): Pick<PopupClient, 'pageState' | 'search' | 'setSite' | 'allowSites' | 'onOtherImport'> {
  return {
    pageState: () => services.pageState(tab),
    search: (query, signal) => services.search(query, { limit, typing: true, signal }),
    setSite: (host, on) => services.setSite(host, on),
    allowSites: askForSites,
    onOtherImport: (callback, signal) => followOtherImport(services.store.locks, callback, signal),
  };
}
