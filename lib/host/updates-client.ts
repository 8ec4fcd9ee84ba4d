import { browser } from 'wxt/browser';
import { checkUpdateAddress } from '@/lib/bundle/update-address';
import type { UpdatesClient } from '@/lib/state/updates-client';
import type { LibraryStore } from '@/lib/store/library-store';
import type { ImportRunner } from './import-runner';
import { originOf } from './update-origin';
import type { RunImport, UpdateWork } from './update-work';

/** What updates work with. */
export type UpdatesServices = {
  readonly store: LibraryStore;
  readonly runner: ImportRunner;
  readonly run: RunImport;
};

/**
 * What the library page asks about updates, over the real network and stores. The code that asks and
 * fetches is loaded when something is asked: the page is drawn sooner without it.
 */
export function createUpdatesClient({ store, runner, run }: UpdatesServices): UpdatesClient {
  const work = async (): Promise<UpdateWork> =>
    (await import('./update-work')).createUpdateWork(run);
  return {
    refusal(row, address) {
      const checked = checkUpdateAddress(address, originOf(row, address));
      return checked.ok ? undefined : checked.error;
    },
    async allow(address) {
      const { protocol, hostname } = new URL(address);
      const origins = [`${protocol}//${hostname}/*`];
      // Browsers hear a request only straight from a click or a key; they may allow it already.
      return browser.permissions
        .request({ origins })
        .catch(() => browser.permissions.contains({ origins }));
    },
    choose: (id, choice) => store.setUpdates(id, choice),
    check: async (row, address, signal) => (await work()).check(row, address, signal),
    fetch: async (offer, options) => (await work()).fetch(offer, options),
    preview: ({ files }) => runner.preview(...files),
    import: async (update, options, acceptedKey) =>
      (await work()).import(update, options, acceptedKey),
  };
}
