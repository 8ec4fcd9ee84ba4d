import type { EntityAt, LinkRoute } from '@/lib/model/entity';
import type { Sketch } from '@/lib/text/sketch';
import type { Clock, SessionStore } from './ports';

/** Most pages remembered; the least recently linked go first. */
const MAX_PAGES = 60;
const PAGE_PREFIX = 'page:';
/** Names the pages of a tab, so that those of others need not be read to find them. */
const TAB_PREFIX = 'tab:';
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
  /** The address of the tab's own page: of the one that a frame is in. */
  readonly tabUrl: string;
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
  /** Remembers a page, in place of any other of its frame: that has gone, and comes back as a new one. */
  savePage(session: PageSession): Promise<void>;
  /** The pages of a tab, frames included, also those of frames that have gone. */
  pagesOfTab(tabId: number): Promise<readonly PageSession[]>;
  forgetTab(tabId: number): Promise<void>;
  card(nonce: string): Promise<CardSession | undefined>;
  saveCard(card: CardSession): Promise<void>;
  forgetCard(nonce: string): Promise<void>;
  /** Whether this page kept cards out before, since the browser started. */
  isBlocked(url: string): Promise<boolean>;
  noteBlocked(url: string): Promise<void>;
};

/** Values of the session store, with everything of this waking also in memory. */
type Remembered = {
  readonly read: <T>(key: string, is: (value: unknown) => value is T) => Promise<T | undefined>;
  readonly write: (key: string, value: unknown) => Promise<void>;
  readonly has: (key: string) => boolean;
  readonly forget: (keys: readonly string[]) => Promise<void>;
};

function rememberIn(store: SessionStore): Remembered {
  const memory = new Map<string, unknown>();
  return {
    async read(key, is) {
      const value = memory.has(key) ? memory.get(key) : await store.get(key);
      if (!is(value)) return undefined;
      memory.set(key, value);
      return value;
    },
    async write(key, value) {
      memory.set(key, value);
      await store.set(key, value);
    },
    has: (key) => memory.has(key),
    async forget(keys) {
      for (const key of keys) memory.delete(key);
      if (keys.length > 0) await store.remove(keys);
    },
  };
}

/** Sessions over `store`, with everything of this waking also in memory. */
export function createPageSessions(store: SessionStore, now: Clock): PageSessions {
  const { read, write, has, forget } = rememberIn(store);

  /** Those pages of a tab that `keys` name, as they are stored: another context may have written them. */
  async function pagesOfTab(tabId: number, keys: readonly string[]): Promise<PageSession[]> {
    const prefix = tabKey(tabId, '');
    const own = keys.filter((key) => key.startsWith(prefix));
    const pages = await Promise.all(
      own.map((key) => store.get(PAGE_PREFIX + key.slice(prefix.length))),
    );
    return pages.filter((page) => isPageSession(page));
  }

  const forgetPages = (pages: readonly PageSession[]): Promise<void> =>
    forget(pages.flatMap(({ page, tabId }) => [PAGE_PREFIX + page, tabKey(tabId, page)]));

  /** Forgets what the frame of a page had before it, and the oldest pages of all beyond the limit. */
  async function makeRoom({ page, tabId, frameId }: PageSession): Promise<void> {
    const own = tabKey(tabId, page);
    const keys = (await store.keys()).filter((key) => key !== own);
    const others = await pagesOfTab(tabId, keys);
    await forgetPages(others.filter((other) => other.frameId === frameId));
    const pageKeys = keys.filter((key) => key.startsWith(PAGE_PREFIX));
    if (pageKeys.length <= MAX_PAGES) return;
    const pages = await Promise.all(pageKeys.map((key) => read(key, isPageSession)));
    const known = pages.filter((each) => each !== undefined);
    const oldest = known.sort((a, b) => a.touchedAt - b.touchedAt);
    await forgetPages(oldest.slice(0, Math.max(0, known.length - MAX_PAGES)));
  }

  const blocked = async (): Promise<readonly string[]> => (await read(BLOCKED, isStrings)) ?? [];

  return {
    page: (id) => read(PAGE_PREFIX + id, isPageSession),
    async savePage(session) {
      const key = tabKey(session.tabId, session.page);
      const isNew = !has(key);
      await Promise.all([
        write(PAGE_PREFIX + session.page, { ...session, touchedAt: now() }),
        isNew && write(key, true),
      ]);
      if (isNew) await makeRoom(session);
    },
    pagesOfTab: async (tabId) => pagesOfTab(tabId, await store.keys()),
    forgetTab: async (tabId) => forgetPages(await pagesOfTab(tabId, await store.keys())),
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

function tabKey(tabId: number, page: string): string {
  return `${TAB_PREFIX}${tabId} ${page}`;
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
    'sketch' in value &&
    'tabUrl' in value
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
