import { withoutHash } from '@/lib/base/without-hash';
import type { PageList } from '@/lib/model/answers';
import type { SessionStore } from './ports';

/** Most tabs whose list is kept ready. */
const MAX_LISTS = 60;
/** Most names of a list that is kept ready: the browser's memory for it is small. */
const MAX_NAMES = 200;
const PREFIX = 'list:';

/** Lists of what tabs show, found out beforehand: who opens the popup has them without the library being opened. */
export type PageLists = {
  /** What a tab lists for `url`; undefined when that is to be looked up. */
  of(tabId: number, url: string): Promise<PageList | undefined>;
  /** Keeps a list that has names; there is none to be had of any other. */
  keep(tabId: number, url: string, list: PageList | undefined): Promise<void>;
  forget(tabId: number): Promise<void>;
  /** Forgets all: the library changed. */
  clear(): Promise<void>;
};

/** Lists in `store`. */
export function createPageLists(store: SessionStore): PageLists {
  const all = async (): Promise<string[]> =>
    (await store.keys()).filter((key) => key.startsWith(PREFIX));

  async function makeRoom(own: string): Promise<void> {
    const others = (await all()).filter((key) => key !== own);
    await store.remove(others.slice(0, Math.max(0, others.length - MAX_LISTS + 1)));
  }

  return {
    async of(tabId, url) {
      const kept = await store.get(PREFIX + tabId);
      return isKeptList(kept) && kept.url === withoutHash(url) ? kept.list : undefined;
    },
    async keep(tabId, url, list) {
      const key = PREFIX + tabId;
      const isWorthIt = list && list.names.length > 0 && list.names.length <= MAX_NAMES;
      if (!isWorthIt) return store.remove([key]);
      await makeRoom(key);
      await store.set(key, { url: withoutHash(url), list });
    },
    forget: (tabId) => store.remove([PREFIX + tabId]),
    clear: async () => store.remove(await all()),
  };
}

/** A list as it is kept. */
type KeptList = { readonly url: string; readonly list: PageList };

// Only this file writes it: its shape is checked as far as a version before could have left another one behind.
function isKeptList(value: unknown): value is KeptList {
  return typeof value === 'object' && value !== null && 'url' in value && 'list' in value;
}
