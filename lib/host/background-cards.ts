import { browser } from 'wxt/browser';
import { err, ok } from '@/lib/base/result';
import type { Caller, Handlers } from '@/lib/messaging/call';
import { type backgroundToPage, type cardToBackground, DIRECTIONS } from '@/lib/messaging/protocol';
import { frameClient, type Client } from '@/lib/messaging/send';
import { extensionUrl } from '@/lib/platform/extension-url';
import type { CorrectionKind } from '@/lib/model/card';
import type { CorrectionDraft, EntityFingerprint } from '@/lib/model/correction';
import type { Cards } from '@/lib/services/cards';
import type { Corrections } from '@/lib/services/corrections';
import type { LibrarySource, SettingsSource } from '@/lib/services/ports';
import { withChoice } from '@/lib/services/site-access';

/** Name of the card's document in the build. */
const CARD_PATH = '/card.html';

/** What the card calls are answered with. */
type CardServices = {
  readonly cards: Cards;
  readonly corrections: Corrections;
  readonly library: LibrarySource;
  readonly settings: SettingsSource;
  /** Has open pages linked again with what the reader just said. */
  readonly onCorrected: () => Promise<void>;
};

/** Answers to the calls of card frames. A frame without a nonce of ours gets nothing. */
export function cardHandlers(services: CardServices): Handlers<typeof cardToBackground> {
  const { cards, settings } = services;
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
    async wish({ nonce, wish }, caller) {
      const page = await pageOf(nonce, caller);
      await page?.('obeyCard', { nonce, wish });
      if (page && wish.kind === 'size') {
        const { width, height } = wish;
        await settings.update((before) => ({ ...before, cardSize: { width, height } }));
      }
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
    async chooseSite({ nonce, choice }, caller) {
      const card = await cards.claimed(nonce, caller.tabId);
      if (!card || (card.host === '' && choice !== 'pause')) return null;
      const at = { host: card.host, now: Date.now() };
      await settings.update((before) => ({
        ...before,
        siteRules: withChoice(before.siteRules, choice, at),
      }));
      return null;
    },
    ...pathHandlers(services),
  };
}

type PathCall = 'follow' | 'more' | 'correct' | 'undo';

/** Answers to calls that lead on from a card, and to what the reader says of its names. */
function pathHandlers(services: CardServices): Pick<Handlers<typeof cardToBackground>, PathCall> {
  const { cards, corrections, library, onCorrected } = services;
  return {
    async follow({ nonce, ...step }, caller) {
      const card = await cards.claimed(nonce, caller.tabId);
      return card ? cards.follow(card, step) : err({ kind: 'unknown-handle' });
    },
    async more({ nonce, at, texts }, caller) {
      const card = await cards.claimed(nonce, caller.tabId);
      return card ? cards.more(card, at, texts) : { related: [], names: [] };
    },
    async correct({ nonce, kind, at, surface }, caller) {
      const card = await cards.claimed(nonce, caller.tabId);
      if (!card) return err('unknown-handle');
      const entity = await corrections.fingerprint(await library.current(), at);
      if (!entity) return err('library-changed');
      const added = await corrections.add(draftOf(kind, { entity, surface, host: card.host }));
      if (!added.ok) return err(added.error.message);
      await onCorrected();
      return ok(added.value.id);
    },
    async undo({ nonce, id }, caller) {
      if (!(await cards.claimed(nonce, caller.tabId))) return null;
      const known = (await corrections.all()).filter((each) => each.id === id);
      await corrections.undo(known.map((each) => each.id));
      await onCorrected();
      return null;
    },
  };
}

function draftOf(
  kind: CorrectionKind,
  about: { readonly entity: EntityFingerprint; readonly surface: string; readonly host: string },
): CorrectionDraft {
  const { entity, surface, host } = about;
  switch (kind) {
    case 'notThis':
      return { kind: 'not-this', surface, entity };
    case 'mute':
      return { kind, entity };
    case 'always':
      return { kind, surface, entity };
    case 'alwaysHere':
      return { kind: 'always', surface, entity, ...(host === '' ? {} : { host }) };
  }
}

/** Whether the browser says that the caller is the card's document, under whatever address of ours. */
function isCardFrame(caller: Caller): boolean {
  if (!URL.canParse(caller.url)) return false;
  const { protocol, pathname } = new URL(caller.url);
  return pathname === CARD_PATH && protocol === new URL(extensionUrl('/')).protocol;
}
