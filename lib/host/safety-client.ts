import { ok, type Result } from '@/lib/base/result';
import type { ImportProblem } from '@/lib/model/answers';
import { readLibraryRecord, writeLibraryRecord } from '@/lib/platform/library-record';
import { settingsFrom, type SettingsStore } from '@/lib/platform/settings';
import { isStorageKept, keepStorage } from '@/lib/platform/storage-space';
import { lookForMissing } from '@/lib/services/missing-archives';
import type { SafetyClient } from '@/lib/state/safety-client';
import type { LibraryStore } from '@/lib/store/library-store';
import type { ImportRunner } from './import-runner';

/** What backups and checks work with. */
export type SafetyServices = {
  readonly store: LibraryStore;
  readonly settings: SettingsStore;
  readonly runner: ImportRunner;
  /** Tells whoever shows names that the library changed. */
  readonly onRestored: () => void;
};

/** What the library page asks so that nothing is lost, over the real stores. */
export function createSafetyClient(services: SafetyServices): SafetyClient {
  const { store, settings, runner, onRestored } = services;
  return {
    async backup(options) {
      const createdAt = new Date().toISOString();
      return runner.job({ kind: 'backup', settings: await settings.get(), createdAt }, options);
    },
    previewRestore: (source, options) => runner.job({ kind: 'preview-restore', source }, options),
    async restore(source, options): Promise<Result<null, ImportProblem>> {
      const restored = await runner.job({ kind: 'restore', source }, options);
      if (!restored.ok) return restored;
      await settings.update(() => settingsFrom(restored.value.settings));
      onRestored();
      return ok(null);
    },
    check: (options) => runner.job({ kind: 'check' }, options),
    mend: (options) => runner.job({ kind: 'mend' }, options),
    async missing() {
      const { missing, record } = lookForMissing(await readLibraryRecord(), await store.archives());
      await writeLibraryRecord(record);
      return missing;
    },
    async forgetMissing() {
      const { missing, record } = lookForMissing(await readLibraryRecord(), await store.archives());
      await writeLibraryRecord(record.filter((one) => !missing.includes(one)));
    },
    isKept: isStorageKept,
    keep: keepStorage,
  };
}
