import * as v from 'valibot';
import { browser, type Browser } from 'wxt/browser';
import { report } from '@/lib/base/report';
import type { CallMap, Caller, Envelope, Handlers, Reply } from './call';

type Listener = (
  message: unknown,
  sender: Browser.runtime.MessageSender,
  sendResponse: (reply: Reply) => void,
) => true | undefined;

const envelope = v.object({ to: v.string(), call: v.string(), params: v.unknown() });

/**
 * Answers the calls of one direction. Anything that is not one of them, comes from outside the
 * extension or has params that do not fit is dropped with a warning, never half handled.
 *
 * @param direction name of the call map, the same on both sides
 * @returns ends it
 */
export function serve<M extends CallMap>(
  direction: string,
  calls: M,
  handlers: Handlers<M>,
): () => void {
  const listener: Listener = (message, sender, sendResponse) => {
    if (sender.id !== browser.runtime.id || !v.is(envelope, message) || message.to !== direction)
      return undefined;
    void answer(calls, handlers, message, callerOf(sender)).then(sendResponse);
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

async function answer<M extends CallMap>(
  calls: M,
  handlers: Handlers<M>,
  message: Envelope,
  caller: Caller,
): Promise<Reply> {
  const call = Object.hasOwn(calls, message.call) ? calls[message.call] : undefined;
  if (!call) return { ok: false, message: `no call "${message.call}"` };
  const params = v.safeParse(call.params, message.params);
  if (!params.success)
    return { ok: false, message: `call "${message.call}": ${v.summarize(params.issues)}` };
  try {
    const value = await handlers[message.call]?.(params.output, caller);
    return { ok: true, value };
  } catch (error) {
    report(error, `while answering "${message.call}"`);
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

function callerOf(sender: Browser.runtime.MessageSender): Caller {
  return {
    tabId: sender.tab?.id,
    frameId: sender.frameId ?? 0,
    url: sender.url ?? '',
    tabUrl: sender.tab?.url ?? sender.url ?? '',
    incognito: sender.tab?.incognito ?? false,
  };
}
