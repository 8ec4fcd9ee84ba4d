import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/model/settings';
import { createSettings } from './settings';

beforeEach(() => fakeBrowser.reset());

it('starts with the defaults', async () => {
  expect(await createSettings().get()).toEqual(DEFAULT_SETTINGS);
});

it('keeps what was chosen, and tells who watches', async () => {
  const settings = createSettings();
  const seen: Settings[] = [];
  const stop = createSettings().watch((value) => seen.push(value));
  await settings.update((now) => ({ ...now, dwellMs: 500 }));
  stop();
  expect(await createSettings().get()).toEqual({ ...DEFAULT_SETTINGS, dwellMs: 500 });
  expect(seen).toEqual([{ ...DEFAULT_SETTINGS, dwellMs: 500 }]);
});

it('loses none of several changes made at once', async () => {
  const settings = createSettings();
  await Promise.all([
    settings.update((now) => ({ ...now, dwellMs: 700 })),
    settings.update((now) => ({ ...now, underline: 'none' })),
    settings.update((now) => ({ ...now, removedPackaged: ['a.zip'] })),
  ]);
  expect(await settings.get()).toMatchObject({
    dwellMs: 700,
    underline: 'none',
    removedPackaged: ['a.zip'],
  });
});

it('takes the default for each field that cannot be read, and keeps the others', async () => {
  await fakeBrowser.storage.local.set({
    settings: {
      siteRules: { mode: 'listed', off: 'nothing', on: ['example.org'], pausedUntil: 5 },
      dwellMs: -1,
      trigger: 'click',
      underline: 7,
    },
  });
  const { siteRules } = DEFAULT_SETTINGS;
  expect(await createSettings().get()).toEqual({
    ...DEFAULT_SETTINGS,
    siteRules: { mode: 'listed', off: siteRules.off, on: ['example.org'], pausedUntil: 5 },
    trigger: 'click',
  });
});

it.each([[null], ['text'], [42], [[]]])('takes the defaults for %j', async (stored) => {
  await fakeBrowser.storage.local.set({ settings: stored });
  expect(await createSettings().get()).toEqual(DEFAULT_SETTINGS);
});
