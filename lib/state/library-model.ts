import { computed, createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { ArchiveRow, InterruptedImport } from '@/lib/model/answers';
import type { ArchiveId } from '@/lib/model/archive';
import { ImportJobModel } from './import-job';
import type { LibraryClient } from './library-client';

/** The archives, as far as they are known. */
export type ArchivesView =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'known'; readonly archives: readonly ArchiveRow[] }
  | { readonly kind: 'failed' };

/** What the page last did and can take back, or could not do. */
export type LibraryNotice =
  | { readonly kind: 'trashed'; readonly id: ArchiveId; readonly name: string }
  | { readonly kind: 'failed' };

/** The state and the actions of the library page. */
export const LibraryModel = createModel((client: LibraryClient, isWelcome: boolean) => {
  const view = signal<ArchivesView>({ kind: 'waiting' });
  const interrupted = signal<readonly InterruptedImport[]>([]);
  const notice = signal<LibraryNotice | undefined>(undefined);
  /** Ids whose last change is still under way. */
  const busy = signal<ReadonlySet<ArchiveId>>(new Set());

  async function refresh(): Promise<void> {
    try {
      const [archives, cutShort] = await Promise.all([client.archives(), client.interrupted()]);
      view.value = { kind: 'known', archives };
      interrupted.value = cutShort;
    } catch (error) {
      report(error, 'while listing archives');
      view.value = { kind: 'failed' };
    }
  }

  /** Runs a change of one archive, and says so when it fails. */
  async function change(id: ArchiveId, work: () => Promise<unknown>): Promise<boolean> {
    busy.value = new Set([...busy.peek(), id]);
    try {
      await work();
      return true;
    } catch (error) {
      report(error, 'while changing an archive');
      notice.value = { kind: 'failed' };
      return false;
    } finally {
      await refresh();
      busy.value = new Set([...busy.peek()].filter((other) => other !== id));
    }
  }

  const imports = new ImportJobModel(client, () => void refresh());
  const known = computed(() => (view.value.kind === 'known' ? view.value.archives : []));

  return {
    view,
    interrupted,
    notice,
    busy,
    imports,
    isWelcome: signal(isWelcome),
    inUse: computed(() => known.value.filter((row) => row.trashedAt === undefined)),
    inTrash: computed(() => known.value.filter((row) => row.trashedAt !== undefined)),
    /** Lists the archives and follows their changes until `until` is aborted. */
    async load(until: AbortSignal): Promise<void> {
      client.onChange(() => void refresh(), until);
      await refresh();
      try {
        if (isWelcome) await imports.importPackaged();
      } catch (error) {
        report(error, 'while importing a packaged archive');
      }
    },
    refresh,
    setEnabled: (id: ArchiveId, enabled: boolean): Promise<boolean> =>
      change(id, () => client.setEnabled(id, enabled)),
    move: (id: ArchiveId, by: 1 | -1): Promise<boolean> => change(id, () => client.move(id, by)),
    async trash(id: ArchiveId, name: string): Promise<void> {
      if (await change(id, () => client.trash(id))) notice.value = { kind: 'trashed', id, name };
    },
    async restore(id: ArchiveId): Promise<void> {
      if (await change(id, () => client.restore(id))) notice.value = undefined;
    },
    remove: (id: ArchiveId): Promise<boolean> => change(id, () => client.remove(id)),
    async discard(id: number): Promise<void> {
      try {
        await client.discard(id);
      } catch (error) {
        report(error, 'while discarding an import');
        notice.value = { kind: 'failed' };
      }
      await refresh();
    },
    dismissNotice(): void {
      notice.value = undefined;
    },
  };
});

/** The model of the library page. */
export type LibraryModelInstance = InstanceType<typeof LibraryModel>;
