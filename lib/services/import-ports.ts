import type { LibraryStore } from '@/lib/store/library-store';

/** Copies of import sources by the import's id, so that an import can go on after a crash. */
export type SourceCopies = {
  /** Copies `source`. It is there whole or not at all. Rejects when aborted or out of space. */
  save(
    id: number,
    source: Blob,
    options: { readonly onProgress: (bytes: number) => void; readonly signal: AbortSignal },
  ): Promise<Blob>;
  /** The copy, if there is a whole one. */
  open(id: number): Promise<Blob | undefined>;
  remove(id: number): Promise<void>;
  /** Ids of all copies. */
  list(): Promise<readonly number[]>;
};

/** What an import needs of the world. */
export type ImportPorts = {
  readonly store: LibraryStore;
  readonly copies: SourceCopies;
  /** Bytes that could still be stored; undefined when nobody knows. */
  readonly freeSpace: () => Promise<number | undefined>;
  /** ms since 1970. */
  readonly now: () => number;
};

/** What is imported. */
export type ImportRequest =
  | {
      readonly kind: 'bundle';
      readonly source: Blob;
      /** The file's name. */
      readonly name: string;
      readonly isStarter: boolean;
      /** It came with the extension: when cut short it is started again by itself. */
      readonly isPackaged: boolean;
      /** A new signer's key that a person said is right. */
      readonly acceptedKey?: string | undefined;
      /** The reader made it just now: what it adds is no news. */
      readonly isOwn?: boolean;
    }
  /** An interrupted import, from the copy of its source. */
  | { readonly kind: 'resume'; readonly id: number };
