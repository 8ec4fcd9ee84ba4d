import { isPrivateWindow } from '@/lib/platform/private-window';
import type { SettingsStore } from '@/lib/platform/settings';
import type { KeptClient } from '@/lib/state/kept-client';
import type { LibraryStore } from '@/lib/store/library-store';

/** Pins, notes, saved searches and the trail, over the real stores. */
export function createKeptClient({
  store,
  settings,
}: {
  readonly store: LibraryStore;
  readonly settings: SettingsStore;
}): KeptClient {
  return {
    of: (kind, most) => store.kept.of(kind, most),
    get: (id) => store.kept.get(id),
    put: (kept) => store.kept.put(kept),
    remove: (ids) => store.kept.remove(ids),
    onChange: (listener) => store.kept.onChange(listener),
    isTrailOn: async () => !isPrivateWindow() && (await settings.get()).keepTrail,
  };
}
