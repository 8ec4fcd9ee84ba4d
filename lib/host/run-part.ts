import { browser } from 'wxt/browser';

/** Runs a part of the page script in one frame of a tab. Rejects where the browser does not allow that. */
export async function runPart(
  part: 'reading' | 'cards',
  tabId: number,
  frameId: number,
): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    files: [part === 'reading' ? '/page-reading.js' : '/page-cards.js'],
    injectImmediately: true,
  });
}
