import { createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { KeptClipping } from '@/lib/model/kept';

/** What the popup saves pages with. */
export type SaveClient = {
  /** What was saved of the page in front, the newest first; undefined where nothing can be saved. */
  saved(): Promise<readonly KeptClipping[] | undefined>;
  /** Whether words are selected there. */
  hasSelection(): Promise<boolean>;
  /** Saves the selection, or the page where nothing is selected; undefined where that cannot be. */
  save(): Promise<KeptClipping | undefined>;
  /** Deletes one; what is returned brings it back. */
  remove(clipping: KeptClipping): Promise<unknown>;
};

/** How the page in front stands to the clippings. */
export type SaveView =
  /** Not known yet, or there is nothing to be saved. */
  | { readonly kind: 'none' }
  | { readonly kind: 'ready'; readonly hasSelection: boolean; readonly isSaved: boolean }
  /** It was saved just now. */
  | {
      readonly kind: 'saved';
      readonly clipping: KeptClipping;
      /** It was not there before: it can be taken back. */
      readonly isNew: boolean;
    }
  | { readonly kind: 'failed' };

/** Saves the page in front, or what is selected of it. */
export const SaveModel = createModel((client: SaveClient) => {
  const view = signal<SaveView>({ kind: 'none' });
  let isBusy = false;

  async function look(): Promise<void> {
    const [saved, hasSelection] = await Promise.all([client.saved(), client.hasSelection()]);
    if (saved && view.peek().kind !== 'saved')
      view.value = { kind: 'ready', hasSelection, isSaved: saved.length > 0 };
  }
  async function act(work: () => Promise<unknown>): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      await work();
    } catch (error) {
      report(error, 'while saving a page');
      view.value = { kind: 'failed' };
    } finally {
      isBusy = false;
    }
  }

  return {
    view,
    async load(): Promise<void> {
      await look().catch((error: unknown) => report(error, 'while asking about clippings'));
    },
    save: (): Promise<void> =>
      act(async () => {
        const before = await client.saved();
        const clipping = await client.save();
        const isNew = before?.every(({ id }) => id !== clipping?.id) ?? true;
        view.value = clipping ? { kind: 'saved', clipping, isNew } : { kind: 'failed' };
      }),
    /** Takes back what was saved just now. */
    undo: (): Promise<void> =>
      act(async () => {
        const now = view.peek();
        if (now.kind !== 'saved') return;
        await client.remove(now.clipping);
        view.value = { kind: 'none' };
        await look();
      }),
  };
});

/** The model of saving. */
export type SaveModelInstance = InstanceType<typeof SaveModel>;
