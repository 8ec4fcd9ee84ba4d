import { browser, type Browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { report } from '@/lib/base/report';
import { extensionUrl } from '@/lib/platform/extension-url';
import { askPanel } from '@/lib/platform/panel-query';
import { openSidePanel } from '@/lib/platform/side-panel';
import { panelPath } from '@/lib/state/page-address';
import type { ClippingRequest } from './save-clipping';

/** Ids of the menu's items. */
const LOOK_UP = 'look-up';
const SAVE_SELECTION = 'save-selection';
const SAVE_PAGE = 'save-page';

/** What the address bar says is told after what woke the worker, ms: browsers remember it, so that it is rarely news. */
const SUGGEST_AFTER_MS = 1_000;

/** What saving is asked for with. */
type SaveRequest = Pick<ClippingRequest, 'frameId' | 'selectionText' | 'wanted'>;

/**
 * Answers the address bar: `bf`, a space and words. To be called in the background's first turn.
 * There are no suggestions while one types: the search engine in the background would make every
 * card wait for its code each time the worker wakes.
 */
export function serveOmnibox(): void {
  setTimeout(suggest, SUGGEST_AFTER_MS);
  browser.omnibox.onInputEntered.addListener((words, disposition) => {
    const url = extensionUrl(panelPath(words));
    const opened =
      disposition === 'currentTab'
        ? browser.tabs.update({ url })
        : browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
    opened.catch((error: unknown) => report(error, 'while opening what was searched for'));
  });
}

function suggest(): void {
  // Firefox answers nothing here, Chromium a promise.
  Promise.resolve(
    browser.omnibox.setDefaultSuggestion({ description: i18n.t('omnibox.search') }),
  ).catch((error: unknown) => report(error, 'while preparing the address bar'));
}

/**
 * Offers selected words to the side panel, and selection and page to be saved. To be called in the
 * background's first turn.
 */
export function serveContextMenu(
  save: (tab: Browser.tabs.Tab, request: SaveRequest) => void,
): void {
  browser.runtime.onInstalled.addListener(() => {
    makeMenu().catch((error: unknown) => report(error, 'while making the menu'));
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab === undefined) return;
    const { menuItemId, frameId, selectionText = '' } = info;
    if (menuItemId === LOOK_UP) lookUp(selectionText, tab);
    if (menuItemId === SAVE_SELECTION) save(tab, { frameId, selectionText, wanted: 'selection' });
    if (menuItemId === SAVE_PAGE) save(tab, { wanted: 'page' });
  });
}

async function makeMenu(): Promise<void> {
  const { contextMenus } = browser;
  await contextMenus.removeAll();
  contextMenus.create({ id: LOOK_UP, title: i18n.t('menu.look_up'), contexts: ['selection'] });
  const save = i18n.t('menu.save_selection');
  contextMenus.create({ id: SAVE_SELECTION, title: save, contexts: ['selection'] });
  // Pages of our own, and of the browser, are none that one reads.
  const documentUrlPatterns = ['http://*/*', 'https://*/*', 'file:///*'];
  const page = { title: i18n.t('menu.save_page'), documentUrlPatterns };
  contextMenus.create({ id: SAVE_PAGE, ...page, contexts: ['page'] });
}

function lookUp(words: string, { windowId }: Browser.tabs.Tab): void {
  // The panel opens only straight from the click; the words may follow.
  openSidePanel(windowId);
  askPanel(`"${words.replaceAll('"', ' ')}"`).catch((error: unknown) =>
    report(error, 'while handing words to the side panel'),
  );
}
