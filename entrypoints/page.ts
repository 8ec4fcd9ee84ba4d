import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { obeyBackground } from '@/lib/host/obey-background';
import { createPagePort } from '@/lib/host/page-port';
import { idle } from '@/lib/page/slices';
import { PageStarter } from '@/lib/page/start-page';

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
  const deafen = obeyBackground(() => page);
  end.signal.addEventListener('abort', deafen, { once: true });
  await idle();
  if (end.signal.aborted) return;
  page = new PageStarter(createPagePort());
  end.signal.addEventListener('abort', () => page?.end(), { once: true });
  page.ended.addEventListener('abort', () => end.abort(), { once: true });
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
