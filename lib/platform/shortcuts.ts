import { browser } from 'wxt/browser';

/** A keyboard shortcut of the browser, as the reader has set it. */
export type Shortcut = {
  /** What it does, in the language of the browser. */
  readonly words: string;
  /** `Alt+Shift+Down`; empty when it has none. */
  readonly keys: string;
};

/** Chromium's page of shortcuts; Firefox has a call for its own. */
const SHORTCUTS_PAGE = 'chrome://extensions/shortcuts';

/** The shortcuts of Backfile that do something on a page. */
export async function listShortcuts(): Promise<readonly Shortcut[]> {
  const commands = await browser.commands.getAll();
  return commands.flatMap(({ description, shortcut }) =>
    description === undefined || description === ''
      ? []
      : [{ words: description, keys: shortcut ?? '' }],
  );
}

/** Opens the place of the browser where shortcuts are changed. */
export async function openShortcuts(): Promise<void> {
  const { commands } = browser;
  if (hasSettings(commands)) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: SHORTCUTS_PAGE });
}

/** Firefox's way there, which the types do not know. */
function hasSettings(api: object): api is { openShortcutSettings(): Promise<void> } {
  return 'openShortcutSettings' in api;
}
