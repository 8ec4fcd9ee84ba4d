import { report } from '@/lib/base/report';
import type { Result } from '@/lib/base/result';
import type { ArchiveRow, ImportProblem } from '@/lib/model/answers';
import type { ArchiveId } from '@/lib/model/archive';
import { tellImportNews } from '@/lib/platform/import-news';
import { listPackaged, readPackaged, type PackagedArchive } from '@/lib/platform/packaged-archives';
import type { SettingsStore } from '@/lib/platform/settings';
import { createSourceCopies } from '@/lib/platform/source-copies';
import { keepStorage } from '@/lib/platform/storage-space';
import { forgetClippings } from '@/lib/services/clippings';
import type { Corrections } from '@/lib/services/corrections';
import type { ImportRequest } from '@/lib/services/import-ports';
import { discardImport, interruptedImports } from '@/lib/services/interrupted-imports';
import { tidyLibrary } from '@/lib/services/tidy-library';
import type { ImportOptions, LibraryClient, PackagedFile } from '@/lib/state/library-client';
import type { LibraryStore } from '@/lib/store/library-store';
import { followOtherImport } from './follow-other-import';
import { createImportRunner, type ImportRunner } from './import-runner';
import { outcomeOf } from './import-outcome';
import { createSafetyClient } from './safety-client';
import { createSourceReader } from './source-reader';
import { createClippingsClient } from './clippings-client';
import { createCorrectionsClient } from './corrections-client';
import { createSetsClient } from './sets-client';
import { tellBackground } from './tell-background';
import { tendSoon } from './tend-soon';
import { createUpdatesClient } from './updates-client';

/** The page is drawn by then, ms: what looks after the library is as much code as all of the page. */
const DRAWN_MS = 500;

/** What the library page's client works with. */
export type LibraryClientServices = {
  readonly store: LibraryStore;
  readonly settings: SettingsStore;
  readonly corrections: Corrections;
};

/**
 * What the library page asks for, over the real stores. Clears, once, what earlier imports left
 * behind, and has mended, rebuilt and merged what waits for it.
 */
export function createLibraryClient(services: LibraryClientServices): LibraryClient {
  const { store, settings } = services;
  const copies = createSourceCopies();
  const ports = { store, copies, now: Date.now };
  const runner = createImportRunner();
  const packaged = createPackaged(store, settings);

  const tidy = (): void => {
    tidyLibrary(ports).catch((error: unknown) => report(error, 'while clearing old rows'));
  };
  const runNow = (request: ImportRequest, options: ImportOptions): Promise<Imported> =>
    runTelling(runner, request, options);
  const run = async (request: ImportRequest, options: ImportOptions) =>
    outcomeOf(await runNow(request, options));
  tidy();
  tendSoon(store, { afterMs: DRAWN_MS, runner });
  return {
    archives: () => store.archives(),
    preview: (file) => runner.preview(file),
    read: createSourceReader(store),
    importFile(file, options, acceptedKey) {
      const came = packaged.of(file);
      if (!came) keepLibrary();
      const isStarter = came?.isStarter ?? false;
      const request = {
        source: file,
        name: file.name,
        isStarter,
        isPackaged: came !== undefined,
        acceptedKey,
      };
      return run({ kind: 'bundle', ...request }, options);
    },
    updates: createUpdatesClient({ store, runner, run: runNow }),
    sets: createSetsClient(services),
    corrections: createCorrectionsClient(services.corrections),
    clippings: createClippingsClient(store),
    safety: createSafetyClient({ store, settings, runner, onRestored: tellBackground }),
    exportArchive: ({ archive }, name, options) =>
      runner.job({ kind: 'export', archive: archive.id, name }, options),
    packaged: packaged.files,
    tellImport: tellImportNews,
    onOtherImport: (callback, signal) => followOtherImport(store.locks, callback, signal),
    interrupted: () => interruptedImports(ports),
    resume: (id, options) => run({ kind: 'resume', id }, options),
    async discard(id) {
      await discardImport(id, ports);
      tidy();
    },
    ...archiveChanges(services, tidy),
    onChange: (callback, signal) => signal.addEventListener('abort', store.onChange(callback)),
  };
}

