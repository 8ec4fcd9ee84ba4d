import { signal } from '@preact/signals';
import { Settings as SettingsPage } from '@/components/settings/Settings';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/model/settings';
import { SettingsModel } from '@/lib/state/settings-model';
import type { Story } from './story';

const SHORTCUTS = [{ words: 'Another sample', keys: '' }];

/** The settings page, with so many names marked in its text. */
export function settingsStory(marks: number, over: Partial<Settings> = {}): Story {
  return {
    async show() {
      await import('@/components/library/library-page.css');
      const model = new SettingsModel({
        get: async () => ({ ...DEFAULT_SETTINGS, ...over }),
        update: async () => {},
        watch: () => () => {},
      });
      const shortcuts = { list: async () => SHORTCUTS, open: async () => {} };
      return <SettingsPage model={model} shortcuts={shortcuts} marks={signal(marks)} />;
    },
  };
}
