import type { Kept, KeptId, KeptKind, KeptOf } from '@/lib/model/kept';

/** What pins, notes, saved searches and the trail ask of the rest of Backfile. */
export type KeptClient = {
  /** Those of one kind, the newest first. @param most how many at most; all without it */
  of<K extends KeptKind>(kind: K, most?: number): Promise<KeptOf<K>[]>;
  get(id: KeptId): Promise<Kept | undefined>;
  put(kept: readonly Kept[]): Promise<void>;
  /** Removes and returns them. */
  remove(ids: readonly KeptId[]): Promise<Kept[]>;
  /** Calls `listener` after each change, wherever it was made; returns what stops it. */
  onChange(listener: () => void): () => void;
  /** Whether steps are written down: not in private windows, nor where the reader switched it off. */
  isTrailOn(): Promise<boolean>;
};
