import { expect, it } from 'vitest';
import { aDocument, aGeneration, aLibrary } from '@/tests/library';
import { listPage } from './list-page';
import type { PageSession } from './page-sessions';

const ENTITIES = ['Lisbon', 'Madrid', 'Porto'].map((canonical) => ({
  id: canonical.toLowerCase(),
  canonical,
  aliases: [],
  kind: 'place' as const,
  roles: [],
}));

async function namesOn(url: string, pages: readonly Partial<PageSession>[]): Promise<string[]> {
  const documents = [aDocument({ id: 'one', text: 'Lisbon, Madrid and Porto.' })];
  const view = await aLibrary(await aGeneration('cities', documents, ENTITIES)).current();
  const [open] = view.generations;
  if (!open) throw new Error('no archive');
  const archive = open.generation.archive.id;
  const sessions = pages.map((page, number): PageSession => ({
    page: `p${number}`,
    tabId: 1,
    frameId: 0,
    url: 'https://example.org/a',
    tabUrl: 'https://example.org/a',
    marks: [
      {
        handle: 0,
        surface: '',
        route: 'exact',
        outcome: 'link',
        refs: [{ archive, generation: open.generation.id, number }],
      },
    ],
    sketch: { every: 8, hashes: [] },
    context: [],
    totalMs: 2,
    longestMs: 1,
    touchedAt: 0,
    ...page,
  }));
  const list = await listPage(view, sessions, url);
  if (!list) throw new Error('no archive');
  expect(list.totalMs).toBe(2 * list.names.length);
  return list.names.map(({ canonical }) => canonical).toSorted();
}

it('lists the names of the page and of the frames in it', async () => {
  const child = { frameId: 4, url: 'https://other.example/frame' };
  expect(await namesOn('https://example.org/a#part', [{}, child])).toHaveLength(2);
});

it('lists no name of what the tab showed before, nor of frames that were in it', async () => {
  const child = { frameId: 4, url: 'https://other.example/frame' };
  expect(await namesOn('https://example.org/b', [{}, child])).toEqual([]);
});

it('lists nothing while no archive is in use', async () => {
  const library = await aLibrary().current();
  expect(await listPage(library, [], 'https://example.org/a')).toBeUndefined();
});
