import type { LibraryView } from '@/lib/model/segment';
import type { Settings } from '@/lib/model/settings';

/** Where the library is read. The view belongs to the source: callers never release it. */
export type LibrarySource = {
  /** The enabled archives as they are now. Cheap when nothing changed. */
  current(): Promise<LibraryView>;
  /** Forgets the view at hand: the next call reads the library again. */
  refresh(): void;
  /** A row of `view` cannot be read: its archives are to be checked, and mended where that is possible. */
  damaged?(view: LibraryView): void;
};

/** Small values that outlive a sleeping worker and die with the browser. JSON-safe values only. */
export type SessionStore = {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  keys(): Promise<readonly string[]>;
};

/** The reader's settings. */
export type SettingsSource = {
  get(): Promise<Settings>;
  update(change: (settings: Settings) => Settings): Promise<void>;
};

/** The current time, ms since 1970. */
export type Clock = () => number;
