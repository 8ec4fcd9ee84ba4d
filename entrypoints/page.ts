import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isContextGone } from '@/lib/base/report';
import { type backgroundToPage, DIRECTIONS, type pageToBackground } from '@/lib/messaging/protocol';
import { listen } from '@/lib/messaging/listen';
import { backgroundClient } from '@/lib/messaging/send';
import type { PagePort } from '@/lib/page/ports';
import { PageStarter } from '@/lib/page/start-page';
import { shadowRootOf } from '@/lib/platform/shadow-root';

/** Where a running script of this world is found by a newer one; pages see another world's globals. */
const RUNNING = Symbol.for('running');

export default defineUnlistedScript(() => {
  start();
});

function alive(): boolean {
  return browser.runtime?.id !== undefined;
}

function start(): void {
  const call = backgroundClient<typeof pageToBackground>(DIRECTIONS.pageToBackground);
  const port: PagePort = {
    startPage: (params) => call('startPage', params),
    loadPart: (params) => call('loadPart', params),
    linkBlocks: (params) => call('linkBlocks', params),
    openCard: (params) => call('openCard', params),
    cardClosed: (params) => call('cardClosed', params),
    restInFrame: (params) => call('restInFrame', params),
    reportCost: (params) => call('reportCost', params),
    cardAddress: (nonce) => `${browser.runtime.getURL('/card.html')}#${nonce}`,
    shadowRootOf,
    alive,
    isGone: (error) => isContextGone(error) && !alive(),
  };
  replaceRunning(new PageStarter(port));
}

function replaceRunning(page: PageStarter): void {
  const before: unknown = Reflect.get(globalThis, RUNNING);
  if (before instanceof EventTarget) before.dispatchEvent(new Event('end'));
  const running = new EventTarget();
  running.addEventListener('end', () => page.end(), { once: true });
  Reflect.set(globalThis, RUNNING, running);
  const deafen = listen<typeof backgroundToPage>(DIRECTIONS.backgroundToPage, {
    applySettings: ({ run, settings }) => page.applySettings(run, settings),
    relink: () => page.relink(),
    obeyCard: ({ nonce, wish }) => page.obeyCard(nonce, wish),
    command: ({ command }) => page.command(command),
    placeChildRest: ({ childPage, ...rest }) => page.placeChildRest(childPage, rest),
  });
  page.ended.addEventListener('abort', deafen, { once: true });
}
