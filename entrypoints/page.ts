import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isContextGone } from '@/lib/base/report';
import { type backgroundToPage, DIRECTIONS, type pageToBackground } from '@/lib/messaging/protocol';
import { listen } from '@/lib/messaging/listen';
import { backgroundClient } from '@/lib/messaging/send';
import type { PagePort } from '@/lib/page/ports';
import { idle } from '@/lib/page/slices';
import { PageStarter } from '@/lib/page/start-page';
import { shadowRootOf } from '@/lib/platform/shadow-root';

/** Where a running script of this world is found by a newer one; pages see another world's globals. */
const RUNNING = Symbol.for('running');

export default defineUnlistedScript(() => {
  void start();
});

/**
 * The first use of each part of the browser's interface takes some ms, as loading this script did:
 * each has a task of its own.
 */
async function start(): Promise<void> {
  const end = replaceRunning();
  let page: PageStarter | undefined;
  await idle();
  if (end.signal.aborted) return;
  const deafen = listen<typeof backgroundToPage>(DIRECTIONS.backgroundToPage, {
    applySettings: ({ run, settings }) => page?.applySettings(run, settings),
    relink: () => page?.relink(),
    obeyCard: ({ nonce, wish }) => page?.obeyCard(nonce, wish),
    command: ({ command }) => page?.command(command),
    placeChildRest: ({ childPage, ...rest }) => page?.placeChildRest(childPage, rest),
  });
  end.signal.addEventListener('abort', deafen, { once: true });
  await idle();
  if (end.signal.aborted) return;
  page = new PageStarter(createPort());
  end.signal.addEventListener('abort', () => page?.end(), { once: true });
  page.ended.addEventListener('abort', () => end.abort(), { once: true });
}

function createPort(): PagePort {
  const call = backgroundClient<typeof pageToBackground>(DIRECTIONS.pageToBackground);
  return {
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
}

function alive(): boolean {
  return browser.runtime?.id !== undefined;
}

/** Ends a script of this world that runs here already. @returns what ends this one */
function replaceRunning(): AbortController {
  const before: unknown = Reflect.get(globalThis, RUNNING);
  if (before instanceof EventTarget) before.dispatchEvent(new Event('end'));
  const running = new EventTarget();
  const end = new AbortController();
  running.addEventListener('end', () => end.abort(), { once: true });
  Reflect.set(globalThis, RUNNING, running);
  return end;
}
