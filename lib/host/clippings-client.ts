import { browser } from 'wxt/browser';
import { hasSelection, takePage } from '@/lib/platform/take-page';
import { createClippings } from '@/lib/services/clippings';
import type { ClippingsClient } from '@/lib/state/clippings-model';
import type { SaveClient } from '@/lib/state/save-model';
import type { LibraryStore } from '@/lib/store/library-store';
import { tellOfClippings } from './tell-background';

/** The list of clippings, over the real store; the background has their archive follow each change. */
export function createClippingsClient(store: LibraryStore): ClippingsClient {
  const clippings = createClippings(store, Date.now);
  const telling = async <T>(change: Promise<T>): Promise<T> => {
    const result = await change;
    tellOfClippings();
    return result;
  };
  return {
    all: () => clippings.all(),
    rename: (clipping, title) => telling(clippings.rename(clipping, title)),
    remove: (clipping) => telling(clippings.remove(clipping)),
    restore: (clipping) => telling(clippings.restore(clipping)),
    retry: () => telling(Promise.resolve()),
    kept: store.kept,
  };
}

/**
 * Saving the page in front.
 *
 * @param tab another tab
 */
export function createSaveClient(store: LibraryStore, tab: number | undefined): SaveClient {
  const clippings = createClippings(store, Date.now);
  const list = createClippingsClient(store);
  const inFront = async () => {
    if (tab !== undefined) return browser.tabs.get(tab);
    const [active] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    return active;
  };
  return {
    async saved() {
      const url = (await inFront())?.url;
      return url !== undefined && /^(?:https?|file):/.test(url) ? clippings.of(url) : undefined;
    },
    async hasSelection() {
      const id = (await inFront())?.id;
      return id !== undefined && hasSelection(id);
    },
    async save() {
      const id = (await inFront())?.id;
      const page = id === undefined ? undefined : await takePage({ tabId: id }, 'either');
      const clipping = page && (await clippings.take(page));
      if (clipping) tellOfClippings();
      return clipping;
    },
    remove: (clipping) => list.remove(clipping),
  };
}
