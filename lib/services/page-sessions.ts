import type { EntityAt, LinkRoute } from '@/lib/model/entity';
import type { Sketch } from '@/lib/text/sketch';
import type { Clock, SessionStore } from './ports';

/** Most pages remembered; the least recently linked go first. */
const MAX_PAGES = 60;
const PAGE_PREFIX = 'page:';
const CARD_PREFIX = 'card:';
/** Addresses of pages that keep cards out, without query and fragment: one page of a site may, another not. */
const BLOCKED = 'blocked';
const MAX_BLOCKED = 200;

/** A mention of a page as the background remembers it. */
export type SessionMark = {
  readonly handle: number;
  readonly surface: string;
  readonly route: LinkRoute;
  readonly outcome: 'link' | 'ambiguous';
  readonly refs: readonly EntityAt[];
};

/** What is remembered of a page, so that a worker that slept can answer at once. */
export type PageSession = {
  readonly page: string;
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
  readonly marks: readonly SessionMark[];
  /** To tell whether a document is the page itself. */
  readonly sketch: Sketch;
  /** Index terms that stand out on the page, the most frequent first. */
  readonly context: readonly string[];
  readonly totalMs: number;
  readonly longestMs: number;
  readonly touchedAt: number;
};

/** A card that was asked for, from the rest until it closes. */
export type CardSession = {
  readonly nonce: string;
  /** The page whose mention it is. */
  readonly page: string;
  readonly handle: number;
  /** The frame that shows it. */
  readonly tabId: number;
  readonly frameId: number;
  readonly host: string;
  readonly claimed: boolean;
};

/** Remembers pages and cards across the worker's sleep. */
export type PageSessions = {
  page(id: string): Promise<PageSession | undefined>;
  savePage(session: PageSession): Promise<void>;
  /** The pages of a tab, frames included. */
  pagesOfTab(tabId: number): Promise<readonly PageSession[]>;
  forgetTab(tabId: number): Promise<void>;
  card(nonce: string): Promise<CardSession | undefined>;
  saveCard(card: CardSession): Promise<void>;
  forgetCard(nonce: string): Promise<void>;
  /** Whether this page kept cards out before, since the browser started. */
  isBlocked(url: string): Promise<boolean>;
  noteBlocked(url: string): Promise<void>;
};

/** Sessions over `store`, with everything of this waking also in memory. */
export function createPageSessions(store: SessionStore, now: Clock): PageSessions {
  const memory = new Map<string, unknown>();

  async function read<T>(key: string, is: (value: unknown) => value is T): Promise<T | undefined> {
    const value = memory.has(key) ? memory.get(key) : await store.get(key);
    if (!is(value)) return undefined;
    memory.set(key, value);
    return value;
  }

  async function write(key: string, value: unknown): Promise<void> {
    memory.set(key, value);
    await store.set(key, value);
  }

  async function forget(keys: readonly string[]): Promise<void> {
    for (const key of keys) memory.delete(key);
    if (keys.length > 0) await store.remove(keys);
  }

  async function allPages(): Promise<PageSession[]> {
    const keys = (await store.keys()).filter((key) => key.startsWith(PAGE_PREFIX));
    const pages = await Promise.all(keys.map((key) => read(key, isPageSession)));
    return pages.filter((page) => page !== undefined);
  }

  const blocked = async (): Promise<readonly string[]> => (await read(BLOCKED, isStrings)) ?? [];

  return {
    page: (id) => read(PAGE_PREFIX + id, isPageSession),
    async savePage(session) {
      await write(PAGE_PREFIX + session.page, { ...session, touchedAt: now() });
      const keys = (await store.keys()).filter((key) => key.startsWith(PAGE_PREFIX));
      if (keys.length <= MAX_PAGES) return;
      const pages = (await allPages()).sort((a, b) => a.touchedAt - b.touchedAt);
      await forget(pages.slice(0, pages.length - MAX_PAGES).map((page) => PAGE_PREFIX + page.page));
    },
    pagesOfTab: async (tabId) => (await allPages()).filter((page) => page.tabId === tabId),
    async forgetTab(tabId) {
      const pages = (await allPages()).filter((page) => page.tabId === tabId);
      await forget(pages.map((page) => PAGE_PREFIX + page.page));
    },
    card: (nonce) => read(CARD_PREFIX + nonce, isCardSession),
    saveCard: (card) => write(CARD_PREFIX + card.nonce, card),
    forgetCard: (nonce) => forget([CARD_PREFIX + nonce]),
    isBlocked: async (url) => (await blocked()).some((each) => each === pageOf(url)),
    async noteBlocked(url) {
      const page = pageOf(url);
      if (page === undefined) return;
      const others = (await blocked()).filter((each) => each !== page);
      await write(BLOCKED, [...others, page].slice(-MAX_BLOCKED));
    },
  };
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function pageOf(url: string): string | undefined {
  const { origin, pathname } = URL.canParse(url) ? new URL(url) : { origin: 'null', pathname: '' };
  return origin === 'null' ? undefined : origin + pathname;
}

// The session store holds only what this file wrote: its shape is checked as far as a
// version of the extension before an update could have left another one behind.
function isPageSession(value: unknown): value is PageSession {
  return (
    typeof value === 'object' &&
    value !== null &&
    'page' in value &&
    'marks' in value &&
    'sketch' in value
  );
}

function isCardSession(value: unknown): value is CardSession {
  return (
    typeof value === 'object' &&
    value !== null &&
    'nonce' in value &&
    'handle' in value &&
    'claimed' in value
  );
}
