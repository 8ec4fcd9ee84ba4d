import { createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/model/settings';

/** The reader's settings, as a page of the extension reads and writes them. */
export type SettingsClient = {
  get(): Promise<Settings>;
  update(change: (settings: Settings) => Settings): Promise<void>;
  /** Calls `listener` after each change, wherever it was made; returns what stops it. */
  watch(listener: (settings: Settings) => void): () => void;
};

/** The settings that say how names are marked, cards opened and results ordered. */
export type ReadingSettings = Pick<
  Settings,
  | 'trigger'
  | 'touch'
  | 'key'
  | 'dwellMs'
  | 'underline'
  | 'density'
  | 'recency'
  | 'theme'
  | 'keepTrail'
>;

/** The settings on a page of the extension. */
export const SettingsModel = createModel((client: SettingsClient) => {
  const settings = signal<ReadingSettings>(DEFAULT_SETTINGS);
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
    change(some: Partial<ReadingSettings>): void {
      settings.value = { ...settings.peek(), ...some };
      client
        .update((before) => ({ ...before, ...some }))
        .catch((error: unknown) => report(error, 'while changing a setting'));
    },
  };
});

/** The model of the settings. */
export type SettingsModelInstance = InstanceType<typeof SettingsModel>;
