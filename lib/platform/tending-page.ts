// Chromium's background has no workers: long work beside any open page is done by a page that nobody sees.
import { browser } from 'wxt/browser';

const PAGE = '/tending.html';

/** Whether the page is there. */
export async function isLookingAfter(): Promise<boolean> {
  return browser.offscreen.hasDocument();
}

/** Opens the page; it closes itself when it is done. */
export async function lookAfterInPage(): Promise<void> {
  await browser.offscreen.createDocument({
    url: PAGE,
    reasons: ['WORKERS'],
    justification: 'Imports updates of archives and merges their rows in a worker.',
  });
}
