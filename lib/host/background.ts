import { browser } from 'wxt/browser';
import { report } from '@/lib/base/report';
import {
  cardToBackground,
  DIRECTIONS,
  libraryToBackground,
  pageToBackground,
} from '@/lib/messaging/protocol';
import { serve } from '@/lib/messaging/serve';
import type { Settings } from '@/lib/model/settings';
import { createCards } from '@/lib/services/cards';
import { createListKeeper } from '@/lib/services/keep-lists';
import { createTableCache } from '@/lib/services/library-tables';
import { createLinkPages } from '@/lib/services/link-page';
import type { LibrarySource } from '@/lib/services/ports';
import { extensionUrl } from '@/lib/platform/extension-url';
import { serveAlarms } from './background-alarms';
import { createClippings } from '@/lib/services/clippings';
import { cardHandlers } from './background-cards';
import { followClippings } from './background-clippings';
import { serveContextMenu, serveOmnibox } from './background-lookups';
import { pageHandlers } from './background-pages';
import { createExtensionServices, type ExtensionServices } from './extension-services';
import { saveAndAnswer, type ClippingRequest } from './save-clipping';
import { applySettings, enterOpenTabs, passCommand, relinkOpenTabs } from './open-tabs';

/**
 * Starts the background: everything is listened for in the first turn, so that the event that
 * woke the worker finds its listener. Most events ask for the library, which is opened meanwhile.
 *
 * @returns where it reads the library
 */
export function startBackground(): LibrarySource {
  const services = createExtensionServices();
  listen(services);
  // A failure shows up where the library is asked for.
  services.library.current().catch(() => undefined);
  return services.library;
}

function listen(services: ExtensionServices): void {
  const { corrections, library, lists, sessions, settings, store } = services;
  const links = createLinkPages(sessions);
  const tablesOf = createTableCache();
  const cards = createCards(sessions, library, tablesOf);
  const keeper = createListKeeper({ sessions, library, lists });

  const onCorrected = async (): Promise<void> => {
    links.reset();
    await keeper.clear();
    await relinkOpenTabs();
  };

  const onLibraryChanged = async (): Promise<void> => {
    library.refresh();
    await onCorrected();
  };

  serve(
    DIRECTIONS.pageToBackground,
    pageToBackground,
    pageHandlers({
      library,
      tablesOf,
      corrections,
      sessions,
      links,
      cards,
      settings,
      lists: keeper,
    }),
  );
  serve(
    DIRECTIONS.cardToBackground,
    cardToBackground,
    cardHandlers({ cards, corrections, library, settings, onCorrected }),
  );
  const clippings = createClippings(store, Date.now);
  const follow = followClippings(store, onLibraryChanged);
  const save = async (request: ClippingRequest): Promise<void> => {
    if (await saveAndAnswer(clippings, request)) await follow();
  };
  serve(DIRECTIONS.libraryToBackground, libraryToBackground, {
    async libraryChanged() {
      await onLibraryChanged();
      return null;
    },
    async clippingsChanged() {
      void follow();
      return null;
    },
  });

  serveOmnibox();
  serveContextMenu((tab, request) => void save({ tab, ...request }));
  serveAlarms(store, onLibraryChanged);
  settings.watch(onSettings);
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'save-clipping' && tab) void save({ tab, wanted: 'either' });
    else passCommand(command).catch((error: unknown) => report(error, 'after a shortcut'));
  });
  onTabClosed((tabId) => Promise.all([sessions.forgetTab(tabId), keeper.forget(tabId)]));
  browser.runtime.onInstalled.addListener(({ reason }) => void welcome(reason));
}

/** After an installation: the library page, which brings in the packaged archives; pages already open are joined. */
async function welcome(reason: string): Promise<void> {
  try {
    if (reason === 'install')
      await browser.tabs.create({ url: extensionUrl('/library.html#welcome') });
    if (reason === 'install' || reason === 'update') await enterOpenTabs();
  } catch (error) {
    report(error, 'after the installation');
  }
}

function onSettings(changed: Settings): void {
  applySettings(changed).catch((error: unknown) => report(error, 'while applying settings'));
}

function onTabClosed(forget: (tabId: number) => Promise<unknown>): void {
  browser.tabs.onRemoved.addListener((tabId) => {
    forget(tabId).catch((error: unknown) => report(error, 'while forgetting a closed tab'));
  });
}
