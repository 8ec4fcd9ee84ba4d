import { expect, it } from 'vitest';
import { aDocument, aGeneration, aLibrary, aSessionStore } from '@/tests/library';
import { createCards } from './cards';
import { createTableCache } from './library-tables';
import { linkLibraryOf } from './link-library';
import { createLinkPages } from './link-page';
import { createPageSessions } from './page-sessions';
import type { Excerpt } from '@/lib/model/excerpt';
import type { LibrarySource, SessionStore } from './ports';

const NONCE = 'a'.repeat(32);
const place = {
  page: 'b'.repeat(32),
  tabId: 7,
  frameId: 0,
  url: 'https://www.example.org/a',
  tabUrl: 'https://www.example.org/a',
};
const article =
  'Port authorities in Lisbon said on Monday that the harbour of Lisbon would open again next week, after a storm closed it. Traders from Porto and Madrid had asked the government to hurry.';
const documents = [
  aDocument({
    id: 'own',
    text: article,
    title: 'Harbour opens again',
    date: { iso: '2014-05-02', precision: 'day' },
  }),
  aDocument({
    id: 'older',
    text: 'The mayor spoke in Lisbon about bridges. Later she left Lisbon for Madrid.',
    title: 'Lisbon speaks of bridges',
    source: 'The Sample Gazette',
    date: { iso: '2012-03', precision: 'month' },
  }),
  aDocument({ id: 'other', text: 'Fishermen of Porto met in Madrid on Friday.', title: 'Fishing' }),
];
const entities = [
  { id: 'lisbon', canonical: 'Lisbon', aliases: ['Lisboa'], kind: 'place' as const, roles: [] },
  { id: 'madrid', canonical: 'Madrid', aliases: [], kind: 'place' as const, roles: [] },
];

/** A page linked by a worker that then slept, with what it takes to open a card. */
async function rested(library: LibrarySource, store: SessionStore, text = article) {
  const sessions = createPageSessions(store, () => 1);
  const view = await library.current();
  const linked = { ...linkLibraryOf(await createTableCache()(view)), density: 'section' as const };
  const marks = await createLinkPages(sessions).whole(place, [{ id: 0, text }], linked);
  const at = (name: string) => marks.find((mark) => text.slice(mark.start, mark.end) === name)!;
  return { marks, at };
}

it('shows what the archive said, with the page itself last', async () => {
  const library = aLibrary(await aGeneration('Sample', documents, entities));
  const store = aSessionStore();
  const { at } = await rested(library, store);
  const cards = createCards(
    createPageSessions(store, () => 2),
    library,
    createTableCache(),
  );
  const request = {
    page: place.page,
    handle: at('Lisbon').handle,
    nonce: NONCE,
    tabId: 7,
    frameId: 0,
  };
  expect(await cards.open(request)).toEqual({ ok: true, value: null });
  const claimed = await cards.claim(NONCE, 7);
  if (!claimed.ok) throw new Error(claimed.error.kind);
  const [answer] = claimed.value.answers;
  expect(answer?.entity.canonical).toBe('Lisbon');
  expect(answer?.archive).toMatchObject({ name: 'Sample', edition: 'as of 2015' });
  expect(answer?.years).toEqual([
    { year: 2012, documents: 1 },
    { year: 2014, documents: 1 },
  ]);
  const [first, last] = answer?.excerpts ?? [];
  expect(first?.document).toMatchObject({ id: 'older', source: 'The Sample Gazette' });
  expect(first?.isThisPage).toBe(false);
  expect(first?.marks.map((mark) => first.text.slice(mark.start, mark.end))).toContain('Lisbon');
  expect(last).toMatchObject({ isThisPage: true, document: { id: 'own' } });
});

/** What the card of the page's Lisbon shows first. */
async function excerptsOnLisbon(
  library: LibrarySource,
  text = article,
): Promise<readonly Excerpt[]> {
  const store = aSessionStore();
  const { at } = await rested(library, store, text);
  const cards = createCards(
    createPageSessions(store, () => 2),
    library,
    createTableCache(),
  );
  const { handle } = at('Lisbon');
  await cards.open({ page: place.page, handle, nonce: NONCE, tabId: 7, frameId: 0 });
  const claimed = await cards.claim(NONCE, 7);
  return claimed.ok ? (claimed.value.answers[0]?.excerpts ?? []) : [];
}

