import type { LibraryDatabase } from './database';
import type { LibraryLocks } from './locks';

/**
 * What a library's store works with. Parts that few contexts need are functions over it, in files of
 * their own, so that contexts that start often need not load them. Other layers only hand it on.
 */
export type StoreBase = {
  readonly database: LibraryDatabase;
  readonly locks: LibraryLocks;
  readonly now: () => number;
};
