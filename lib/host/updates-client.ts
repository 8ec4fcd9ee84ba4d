import { browser } from 'wxt/browser';
import type { Result } from '@/lib/base/result';
import { checkUpdateAddress, type AddressOrigin } from '@/lib/bundle/update-address';
import type { ArchiveRow, ImportProblem } from '@/lib/model/answers';
import { createPreparedFile } from '@/lib/platform/prepared-files';
import { freeSpace } from '@/lib/platform/storage-space';
import { requestUpdate } from '@/lib/platform/update-requests';
import { applyUpdate } from '@/lib/services/apply-update';
import { checkUpdate } from '@/lib/services/check-update';
import { fetchUpdate, type FetchPorts } from '@/lib/services/fetch-update';
import type { ImportRequest } from '@/lib/services/import-ports';
import type { ImportOptions } from '@/lib/state/library-client';
import type { UpdatesClient } from '@/lib/state/updates-client';
import type { LibraryStore } from '@/lib/store/library-store';
import { outcomeOf } from './import-outcome';
import type { ImportRunner } from './import-runner';

/** What updates work with. */
export type UpdatesServices = {
  readonly store: LibraryStore;
  readonly runner: ImportRunner;
  /** Imports, and tells whoever shows names. */
  readonly run: (
    request: ImportRequest,
    options: ImportOptions,
  ) => Promise<Result<ArchiveRow, ImportProblem>>;
};

/** What the library page asks about updates, over the real network and stores. */
export function createUpdatesClient({ store, runner, run }: UpdatesServices): UpdatesClient {
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
    check: (row, address, signal) =>
      checkUpdate({ row, address, origin: originOf(row, address) }, requestUpdate, signal),
    fetch: (offer, options) => fetchUpdate(offer, fetchPorts(), options),
    preview: ({ files }) => runner.preview(...files),
    async import(update, options, acceptedKey) {
      const importBundle = (
        source: Blob,
        name: string,
      ): Promise<Result<ArchiveRow, ImportProblem>> =>
        run(
          { kind: 'bundle', source, name, isStarter: false, isPackaged: false, acceptedKey },
          options,
        );
      const { signal } = options;
      return outcomeOf(
        await applyUpdate(update, importBundle, {
          ports: fetchPorts(),
          options: { onBytes: () => undefined, signal },
        }),
      );
    },
  };
}

/** Fetching into private file storage; what an earlier fetch left is removed with the first file. */
export function fetchPorts(): FetchPorts {
  let isFirst = true;
  return {
    request: requestUpdate,
    freeSpace,
    file(name) {
      const kept = !isFirst;
      isFirst = false;
      return createPreparedFile(name, { folder: 'fetched', kept });
    },
  };
}

/** A person typed it, unless it is what the archive itself says. */
export function originOf({ archive }: Pick<ArchiveRow, 'archive'>, address: string): AddressOrigin {
  return archive.updates === address ? 'published' : 'typed';
}
