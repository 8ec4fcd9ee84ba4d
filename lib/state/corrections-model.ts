import { createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { Correction, CorrectionId } from '@/lib/model/correction';

/** What the list of corrections is drawn from. Changes reach all open pages. */
export type CorrectionsClient = {
  /** All, the oldest first. */
  all(): Promise<readonly Correction[]>;
  /** Takes corrections back; returns those that there were. */
  undo(ids: readonly CorrectionId[]): Promise<readonly Correction[]>;
  /** Brings back what `undo` took. */
  restore(corrections: readonly Correction[]): Promise<unknown>;
  /** Adds each line as a name of its own; undefined when there is no room for them. */
  addNames(text: string): Promise<AddedNames | undefined>;
};

/** What became of a pasted list of names. */
export type AddedNames = {
  readonly added: number;
  /** How many were there already. */
  readonly known: number;
  /** Lines that are no possible name. */
  readonly refused: readonly string[];
};

/** What became of the last list: `full` when there was no room for it. */
export type AddedNote = AddedNames | 'full';

/** What the reader said about names, to be seen and taken back. */
export const CorrectionsModel = createModel((client: CorrectionsClient) => {
  const all = signal<readonly Correction[]>([]);
  const removed = signal<readonly Correction[]>([]);
  const added = signal<AddedNote | undefined>(undefined);

  async function act(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      all.value = (await client.all()).toReversed();
    } catch (error) {
      report(error, 'while listing corrections');
    }
  }

  return {
    /** The newest first. */
    all,
    /** What was taken back last, to be brought back. */
    removed,
    added,
    refresh: (): Promise<void> => act(async () => undefined),
    takeBack: (id: CorrectionId): Promise<void> =>
      act(async () => {
        removed.value = await client.undo([id]);
      }),
    bringBack: (): Promise<void> =>
      act(async () => {
        const back = removed.peek();
        removed.value = [];
        await client.restore(back);
      }),
    addNames: (text: string): Promise<void> =>
      act(async () => {
        added.value = (await client.addNames(text)) ?? 'full';
      }),
  };
});

/** The model of the list of corrections. */
export type CorrectionsModelInstance = InstanceType<typeof CorrectionsModel>;
