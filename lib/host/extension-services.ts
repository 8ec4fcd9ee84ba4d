import { createCorrections, type Corrections } from '@/lib/services/corrections';
import { createSharedServices, type SharedServices } from './shared-services';

/** The services of the background and of the library page. */
export type ExtensionServices = SharedServices & { readonly corrections: Corrections };

/** Nothing is opened before it is used. */
export function createExtensionServices(): ExtensionServices {
  const shared = createSharedServices();
  return {
    ...shared,
    corrections: createCorrections({
      store: shared.store.corrections,
      newId: () => crypto.randomUUID(),
      now: Date.now,
    }),
  };
}
