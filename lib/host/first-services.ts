import { sessionArea } from '@/lib/platform/session-store';
import { createSettings, type SettingsStore } from '@/lib/platform/settings';
import { createPageLists, type PageLists } from '@/lib/services/page-lists';

/** What there is without the library's code: enough for what a surface shows first. */
export type FirstServices = {
  readonly settings: SettingsStore;
  readonly lists: PageLists;
};

/** Both over the browser's own storage. */
export function createFirstServices(): FirstServices {
  return { settings: createSettings(), lists: createPageLists(sessionArea()) };
}
