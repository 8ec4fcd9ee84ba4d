import { browser } from 'wxt/browser';
import { isContextGone } from '@/lib/base/report';
import { DIRECTIONS, type pageToBackground } from '@/lib/messaging/protocol';
import { backgroundClient } from '@/lib/messaging/send';
import type { PagePort } from '@/lib/page/ports';
import { shadowRootOf } from '@/lib/platform/shadow-root';

/** What the page script has from the extension. */
export function createPagePort(): PagePort {
  const call = backgroundClient<typeof pageToBackground>(DIRECTIONS.pageToBackground);
  return {
    startPage: (params) => call('startPage', params),
    wake: (params) => call('wake', params),
    loadPart: (params) => call('loadPart', params),
    linkBlocks: (params) => call('linkBlocks', params),
    openCard: (params) => call('openCard', params),
    cardBlocked: (params) => call('cardBlocked', params),
    cardClosed: (params) => call('cardClosed', params),
    restInFrame: (params) => call('restInFrame', params),
    reportCost: (params) => call('reportCost', params),
    cardAddress: (nonce, scheme) =>
      `${browser.runtime.getURL('/card.html')}#${nonce}${scheme ?? ''}`,
    shadowRootOf,
    alive,
    isGone: (error) => isContextGone(error) && !alive(),
  };
}

function alive(): boolean {
  return browser.runtime?.id !== undefined;
}
