import { expect, it } from 'vitest';
import { aSessionStore } from '@/tests/library';
import { createPageSessions, type PageSession } from './page-sessions';
import type { SessionStore } from './ports';

const aSession = (page: string, tabId = 1): PageSession => ({
  page,
  tabId,
  frameId: 0,
  url: 'https://example.org/',
  tabUrl: 'https://example.org/',
  marks: [],
  sketch: { every: 8, hashes: [] },
  context: [],
  totalMs: 0,
  longestMs: 0,
  touchedAt: 0,
});

it('still knows a page after the worker slept', async () => {
  const store = aSessionStore();
  await createPageSessions(store, () => 5).savePage(aSession('a'));
  const woken = createPageSessions(store, () => 6);
  expect(await woken.page('a')).toMatchObject({ page: 'a', touchedAt: 5 });
});

it('lists the pages of a tab, frames included, and forgets them with it', async () => {
  const sessions = createPageSessions(aSessionStore(), () => 1);
  await sessions.savePage(aSession('top', 7));
  await sessions.savePage({ ...aSession('frame', 7), frameId: 3 });
  await sessions.savePage(aSession('other', 8));
  expect((await sessions.pagesOfTab(7)).map((page) => page.page).sort()).toEqual(['frame', 'top']);
  await sessions.forgetTab(7);
  expect(await sessions.pagesOfTab(7)).toEqual([]);
  expect(await sessions.page('other')).toBeDefined();
});

it('reads anew what another context has learnt of a page since', async () => {
  const store = aSessionStore();
  const [background, panel] = [
    createPageSessions(store, () => 1),
    createPageSessions(store, () => 1),
  ];
  await background.savePage(aSession('page', 7));
  await panel.pagesOfTab(7);
  await background.savePage({ ...aSession('page', 7), totalMs: 9 });
  expect(await panel.pagesOfTab(7)).toMatchObject([{ totalMs: 9 }]);
});

it('forgets what a frame had before, for a page comes back as a new one', async () => {
  const store = aSessionStore();
  const sessions = createPageSessions(store, () => 1);
  await sessions.savePage(aSession('before', 7));
  await sessions.savePage({ ...aSession('child', 7), frameId: 3 });
  await sessions.savePage(aSession('elsewhere', 8));
  await createPageSessions(store, () => 2).savePage(aSession('now', 7));
  const left = createPageSessions(store, () => 3);
  expect((await left.pagesOfTab(7)).map((page) => page.page).sort()).toEqual(['child', 'now']);
  expect(await left.page('before')).toBeUndefined();
  expect(await left.page('elsewhere')).toBeDefined();
});

it('reads no page of another tab to find those of one', async () => {
  const store = aSessionStore();
  const sessions = createPageSessions(store, () => 1);
  for (let tab = 1; tab <= 20; tab++) await sessions.savePage(aSession(`p${tab}`, tab));
  const asked: string[] = [];
  const watched: SessionStore = {
    ...store,
    get: (key) => {
      asked.push(key);
      return store.get(key);
    },
  };
  await createPageSessions(watched, () => 2).pagesOfTab(7);
  expect(asked).toEqual(['page:p7']);
});

it('forgets the pages that were linked longest ago when there are too many', async () => {
  let now = 0;
  const sessions = createPageSessions(aSessionStore(), () => now++);
  for (let i = 0; i < 70; i++) await sessions.savePage(aSession(`p${i}`, i));
  expect(await sessions.page('p0')).toBeUndefined();
  expect(await sessions.page('p69')).toBeDefined();
});

it('treats what another version left behind as unknown', async () => {
  const store = aSessionStore();
  store.values.set('page:a', { page: 'a' });
  expect(await createPageSessions(store, () => 0).page('a')).toBeUndefined();
});

it('remembers which pages keep cards out, the last 200 of them, and none that has no origin', async () => {
  const store = aSessionStore();
  const sessions = createPageSessions(store, () => 1);
  await sessions.noteBlocked('https://example.org/some/page');
  await sessions.noteBlocked('data:text/html,none');
  const woken = createPageSessions(store, () => 2);
  expect(await woken.isBlocked('https://example.org/some/page?again#here')).toBe(true);
  expect(await woken.isBlocked('https://example.org/another')).toBe(false);
  expect(await woken.isBlocked('https://example.org:8443/some/page')).toBe(false);
  expect(await woken.isBlocked('data:text/html,other')).toBe(false);
  for (let n = 0; n < 200; n += 1) await woken.noteBlocked(`https://${n}.example.org/`);
  expect(await woken.isBlocked('https://example.org/some/page')).toBe(false);
  expect(await woken.isBlocked('https://0.example.org/')).toBe(true);
});
