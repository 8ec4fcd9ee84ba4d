import type { Result } from '@/lib/base/result';
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
import { outcomeOf } from './import-outcome';
import { originOf } from './update-origin';

/** Imports, and tells whoever shows names. */
export type RunImport = (
  request: ImportRequest,
  options: ImportOptions,
) => Promise<Result<ArchiveRow, ImportProblem>>;

/** The part of updates that goes to the network. */
export type UpdateWork = Pick<UpdatesClient, 'check' | 'fetch' | 'import'>;

/** Asking addresses, fetching and importing: what most visits of the library page never need. */
export function createUpdateWork(run: RunImport): UpdateWork {
  return {
    check: (row, address, signal) =>
      checkUpdate({ row, address, origin: originOf(row, address) }, requestUpdate, signal),
    fetch: (offer, options) => fetchUpdate(offer, fetchPorts(), options),
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
