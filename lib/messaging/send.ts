import { browser } from 'wxt/browser';
import type { CallMap, Envelope, ParamsOf, Reply, ReturnOf } from './call';

/** Makes the calls of one direction. Rejects when the other side failed or is gone. */
export type Client<M extends CallMap> = <K extends keyof M & string>(
  call: K,
  params: ParamsOf<M, K>,
) => Promise<ReturnOf<M, K>>;

/** A client of the background. */
export function backgroundClient<M extends CallMap>(direction: string): Client<M> {
  return async (call, params) =>
    opened<M, typeof call>(await browser.runtime.sendMessage(enveloped(direction, call, params)));
}

/** A client of the page script in one frame of a tab. */
export function frameClient<M extends CallMap>(
  direction: string,
  tabId: number,
  frameId: number,
): Client<M> {
  return async (call, params) =>
    opened<M, typeof call>(
      await browser.tabs.sendMessage(tabId, enveloped(direction, call, params), { frameId }),
    );
}

/** A client of every frame of a tab; the first answer counts. */
export function tabClient<M extends CallMap>(direction: string, tabId: number): Client<M> {
  return async (call, params) =>
    opened<M, typeof call>(
      await browser.tabs.sendMessage(tabId, enveloped(direction, call, params)),
    );
}

function enveloped(to: string, call: string, params: unknown): Envelope {
  return { to, call, params };
}

function opened<M extends CallMap, K extends keyof M>(reply: Reply | undefined): ReturnOf<M, K> {
  if (!reply) throw new Error('Receiving end does not exist');
  if (!reply.ok) throw new Error(`Backfile: ${reply.message}`);
  return reply.value;
}
