import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createSettings } from '@/lib/platform/settings';
import { KeptModel } from '@/lib/state/kept-model';
import { openDatabase } from '@/lib/store/database';
import { createLibraryStore } from '@/lib/store/library-store';
import { createLocks } from '@/lib/store/locks';
import { createKeptClient } from './kept-client';

let serial = 0;

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  Reflect.deleteProperty(fakeBrowser.extension, 'inIncognitoContext');
});

/** Searches for something in a window, and tells how many steps were written down. */
async function stepsWrittenIn(isPrivate: boolean, keepTrail = true): Promise<number> {
  Reflect.set(fakeBrowser.extension, 'inIncognitoContext', isPrivate);
  const database = openDatabase(`kept-client-${serial++}`);
  const store = createLibraryStore({ database, locks: createLocks(database.name) });
  const settings = createSettings();
  await settings.update((all) => ({ ...all, keepTrail }));
  const kept = new KeptModel(createKeptClient({ store, settings }));
  await kept.record({ kind: 'step', did: 'search', words: 'ice' });
  return (await store.kept.all()).length;
}

it.each([
  ['in a window like any other', false, true, 1],
  ['in a private window', true, true, 0],
  ['where the trail is switched off', false, false, 0],
] as const)('writes steps down %s: %s, %s, %i', async (_where, isPrivate, keepTrail, count) => {
  expect(await stepsWrittenIn(isPrivate, keepTrail)).toBe(count);
});
