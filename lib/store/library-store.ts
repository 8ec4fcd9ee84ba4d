import { report } from '@/lib/base/report';
import type { ArchiveRow } from '@/lib/model/answers';
import type { ArchiveId } from '@/lib/model/archive';
import type { Generation, LibraryView } from '@/lib/model/segment';
import type { UpdateChoice } from '@/lib/model/updates';
import {
  enableOnly,
  listArchives,
  markSeen,
  orderArchives,
  removeArchive,
  restoreArchive,
  setEnabled,
  setUpdates,
  trashArchive,
} from './archives';
import { createCorrectionStore, type CorrectionStore } from './corrections';
import { openDatabase, type ImportRecord, type LibraryDatabase } from './database';
import { flip, replaceShown, type FlipPlan } from './flip';
import { createHealth, type Health } from './health';
import { createKeptStore, type KeptStore } from './kept';
import { announceChange, onLibraryChange } from './library-changes';
import { createLibrarySource, type KeptLibrary, type LibrarySourceOptions } from './library-source';
import { openArchiveView, openLibraryView, openLibraryViewAtOnce } from './library-view';
import { createLocks, type LibraryLocks } from './locks';
import type { StoreBase } from './store-base';
import { sweep } from './sweep';

/** The library of this browser profile. Every change is told to all contexts. */
export type LibraryStore = {
  /** For the store's functions that have files of their own, as those for imports, backups and merges. */
  readonly base: StoreBase;
  readonly locks: LibraryLocks;
  readonly corrections: CorrectionStore;
  readonly kept: KeptStore;
  /** The enabled archives, leased until the view is released. */
  openView(): Promise<LibraryView>;
  /** One archive, enabled or not, leased until the view is released; empty when it is not there. */
  openArchive(id: ArchiveId): Promise<LibraryView>;
  /** One view kept until the library changes. @param options for tests */
  source(
    options?: Pick<LibrarySourceOptions, 'lingerMs'>,
  ): KeptLibrary & { damaged(view: LibraryView): void };
  /** Calls `listener` after each change, also one made elsewhere; returns what stops it. */
  onChange(listener: () => void): () => void;
  /** Every archive in the reader's order, the trash included. */
  archives(): Promise<ArchiveRow[]>;
  setEnabled(id: ArchiveId, enabled: boolean): Promise<void>;
  /** Switches on the archives of `ids`, and all others off. */
  enableOnly(ids: readonly ArchiveId[]): Promise<void>;
  order(ids: readonly ArchiveId[]): Promise<void>;
  /** Keeps how an archive is kept up to date; without `choice`, it is not any more. */
  setUpdates(id: ArchiveId, choice: UpdateChoice | undefined): Promise<void>;
  /** Notes that the reader saw what updates brought into an archive. */
  markSeen(id: ArchiveId): Promise<void>;
  trash(id: ArchiveId): Promise<void>;
  restore(id: ArchiveId): Promise<void>;
  /** Removes an archive for good; its rows go with the next sweep. */
  remove(id: ArchiveId): Promise<void>;
  /** Opens the journal of an import. */
  beginImport(record: Omit<ImportRecord, 'id'>): Promise<number>;
  noteImport(id: number, note: Partial<Omit<ImportRecord, 'id'>>): Promise<void>;
  /** Journals of imports that are not complete, running ones included; the oldest first. */
  imports(): Promise<ImportRecord[]>;
  /** Ends the journal of an import that will not be completed. */
  endImport(id: number): Promise<void>;
  /** Shows a staged generation. */
  flip(plan: FlipPlan): Promise<void>;
  readonly health: Health;
  /** Shows a staged generation that is another form of the shown one with the id `base`. */
  replace(base: number, generation: Generation): Promise<void>;
  /** Deletes rows that nobody can read any more; returns how many generations are gone. */
  sweep(signal?: AbortSignal): Promise<number>;
};

/** What the store works with, for tests; else the browser's own. */
export type LibraryStoreOptions = {
  readonly database?: LibraryDatabase;
  readonly locks?: LibraryLocks;
  readonly now?: () => number;
};

/** The library over IndexedDB. Nothing is opened before it is used. */
export function createLibraryStore(options: LibraryStoreOptions = {}): LibraryStore {
  const { database = openDatabase(), locks = createLocks(), now = Date.now } = options;
  const openAtOnce = (): Promise<LibraryView> => openLibraryViewAtOnce(database, locks);
  const changing = async (change: Promise<void>): Promise<void> => {
    await change;
    announceChange();
  };
  const sweepNow = (signal?: AbortSignal): Promise<number> =>
    sweep(database, locks, { now: now(), ...(signal && { signal }) });
  const health = createHealth(database);
  const onRelease = (): void => {
    sweepNow().catch((error: unknown) => report(error, 'while sweeping old rows'));
  };
  return {
    base: { database, locks, now },
    locks,
    corrections: createCorrectionStore(database, announceChange),
    kept: createKeptStore(database),
    openView: () => openLibraryView(database, locks),
    openArchive: (id) => openArchiveView(database, locks, id),
    source: (given) => ({
      ...createLibrarySource({ open: openAtOnce, onChange: onLibraryChange, onRelease, ...given }),
      damaged: (view) => noteDamage(health, view),
    }),
    onChange: onLibraryChange,
    archives: () => listArchives(database),
    setEnabled: (id, enabled) => changing(setEnabled(database, id, enabled)),
    enableOnly: (ids) => changing(enableOnly(database, ids)),
    order: (ids) => changing(orderArchives(database, ids)),
    setUpdates: (id, choice) => changing(setUpdates(database, id, choice)),
    markSeen: (id) => changing(markSeen(database, id)),
    trash: (id) => changing(trashArchive(database, id, now())),
    restore: (id) => changing(restoreArchive(database, id)),
    remove: (id) => changing(removeArchive(database, id, now())),
    beginImport: (record) => database.imports.add(record),
    noteImport: async (id, note) => void (await database.imports.update(id, note)),
    imports: () => database.imports.toArray(),
    endImport: (id) => database.imports.delete(id),
    flip: (plan) => changing(flip(database, plan)),
    health,
    replace: (base, generation) =>
      changing(
        database.transaction('rw', [database.archives, database.generations], () =>
          replaceShown(database, base, generation, now()),
        ),
      ),
    sweep: sweepNow,
  };
}

function noteDamage(health: Health, view: LibraryView): void {
  health
    .suspect(view.generations.map((open) => open.generation.id))
    .catch((error: unknown) => report(error, 'while noting a damaged row'));
}
