import { expect, it, vi } from 'vitest';
import type { LibraryView } from '@/lib/model/segment';
import { aDocument, aGeneration, aLibrary, aSessionStore } from '@/tests/library';
import { createListKeeper } from './keep-lists';
import { createPageLists } from './page-lists';
import { createPageSessions, type PageSession } from './page-sessions';
import type { LibrarySource } from './ports';

const PAGE = 'https://example.org/a';
const CITIES = ['Lisbon', 'Madrid'].map((canonical) => ({
  id: canonical.toLowerCase(),
  canonical,
  aliases: [],
  kind: 'place' as const,
  roles: [],
}));

async function keeper() {
  const documents = [aDocument({ id: 'one', text: 'Lisbon and Madrid.' })];
  const library = aLibrary(await aGeneration('cities', documents, CITIES));
  const view = await library.current();
  const store = aSessionStore();
  const [sessions, lists] = [createPageSessions(store, () => 1), createPageLists(store)];
  return { sessions, lists, library, view };
}

function aSession(view: LibraryView, totalMs: number): PageSession {
  const [open] = view.generations;
  if (!open) throw new Error('no archive');
  const { id, archive } = open.generation;
  const refs = [{ archive: archive.id, generation: id, number: 0 }];
  return {
    page: 'p',
    tabId: 7,
    frameId: 0,
    url: PAGE,
    tabUrl: PAGE,
    marks: [{ handle: 0, surface: 'Madrid', route: 'exact', outcome: 'link', refs }],
    sketch: { every: 8, hashes: [] },
    context: [],
    totalMs,
    longestMs: 0,
    touchedAt: 0,
  };
}

it('lists a page a moment after it was linked, and what it cost when that is told', async () => {
  const { sessions, lists, library, view } = await keeper();
  const kept = createListKeeper({ sessions, lists, library, pauseMs: 0 });
  await sessions.savePage(aSession(view, 0));
  kept.note(7);
  await vi.waitFor(async () =>
    expect(await lists.of(7, PAGE)).toMatchObject({ names: [{ canonical: 'Madrid' }], totalMs: 0 }),
  );
  await sessions.savePage(aSession(view, 12));
  await kept.noteCost(7);
  expect(await lists.of(7, PAGE)).toMatchObject({ names: [{ canonical: 'Madrid' }], totalMs: 12 });
  await kept.clear();
  expect(await lists.of(7, PAGE)).toBeUndefined();
});

it('keeps nothing that was read before the library changed', async () => {
  const { sessions, lists, library, view } = await keeper();
  let go = (): void => undefined;
  const slow: LibrarySource = {
    ...library,
    current: async () => {
      await new Promise<void>((resolve) => (go = resolve));
      return library.current();
    },
  };
  const asked = vi.spyOn(slow, 'current');
  const kept = createListKeeper({ sessions, lists, library: slow, pauseMs: 0 });
  await sessions.savePage(aSession(view, 0));
  kept.note(7);
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  await kept.clear();
  go();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await lists.of(7, PAGE)).toBeUndefined();
});