const words = (seed: number, n: number): string =>
  Array.from({ length: n }, (_, i) => `w${(i * i * 31 + i * seed * 7919) % 5_003}`).join(' ');
const PAGE = `The mayor of Lisbon said so. ${words(1, 3_000)}`;
const FURNITURE = `${words(2, 1_500)} `;
const KNOWN_AGAIN = {
  'a document that goes on after it': aDocument({ id: 'more', text: `${PAGE} ${words(3, 2_000)}` }),
  'a document with furniture around it': {
    ...aDocument({ id: 'scraped', text: FURNITURE + PAGE }),
    cleaned: [{ start: FURNITURE.length, end: FURNITURE.length + PAGE.length }],
  },
};

it.each(Object.entries(KNOWN_AGAIN))('knows the page again in %s', async (_, document) => {
  const other = aDocument({
    id: 'other',
    title: 'Other',
    text: `Lisbon again. ${words(4, 3_000)}`,
  });
  const library = aLibrary(await aGeneration('Sample', [document, other], entities));
  const excerpts = await excerptsOnLisbon(library, PAGE);
  expect(excerpts.map((each) => [each.document.id, each.isThisPage])).toEqual([
    ['other', false],
    [document.id, true],
  ]);
});

it('says which excerpts are of documents that an update brought', async () => {
  const shown = await aGeneration('Sample', documents, entities);
  const library = aLibrary({ ...shown, unseen: new Set([documents[1]!.id]) });
  const excerpts = await excerptsOnLisbon(library);
  expect(excerpts.map(({ document, isNew }) => [document.id, isNew === true])).toEqual([
    ['older', true],
    ['own', false],
  ]);
});

it('gives a card once, and only to the tab that asked for it', async () => {
  const library = aLibrary(await aGeneration('Sample', documents, entities));
  const store = aSessionStore();
  const { at } = await rested(library, store);
  const cards = createCards(
    createPageSessions(store, () => 2),
    library,
    createTableCache(),
  );
  await cards.open({
    page: place.page,
    handle: at('Lisbon').handle,
    nonce: NONCE,
    tabId: 7,
    frameId: 0,
  });
  expect(await cards.claim(NONCE, 8)).toMatchObject({ ok: false });
  expect(await cards.claim('c'.repeat(32), 7)).toMatchObject({ ok: false });
  expect(await cards.claim(NONCE, 7)).toMatchObject({ ok: true });
  expect(await cards.claim(NONCE, 7)).toMatchObject({ ok: false });
});

it('answers a claim although the worker slept since the rest', async () => {
  const library = aLibrary(await aGeneration('Sample', documents, entities));
  const store = aSessionStore();
  const { at } = await rested(library, store);
  const before = createCards(
    createPageSessions(store, () => 2),
    library,
    createTableCache(),
  );
  await before.open({
    page: place.page,
    handle: at('Madrid').handle,
    nonce: NONCE,
    tabId: 7,
    frameId: 0,
  });
  const woken = createCards(
    createPageSessions(store, () => 3),
    library,
    createTableCache(),
  );
  const claimed = await woken.claim(NONCE, 7);
  expect(claimed.ok && claimed.value.answers[0]?.entity.canonical).toBe('Madrid');
});

it('asks for the page again when the library changed since it was linked', async () => {
  const library = aLibrary(await aGeneration('Sample', documents, entities));
  const store = aSessionStore();
  const { at } = await rested(library, store);
  library.show(await aGeneration('Another', documents, entities));
  const cards = createCards(
    createPageSessions(store, () => 2),
    library,
    createTableCache(),
  );
  const opened = await cards.open({
    page: place.page,
    handle: at('Lisbon').handle,
    nonce: NONCE,
    tabId: 7,
    frameId: 0,
  });
  expect(opened).toEqual({ ok: false, error: 'unknown-handle' });
});

