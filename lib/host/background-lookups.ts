import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { report } from '@/lib/base/report';
import { extensionUrl } from '@/lib/platform/extension-url';
import { askPanel } from '@/lib/platform/panel-query';
import { openSidePanel } from '@/lib/platform/side-panel';
import { panelPath } from '@/lib/state/page-address';

/** The menu item's id. */
const LOOK_UP = 'look-up';

/**
 * Answers the address bar: `bf`, a space and words. To be called in the background's first turn.
 * There are no suggestions while one types: the search engine in the background would make every
 * card wait for its code each time the worker wakes.
 */
export function serveOmnibox(): void {
  // Firefox answers nothing here, Chromium a promise.
  Promise.resolve(
    browser.omnibox.setDefaultSuggestion({ description: i18n.t('omnibox.search') }),
  ).catch((error: unknown) => report(error, 'while preparing the address bar'));
  browser.omnibox.onInputEntered.addListener((words, disposition) => {
    const url = extensionUrl(panelPath(words));
    const opened =
      disposition === 'currentTab'
        ? browser.tabs.update({ url })
        : browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
    opened.catch((error: unknown) => report(error, 'while opening what was searched for'));
  });
}

/** Offers selected words to the side panel. To be called in the background's first turn. */
export function serveContextMenu(): void {
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus
      .removeAll()
      .then(() =>
        browser.contextMenus.create({
          id: LOOK_UP,
          title: i18n.t('menu.look_up'),
          contexts: ['selection'],
        }),
      )
      .catch((error: unknown) => report(error, 'while making the menu'));
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== LOOK_UP || tab === undefined) return;
    // The panel opens only straight from the click; the words may follow.
    openSidePanel(tab.windowId);
    askPanel(`"${(info.selectionText ?? '').replaceAll('"', ' ')}"`).catch((error: unknown) =>
      report(error, 'while handing words to the side panel'),
    );
  });
}
