import { browser } from 'wxt/browser';
import { report } from '@/lib/base/report';

/** How long a sign stays, ms. */
const SHOWN_MS = 2_500;

/**
 * Shows a sign on Backfile's button for a moment: what was asked for by a key or a menu is answered
 * there, where no page sees it.
 *
 * @param words the same for those who hear it, as the button's title
 */
export async function flashBadge(tabId: number, sign: string, words: string): Promise<void> {
  try {
    await browser.action.setBadgeText({ tabId, text: sign });
    await browser.action.setTitle({ tabId, title: words });
    await new Promise((resolve) => setTimeout(resolve, SHOWN_MS));
    await browser.action.setBadgeText({ tabId, text: '' });
    await browser.action.setTitle({ tabId, title: '' });
  } catch (error) {
    // The tab was closed meanwhile.
    report(error, 'while answering on the button');
  }
}
