import { browser } from 'wxt/browser';
import { err } from '@/lib/base/result';
import type { Caller, Handlers } from '@/lib/messaging/call';
import { type backgroundToPage, type cardToBackground, DIRECTIONS } from '@/lib/messaging/protocol';
import { frameClient, type Client } from '@/lib/messaging/send';
import { extensionUrl } from '@/lib/platform/extension-url';
import type { Cards } from '@/lib/services/cards';
import type { SettingsSource } from '@/lib/services/ports';
import { withSite } from '@/lib/services/site-access';

/** Name of the card's document in the build. */
const CARD_PATH = '/card.html';

/** Answers to the calls of card frames. A frame without a nonce of ours gets nothing. */
export function cardHandlers(
  cards: Cards,
  settings: SettingsSource,
): Handlers<typeof cardToBackground> {
  /** The page script of the frame that shows the card `nonce`, if the caller is that card. */
  const pageOf = async (
    nonce: string,
    caller: Caller,
  ): Promise<Client<typeof backgroundToPage> | undefined> => {
    const card = await cards.claimed(nonce, caller.tabId);
    return (
      card &&
      frameClient<typeof backgroundToPage>(DIRECTIONS.backgroundToPage, card.tabId, card.frameId)
    );
  };

  return {
    async claimCard({ nonce }, caller) {
      if (!isCardFrame(caller)) return err({ kind: 'unknown-handle' });
      return cards.claim(nonce, caller.tabId);
    },
    async resizeCard({ nonce, height }, caller) {
      await (
        await pageOf(nonce, caller)
      )?.('resizeCard', { nonce, height });
      return null;
    },
    async closeCard({ nonce }, caller) {
      await (
        await pageOf(nonce, caller)
      )?.('closeCard', { nonce });
      return null;
    },
    async openReader({ nonce, key, start }, caller) {
      const card = await cards.claimed(nonce, caller.tabId);
      if (!card) return null;
      const query = new URLSearchParams({ document: key, start: String(start) });
      await browser.tabs.create({
        url: extensionUrl(`/reader.html?${query}`),
        openerTabId: card.tabId,
      });
      return null;
    },
    async switchSiteOff({ nonce }, caller) {
      const card = await cards.claimed(nonce, caller.tabId);
      if (!card || card.host === '') return null;
      await settings.update((before) => ({
        ...before,
        siteRules: withSite(before.siteRules, card.host, false),
      }));
      return null;
    },
  };
}

/** Whether the browser says that the caller is the card's document, under whatever address of ours. */
function isCardFrame(caller: Caller): boolean {
  if (!URL.canParse(caller.url)) return false;
  const { protocol, pathname } = new URL(caller.url);
  return pathname === CARD_PATH && protocol === new URL(extensionUrl('/')).protocol;
}
