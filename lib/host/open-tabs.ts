import { browser } from 'wxt/browser';
import { report } from '@/lib/base/report';
import { type backgroundToPage, DIRECTIONS, PAGE_COMMANDS } from '@/lib/messaging/protocol';
import { tabClient } from '@/lib/messaging/send';
import type { Settings } from '@/lib/model/settings';
import { runsOn } from '@/lib/services/site-access';
import { isOurs, pageSettingsOf } from './background-pages';

type OpenTab = { readonly id: number; readonly url: string; readonly incognito: boolean };

/** Puts the page script into pages that were open before Backfile came, or before its update. */
export async function enterOpenTabs(): Promise<void> {
  await forEachTab(async (tab) => {
    if (isOurs(tab.url)) return;
    await browser.scripting.executeScript({
      target: { tabId: tab.id, allFrames: true },
      files: ['/page.js'],
    });
  });
}

/** Tells every open page the settings that hold for it now. */
export async function applySettings(settings: Settings): Promise<void> {
  await forEachTab(async (tab) => {
    const at = { incognito: tab.incognito, now: Date.now() };
    const run = isOurs(tab.url) ? settings.trigger !== 'off' : runsOn(tab.url, settings, at);
    const call = tabClient<typeof backgroundToPage>(DIRECTIONS.backgroundToPage, tab.id);
    await call('applySettings', { run, settings: pageSettingsOf(settings) });
  });
}

/** Has every open page linked again: the library changed. */
export async function relinkOpenTabs(): Promise<void> {
  await forEachTab(async (tab) => {
    await tabClient<typeof backgroundToPage>(DIRECTIONS.backgroundToPage, tab.id)('relink', {});
  });
}

/** Passes a keyboard shortcut of the browser on to the page in front. */
export async function passCommand(command: string): Promise<void> {
  const known = PAGE_COMMANDS.find((each) => each === command);
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (!known || tab?.id === undefined) return;
  const call = tabClient<typeof backgroundToPage>(DIRECTIONS.backgroundToPage, tab.id);
  await call('command', { command: known }).catch((error: unknown) => {
    if (!isWithoutScript(error)) throw error;
  });
}

async function forEachTab(work: (tab: OpenTab) => Promise<void>): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id, url, incognito }) => {
      if (id === undefined || url === undefined) return;
      if (!/^(https?|file):/.test(url) && !isOurs(url)) return;
      // Store pages, error pages and tabs that are asleep have no page script: nothing to tell them.
      await work({ id, url, incognito }).catch((error: unknown) => {
        if (!isWithoutScript(error)) report(error, 'while talking to an open page');
      });
    }),
  );
}

function isWithoutScript(error: unknown): boolean {
  return (
    error instanceof Error &&
    /receiving end|cannot access|missing host permission|cannot be scripted|showing error page|no tab with id/i.test(
      error.message,
    )
  );
}
