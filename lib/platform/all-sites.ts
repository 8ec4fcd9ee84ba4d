import { browser } from 'wxt/browser';

const ALL_SITES = { origins: ['<all_urls>'] };

/** Whether the browser lets Backfile read all sites; site rules are the reader's, and come on top. */
export function mayReadSites(): Promise<boolean> {
  return browser.permissions.contains(ALL_SITES);
}

/** Has the browser ask the reader for it. To be called straight from a click or a key. @returns their answer */
export function askForSites(): Promise<boolean> {
  return browser.permissions.request(ALL_SITES);
}
