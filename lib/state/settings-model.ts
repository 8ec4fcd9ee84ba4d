import { createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/model/settings';
import type { SiteRules } from '@/lib/model/site-rule';

/** The reader's settings, as a page of the extension reads and writes them. */
export type SettingsClient = {
  get(): Promise<Settings>;
  update(change: (settings: Settings) => Settings): Promise<void>;
  /** Calls `listener` after each change, wherever it was made; returns what stops it. */
  watch(listener: (settings: Settings) => void): () => void;
};

/** The settings that the reader sees and changes; sets and removed archives have places of their own. */
export type ShownSettings = Omit<Settings, 'sets' | 'removedPackaged'>;

/** The settings on a page of the extension. */
export const SettingsModel = createModel((client: SettingsClient) => {
  const settings = signal<ShownSettings>(DEFAULT_SETTINGS);
  function update(change: <S extends ShownSettings>(before: S) => S): void {
    settings.value = change(settings.peek());
    client.update(change).catch((error: unknown) => report(error, 'while changing a setting'));
  }

  return {
    settings,
    /** Reads them, and follows them until `ended`. */
    async load(ended: AbortSignal): Promise<void> {
      const stop = client.watch((changed) => {
        settings.value = changed;
      });
      ended.addEventListener('abort', stop, { once: true });
      try {
        settings.value = await client.get();
      } catch (error) {
        report(error, 'while reading the settings');
      }
    },
    /** Changes some of them, here at once and everywhere a moment later. */
    change(some: Partial<ShownSettings>): void {
      update((before) => ({ ...before, ...some }));
    },
    /** Changes where Backfile runs. */
    changeSites(change: (rules: SiteRules) => SiteRules): void {
      update((before) => ({ ...before, siteRules: change(before.siteRules) }));
    },
  };
});

/** The model of the settings. */
export type SettingsModelInstance = InstanceType<typeof SettingsModel>;
