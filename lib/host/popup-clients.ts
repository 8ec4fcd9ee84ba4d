import { loadOnce } from '@/lib/base/load-once';
import type { KeptClient } from '@/lib/state/kept-client';
import type { SaveClient } from '@/lib/state/save-model';
import type { SetsClient } from '@/lib/state/sets-model';
import type { SettingsStore } from '@/lib/platform/settings';
import { onKeptChange, onLibraryChange } from '@/lib/store/library-changes';
import { createLocks } from '@/lib/store/locks';
import { createFirstServices } from './first-services';
import { createFinderClient } from './finder-client';
import { lookAtPage } from './look-at-page';

/** What the popup is made of. */
export type PopupClients = {
  readonly settings: SettingsStore;
  readonly finder: ReturnType<typeof createFinderClient>;
  readonly kept: KeptClient;
  readonly sets: SetsClient;
  readonly save: SaveClient;
  /**
   * Loads what is loaded with the first call that needs it: the first letter need not wait for it.
   *
   * @param words what is likely to be searched for
   */
  prepare(words?: string): Promise<void>;
};

/**
 * The popup's clients. What it shows first needs settings and the list of the page alone; the code of
 * the library, which is most of it, is loaded with the first call that needs it.
 *
 * @param options.tab the tab that it is about; the one in front without it
 * @param options.limit most hits of a search
 */
export function createPopupClients({
  tab,
  limit,
}: {
  readonly tab: number | undefined;
  readonly limit: number;
}): PopupClients {
  const first = createFirstServices();
  const { settings } = first;
  const parts = loadOnce(async () => (await import('./popup-parts')).createPopupParts(first, tab));
  return {
    settings,
    finder: createFinderClient(
      {
        settings,
        locks: createLocks(),
        pageState: (id) =>
          lookAtPage(first, id, async (...at) => (await parts()).services.listPage(...at)),
        search: async (...asked) => (await parts()).services.search(...asked),
      },
      { tab, limit },
    ),
    kept: {
      of: async (kind, most) => (await parts()).kept.of(kind, most),
      get: async (id) => (await parts()).kept.get(id),
      put: async (kept) => (await parts()).kept.put(kept),
      remove: async (ids) => (await parts()).kept.remove(ids),
      onChange: onKeptChange,
      isTrailOn: async () => (await parts()).kept.isTrailOn(),
    },
    sets: {
      archives: async () => (await parts()).sets.archives(),
      enableOnly: async (ids) => (await parts()).sets.enableOnly(ids),
      onChange: (callback, signal) => signal.addEventListener('abort', onLibraryChange(callback)),
      settings,
    },
    save: {
      saved: async () => (await parts()).save.saved(),
      hasSelection: async () => (await parts()).save.hasSelection(),
      save: async () => (await parts()).save.save(),
      remove: async (clipping) => (await parts()).save.remove(clipping),
    },
    prepare: async (words) => (await parts()).services.prepare(words),
  };
}