type ArchiveChange = 'setEnabled' | 'move' | 'markSeen' | 'trash' | 'restore' | 'remove';

/** Changes of one archive, each followed by all open pages. */
function archiveChanges(
  { store, settings }: LibraryClientServices,
  tidy: () => void,
): Pick<LibraryClient, ArchiveChange> {
  const changed = async (change: Promise<void>): Promise<void> => {
    await change;
    tellBackground();
  };
  return {
    setEnabled: (id, enabled) => changed(store.setEnabled(id, enabled)),
    move: (id, by) => changed(move(store, id, by)),
    markSeen: (id) => store.markSeen(id),
    trash: (id) => changed(store.trash(id)),
    restore: (id) => changed(store.restore(id)),
    async remove(id) {
      await rememberRemoval(id, store, settings);
      await changed(store.remove(id));
      await forgetClippings(id, store);
      tidy();
    },
  };
}

type Imported = Result<ArchiveRow, ImportProblem>;

/** Imports, and has open pages linked again. */
async function runTelling(
  runner: ImportRunner,
  request: ImportRequest,
  options: ImportOptions,
): Promise<Imported> {
  const result = await runner.run(request, options);
  if (result.ok) tellBackground();
  return result;
}

/** Archives that came with the extension, as files that are known again. */
function createPackaged(
  store: LibraryStore,
  settings: SettingsStore,
): {
  files: () => Promise<readonly PackagedFile[]>;
  of: (file: File) => PackagedArchive | undefined;
} {
  const known = new WeakMap<File, PackagedArchive>();
  return {
    of: (file) => known.get(file),
    async files() {
      const wanted = await missingPackaged(store, settings);
      return Promise.all(
        wanted.map(async (archive) => {
          const file = await readPackaged(archive);
          known.set(file, archive);
          return { file, name: archive.name };
        }),
      );
    },
  };
}

/** Packaged archives that are neither in the library nor were removed from it. */
async function missingPackaged(
  store: LibraryStore,
  settings: SettingsStore,
): Promise<PackagedArchive[]> {
  const [packaged, rows, { removedPackaged }] = await Promise.all([
    listPackaged(),
    store.archives(),
    settings.get(),
  ]);
  return packaged.filter(
    ({ file, isStarter }) =>
      !removedPackaged.includes(file) &&
      !rows.some((row) => row.origin === file && row.isStarter === isStarter),
  );
}

/** Removes for good mean that a packaged archive does not come back by itself. */
async function rememberRemoval(
  id: ArchiveId,
  store: LibraryStore,
  settings: SettingsStore,
): Promise<void> {
  const row = (await store.archives()).find((one) => one.archive.id === id);
  if (!row) return;
  const packaged = await listPackaged();
  if (!packaged.some((one) => one.file === row.origin && one.isStarter === row.isStarter)) return;
  await settings.update((now) => ({
    ...now,
    removedPackaged: [...new Set([...now.removedPackaged, row.origin])],
  }));
}

/** Changes places with the neighbour in use above (-1) or below (1). */
async function move(store: LibraryStore, id: ArchiveId, by: 1 | -1): Promise<void> {
  const inUse = (await store.archives()).filter((row) => row.trashedAt === undefined);
  const ids = inUse.map((row) => row.archive.id);
  const from = ids.indexOf(id);
  const other = ids[from + by];
  if (from < 0 || other === undefined) return;
  ids[from + by] = id;
  ids[from] = other;
  await store.order(ids);
}

function keepLibrary(): void {
  keepStorage().catch((error: unknown) => report(error, 'while asking to keep the library'));
}
