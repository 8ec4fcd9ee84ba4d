import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { backgroundToPage, DIRECTIONS, type pageToBackground } from '@/lib/messaging/protocol';
import { backgroundClient } from '@/lib/messaging/send';
import { serve } from '@/lib/messaging/serve';
import type { PagePort } from '@/lib/page/ports';
import { PageStarter } from '@/lib/page/start-page';
import { shadowRootOf } from '@/lib/platform/shadow-root';

/** Where a running script of this world is found by a newer one; pages see another world's globals. */
const RUNNING = Symbol.for('running');

export default defineUnlistedScript(() => {
  const call = backgroundClient<typeof pageToBackground>(DIRECTIONS.pageToBackground);
  const port: PagePort = {
    startPage: (params) => call('startPage', params),
    linkBlocks: (params) => call('linkBlocks', params),
    openCard: (params) => call('openCard', params),
    cardClosed: (params) => call('cardClosed', params),
    restInFrame: (params) => call('restInFrame', params),
    reportCost: (params) => call('reportCost', params),
    cardAddress: (nonce) => `${browser.runtime.getURL('/card.html')}#${nonce}`,
    shadowRootOf,
    alive: () => browser.runtime?.id !== undefined,
  };
  replaceRunning(new PageStarter(port));
});

function replaceRunning(page: PageStarter): void {
  const before: unknown = Reflect.get(globalThis, RUNNING);
  if (before instanceof EventTarget) before.dispatchEvent(new Event('end'));
  const running = new EventTarget();
  running.addEventListener('end', () => page.end(), { once: true });
  Reflect.set(globalThis, RUNNING, running);
  const stopServing = serve(DIRECTIONS.backgroundToPage, backgroundToPage, {
    applySettings: async ({ run, settings }) => done(page.applySettings(run, settings)),
    relink: async () => done(page.relink()),
    resizeCard: async ({ nonce, height }) => done(page.resizeCard(nonce, height)),
    closeCard: async ({ nonce }) => done(page.closeCard(nonce)),
    placeChildRest: async ({ childPage, ...rest }) => done(page.placeChildRest(childPage, rest)),
  });
  page.ended.addEventListener('abort', stopServing, { once: true });
}

function done(_: void): null {
  return null;
}
