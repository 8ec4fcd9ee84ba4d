import { err } from '@/lib/base/result';
import { DEFAULT_SETTINGS } from '@/lib/model/settings';
import type { SetsClient } from '@/lib/state/sets-model';
import type { LibraryClient } from '@/lib/state/library-client';

const never = <T>(): Promise<T> => new Promise(() => {});
const nothing = async (): Promise<null> => null;

/** A client of an empty library in which nothing happens, but for what `over` says. */
export function aLibraryClient(over: Partial<LibraryClient> = {}): LibraryClient {
  return {
    archives: async () => [],
    preview: never,
    read: never,
    importFile: never,
    updates: aClientOfUpdates(),
    safety: aClientOfSafety(),
    sets: aClientOfSets(),
    corrections: {
      all: async () => [],
      undo: async () => [],
      restore: nothing,
      addNames: async () => ({ added: 0, known: 0, refused: [] }),
    },
    packaged: async () => [],
    tellImport: () => {},
    onOtherImport: () => {},
    interrupted: async () => [],
    resume: never,
    discard: nothing,
    setEnabled: nothing,
    move: nothing,
    markSeen: nothing,
    trash: nothing,
    restore: nothing,
    remove: nothing,
    exportArchive: never,
    onChange: () => {},
    ...over,
  };
}

/** A client whose addresses never answer, but for what `over` says. */
export function aClientOfUpdates(
  over: Partial<LibraryClient['updates']> = {},
): LibraryClient['updates'] {
  return {
    refusal: () => undefined,
    allow: async () => true,
    choose: nothing,
    check: never,
    fetch: never,
    preview: async () => err({ kind: 'damaged', message: 'It is damaged.' }),
    import: never,
    ...over,
  };
}

/** A client of a library of which nothing is missing, but for what `over` says. */
export function aClientOfSafety(
  over: Partial<LibraryClient['safety']> = {},
): LibraryClient['safety'] {
  return {
    backup: never,
    previewRestore: never,
    restore: never,
    check: never,
    mend: never,
    missing: async () => [],
    forgetMissing: nothing,
    isKept: async () => true,
    keep: async () => true,
    ...over,
  };
}

/** A client of a library without sets, but for what `over` says. */
export function aClientOfSets(over: Partial<SetsClient> = {}): SetsClient {
  return {
    archives: async () => [],
    enableOnly: nothing,
    onChange: () => {},
    settings: { get: async () => DEFAULT_SETTINGS, update: async () => {}, watch: () => () => {} },
    ...over,
  };
}
