import { err } from '@/lib/base/result';
import type { Kept } from '@/lib/model/kept';
import { DEFAULT_SETTINGS } from '@/lib/model/settings';
import type { SaveClient } from '@/lib/state/save-model';
import type { SetsClient } from '@/lib/state/sets-model';
import type { LibraryClient } from '@/lib/state/library-client';
import { aKeptClient } from './kept-client';

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
    clippings: aClientOfClippings(),
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

/** Clippings that are kept in memory, beginning with `kept`; no archive follows them. */
export function aClientOfClippings(
  kept: readonly Kept[] = [],
  over: Partial<LibraryClient['clippings']> = {},
): LibraryClient['clippings'] {
  const client = aKeptClient({}, kept);
  return {
    all: () => client.of('clipping'),
    rename: (clipping, title) => client.put([{ ...clipping, title }]),
    async remove(clipping) {
      await client.remove([clipping.id]);
      return clipping;
    },
    restore: (clipping) => client.put([clipping]),
    retry: nothing,
    kept: client,
    ...over,
  };
}

/** A page in front that can be saved, nothing of it selected, but for what `over` says. */
export function aClientOfSaving(over: Partial<SaveClient> = {}): SaveClient {
  return {
    saved: async () => [],
    hasSelection: async () => false,
    save: never,
    remove: nothing,
    ...over,
  };
}
