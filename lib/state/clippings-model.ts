import { computed, createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import { keptId, type KeptClipping, type KeptNote } from '@/lib/model/kept';
import type { KeptClient } from './kept-client';
import { NoteModel, type NoteModelInstance } from './note-model';

/** What the list of clippings is drawn from. */
export type ClippingsClient = {
  /** Those that are not deleted, the newest first. */
  all(): Promise<readonly KeptClipping[]>;
  rename(clipping: KeptClipping, title: string): Promise<unknown>;
  /** Deletes one; what is returned brings it back. */
  remove(clipping: KeptClipping): Promise<KeptClipping>;
  restore(clipping: KeptClipping): Promise<unknown>;
  /** Tries again what could not be done. */
  retry(): Promise<unknown>;
  /** Their notes and tags. */
  readonly kept: Pick<KeptClient, 'of' | 'get' | 'put' | 'remove' | 'onChange'>;
};

/** A clipping as it is listed. */
export type ListedClipping = KeptClipping & { readonly tags: readonly string[] };

/** What the reader saved of pages: to be read, renamed, noted on, deleted and brought back. */
export const ClippingsModel = createModel((client: ClippingsClient) => {
  const clippings = signal<readonly KeptClipping[]>([]);
  const notes = signal<readonly KeptNote[]>([]);
  /** What was deleted last, to be brought back. */
  const removed = signal<KeptClipping | undefined>(undefined);
  const hasFailed = signal(false);

  async function act(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      [clippings.value, notes.value] = await Promise.all([client.all(), client.kept.of('note')]);
      hasFailed.value = false;
    } catch (error) {
      report(error, 'while changing clippings');
      hasFailed.value = true;
    }
  }
  const refresh = (): Promise<void> => act(async () => undefined);

  return {
    all: computed((): readonly ListedClipping[] => {
      const tags = new Map(notes.value.map((note) => [note.id, note.tags]));
      return clippings.value.map((one) => ({
        ...one,
        tags: tags.get(keptId('note', one.document)) ?? [],
      }));
    }),
    removed,
    hasFailed,
    refresh,
    /** Lists them, and follows their changes until `ended`. */
    async load(ended: AbortSignal): Promise<void> {
      const stop = client.kept.onChange(() => void refresh());
      ended.addEventListener('abort', stop, { once: true });
      await refresh();
    },
    /** Note and tags of one. */
    noteOf({ document, title }: KeptClipping): NoteModelInstance {
      const note = new NoteModel(client.kept);
      void note.load(document, title);
      return note;
    },
    rename: (clipping: KeptClipping, title: string): Promise<void> =>
      act(() => client.rename(clipping, title)),
    remove: (clipping: KeptClipping): Promise<void> =>
      act(async () => {
        removed.value = await client.remove(clipping);
      }),
    retry: (): Promise<void> => act(() => client.retry()),
    undo: (): Promise<void> =>
      act(async () => {
        const back = removed.peek();
        removed.value = undefined;
        if (back) await client.restore(back);
      }),
  };
});

/** The model of the list of clippings. */
export type ClippingsModelInstance = InstanceType<typeof ClippingsModel>;
