import { browser } from 'wxt/browser';

/** Values kept in the browser's memory until it closes; never on disk, never for pages. */
export type SessionArea = {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  keys(): Promise<readonly string[]>;
};

/** The browser's session storage area. */
export function sessionArea(): SessionArea {
  const area = browser.storage.session;
  return {
    async get(key) {
      const found: Record<string, unknown> = await area.get(key);
      return found[key];
    },
    set: (key, value) => area.set({ [key]: value }),
    remove: (keys) => area.remove([...keys]),
    async keys() {
      // Firefox has no getKeys yet, whatever the types say; there the values come along.
      const keysOnly: (() => Promise<string[]>) | undefined = area.getKeys?.bind(area);
      return keysOnly ? keysOnly() : Object.keys(await area.get(null));
    },
  };
}
