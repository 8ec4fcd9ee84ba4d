import { browser, type Browser } from 'wxt/browser';
import type { CallMap, Envelope, ParamsOf, Reply } from './call';

/** What the background asks of a script: it acts, and has nothing to answer. */
export type Actions<M extends CallMap> = {
  readonly [K in keyof M]: (params: ParamsOf<M, K>) => void;
};

/**
 * Obeys the background, and nobody else: the browser tells who sent a message. Unlike `serve` it
 * does not check params: only our own background, which is typed, gets through, and the schemas
 * would be loaded into every page of the web.
 *
 * @returns ends it
 */
export function listen<M extends CallMap>(direction: string, actions: Actions<M>): () => void {
  const listener = (
    message: Envelope,
    sender: Browser.runtime.MessageSender,
    sendResponse: (reply: Reply) => void,
  ): undefined => {
    const ours = sender.id === browser.runtime.id && sender.tab === undefined;
    if (!ours || message.to !== direction || !Object.hasOwn(actions, message.call)) return;
    const action: ((params: unknown) => void) | undefined = actions[message.call];
    action?.(message.params);
    sendResponse({ ok: true, value: null });
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