it('refuses a handle of another tab', async () => {
  const library = aLibrary(await aGeneration('Sample', documents, entities));
  const store = aSessionStore();
  const { at } = await rested(library, store);
  const cards = createCards(
    createPageSessions(store, () => 2),
    library,
    createTableCache(),
  );
  const opened = await cards.open({
    page: place.page,
    handle: at('Lisbon').handle,
    nonce: NONCE,
    tabId: 9,
    frameId: 0,
  });
  expect(opened).toEqual({ ok: false, error: 'unknown-handle' });
});

it('says that only this page has the name, instead of quoting the page to its reader', async () => {
  const library = aLibrary(await aGeneration('Sample', documents.slice(0, 1), entities));
  const store = aSessionStore();
  const { at } = await rested(library, store);
  const cards = createCards(
    createPageSessions(store, () => 2),
    library,
    createTableCache(),
  );
  const handle = at('Madrid').handle;
  await cards.open({ page: place.page, handle, nonce: NONCE, tabId: 7, frameId: 0 });
  const claimed = await cards.claim(NONCE, 7);
  expect(claimed.ok && claimed.value.answers[0]).toMatchObject({
    excerpts: [],
    onlyThisPage: true,
  });
});

it('puts the archive that has more than this page before one that has not', async () => {
  const first = await aGeneration('Own', documents.slice(0, 1), entities);
  const library = aLibrary(first, await aGeneration('Other', documents.slice(1), entities));
  const store = aSessionStore();
  const { at } = await rested(library, store);
  const cards = createCards(
    createPageSessions(store, () => 2),
    library,
    createTableCache(),
  );
  const handle = at('Lisbon').handle;
  await cards.open({ page: place.page, handle, nonce: NONCE, tabId: 7, frameId: 0 });
  const claimed = await cards.claim(NONCE, 7);
  expect(claimed.ok && claimed.value.answers.map((answer) => answer.archive.name)).toEqual([
    'Other',
    'Own',
  ]);
});

it('looks into few documents of a candidate that is not on top, until it is chosen', async () => {
  const about = (town: string, n: number) =>
    aDocument({ id: `${town} ${n}`, text: `The Garner Shipyard ${town} built ${n} boats.` });
  const towns = ['Porto', 'Madrid'];
  const both = towns.flatMap((town) => Array.from({ length: 7 }, (_, n) => about(town, n)));
  const yards = towns.map((town) => ({
    id: town.toLowerCase(),
    canonical: `Garner Shipyard ${town}`,
    aliases: ['Garner Shipyard'],
    kind: 'organisation' as const,
    roles: [],
  }));
  const library = aLibrary(await aGeneration('Sample', both, yards));
  const store = aSessionStore();
  const { at } = await rested(
    library,
    store,
    'Nobody in town had heard from the Garner Shipyard since.',
  );
  const cards = createCards(
    createPageSessions(store, () => 2),
    library,
    createTableCache(),
  );
  const { handle } = at('Garner Shipyard');
  await cards.open({ page: place.page, handle, nonce: NONCE, tabId: 7, frameId: 0 });
  const claimed = await cards.claim(NONCE, 7);
  const [first, second] = claimed.ok ? claimed.value.answers : [];
  expect(claimed.ok && claimed.value.outcome).toBe('ambiguous');
  expect([first?.excerpts.length, first?.isBrief]).toEqual([7, undefined]);
  expect([second?.excerpts.length, second?.isBrief]).toEqual([4, true]);
  const card = await cards.claimed(NONCE, 7);
  if (!card || !second) throw new Error('There is no second candidate.');
  const chosen = await cards.follow(card, {
    at: second.ref,
    surface: 'Garner Shipyard',
    route: 'exact',
  });
  const [whole] = chosen.ok ? chosen.value.answers : [];
  expect([whole?.excerpts.length, whole?.isBrief]).toEqual([7, undefined]);
});

it('never gives an old handle a new meaning, not even after the worker slept', async () => {
  const library = aLibrary(await aGeneration('Sample', documents, entities));
  const store = aSessionStore();
  const before = await rested(library, store);
  const after = await rested(library, store, `Madrid first. ${article}`);
  const old = new Set(before.marks.map((mark) => mark.handle));
  expect(after.marks.some((mark) => old.has(mark.handle))).toBe(false);
});
