import type { SettingsStore } from '@/lib/platform/settings';
import type { SetsClient } from '@/lib/state/sets-model';
import type { LibraryStore } from '@/lib/store/library-store';
import { tellBackground } from './tell-background';

/** Sets of archives, over the real stores. */
export function createSetsClient({
  store,
  settings,
}: {
  readonly store: LibraryStore;
  readonly settings: SettingsStore;
}): SetsClient {
  return {
    archives: () => store.archives(),
    async enableOnly(ids) {
      await store.enableOnly(ids);
      tellBackground();
    },
    onChange: (callback, signal) => signal.addEventListener('abort', store.onChange(callback)),
    settings,
  };
}
