import type { KeptClient } from '@/lib/state/kept-client';
import type { SaveClient } from '@/lib/state/save-model';
import type { SetsClient } from '@/lib/state/sets-model';
import { createSaveClient } from './clippings-client';
import type { FirstServices } from './first-services';
import { createKeptClient } from './kept-client';
import { createPageServices, type PageServices } from './page-services';
import { createSetsClient } from './sets-client';

/** What the popup does with the library. */
export type PopupParts = {
  readonly services: PageServices;
  readonly kept: KeptClient;
  readonly sets: SetsClient;
  readonly save: SaveClient;
};

/** The parts of the popup that need the library's code. @param tab the one that it is about, if not the one in front */
export function createPopupParts(first: FirstServices, tab: number | undefined): PopupParts {
  const services = createPageServices(first);
  return {
    services,
    kept: createKeptClient(services),
    sets: createSetsClient(services),
    save: createSaveClient(services.store, tab),
  };
}
