import { computed, createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { ArchiveRow } from '@/lib/model/answers';
import type { ArchiveId } from '@/lib/model/archive';
import type { LibraryClient } from './library-client';

/** The archives, as far as they are known. */
export type ArchivesView =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'known'; readonly archives: readonly ArchiveRow[] }
  | { readonly kind: 'failed' };

/** What was last done and can be taken back, or could not be done. */
export type ArchivesNotice =
  | { readonly kind: 'trashed'; readonly id: ArchiveId; readonly name: string }
  | { readonly kind: 'failed' };

type ArchivesClient = Pick<
  LibraryClient,
  'archives' | 'setEnabled' | 'move' | 'markSeen' | 'trash' | 'restore' | 'remove'
>;

/** The list of archives: which are used, in what order, and which are in the trash. */
export const ArchivesModel = createModel((client: ArchivesClient) => {
  const view = signal<ArchivesView>({ kind: 'waiting' });
  const notice = signal<ArchivesNotice | undefined>(undefined);
  /** Ids whose last change is still under way. */
  const busy = signal<ReadonlySet<ArchiveId>>(new Set());
  const known = computed(() => (view.value.kind === 'known' ? view.value.archives : []));

  async function refresh(): Promise<void> {
    try {
      view.value = { kind: 'known', archives: await client.archives() };
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

  return {
    view,
    notice,
    busy,
    inUse: computed(() => known.value.filter((row) => row.trashedAt === undefined)),
    inTrash: computed(() => known.value.filter((row) => row.trashedAt !== undefined)),
    refresh,
    setEnabled: (id: ArchiveId, enabled: boolean): Promise<boolean> =>
      change(id, () => client.setEnabled(id, enabled)),
    move: (id: ArchiveId, by: 1 | -1): Promise<boolean> => change(id, () => client.move(id, by)),
    markSeen: (id: ArchiveId): Promise<boolean> => change(id, () => client.markSeen(id)),
    async trash(id: ArchiveId, name: string): Promise<void> {
      await change(id, async () => {
        await client.trash(id);
        // Known before the row goes, so that the way back stands there by then.
        notice.value = { kind: 'trashed', id, name };
      });
    },
    async restore(id: ArchiveId): Promise<void> {
      await change(id, async () => {
        await client.restore(id);
        notice.value = undefined;
      });
    },
    async remove(id: ArchiveId): Promise<void> {
      const now = notice.peek();
      // What is gone for good can no longer be taken back.
      if ((await change(id, () => client.remove(id))) && now?.kind === 'trashed' && now.id === id)
        notice.value = undefined;
    },
    dismissNotice(): void {
      notice.value = undefined;
    },
  };
});

/** The model of the list of archives. */
export type ArchivesModelInstance = InstanceType<typeof ArchivesModel>;
