// Chromium's background has no workers: long work beside any open page is done by a page that nobody sees.
import { browser } from 'wxt/browser';

const PAGE = '/tending.html';

/** Whether the page is there. */
export async function isLookingAfter(): Promise<boolean> {
  return browser.offscreen.hasDocument();
}

/** What the page is to do. It knows no more of the extension than its address: browsers give it no other API. */
export type TendingWork = {
  /** Everything, or no more than bring clippings into their archive. */
  readonly what: 'all' | 'clippings';
  /** What the archive of clippings is called. */
  readonly clippings: string;
};

/** The work in the address of the page. */
export function tendingWork(search: string): TendingWork {
  const asked = new URLSearchParams(search);
  return {
    what: asked.get('what') === 'clippings' ? 'clippings' : 'all',
    clippings: asked.get('clippings') || 'Clippings',
  };
}

/** Opens the page; it closes itself when it is done. */
export async function lookAfterInPage(work: TendingWork): Promise<void> {
  await browser.offscreen.createDocument({
    url: `${PAGE}?${new URLSearchParams(work)}`,
    reasons: ['WORKERS'],
    justification: 'Imports updates of archives, saves clippings and merges rows in a worker.',
  });
}
