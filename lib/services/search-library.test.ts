import { expect, it } from 'vitest';
import { aDocument, aGeneration, aLibrary } from '@/tests/library';
import { documentKey } from '@/lib/model/document';
import { createTableCache } from './library-tables';
import { readDocument } from './read-document';
import { searchLibrary } from './search-library';

const library = async () =>
  aLibrary(
    await aGeneration('A', [
      aDocument({
        id: 'a/1',
        text: 'Grain harvests fell in the north. Nobody was surprised.',
        title: 'Harvest',
      }),
      aDocument({ id: 'a/2', text: 'Bridges were built over the river.', title: 'Bridges' }),
    ]),
    await aGeneration('Bb', [
      aDocument({ id: '1', text: 'The grain harvest of the south was rich.', title: 'South' }),
    ]),
  ).current();

it('finds documents of several archives, each with an excerpt that shows why', async () => {
  const answer = await searchLibrary(await library(), 'grain harvest', { limit: 10 });
  expect(answer.total).toBe(2);
  expect(answer.hits.map((hit) => hit.archiveName).sort()).toEqual(['A', 'Bb']);
  for (const { excerpt } of answer.hits) {
    const marked = excerpt.marks.map((mark) =>
      excerpt.text.slice(mark.start, mark.end).toLowerCase(),
    );
    expect(marked).toContain('grain');
  }
});

it('gives the words that matched as they are written, not as they are indexed', async () => {
  const { hits } = await searchLibrary(await library(), 'harvesting grains', { limit: 10 });
  const reasons = hits.map(({ excerpt: { reason } }) => reason);
  expect(reasons).toContainEqual({ kind: 'words', words: ['Grain', 'harvests'] });
});

it('finds nothing without failing', async () => {
  expect(
    await searchLibrary(await library(), 'submarine "never said"', { limit: 10 }),
  ).toMatchObject({ hits: [], total: 0 });
  expect(await searchLibrary(await library(), '   ', { limit: 10 })).toMatchObject({
    hits: [],
    total: 0,
  });
});

it('reads a document by its key, and knows when there is none', async () => {
  const view = await library();
  const archive = view.generations[0]!.generation.archive.id;
  const found = await readDocument(view, documentKey(archive, 'a/2' as never));
  expect(found?.document.title).toBe('Bridges');
  expect(await readDocument(view, documentKey(archive, 'a/9' as never))).toBeUndefined();
  expect(await readDocument(view, 'nonsense' as never)).toBeUndefined();
});

it('finds by entity, under whatever name, and prefers documents that name one asked for', async () => {
  const view = await aLibrary(
    await aGeneration(
      'A',
      [
        aDocument({ id: '1', title: 'One', text: 'Hassan Rouhani spoke of the harvest.' }),
        aDocument({ id: '2', title: 'Two', text: 'Later Dr. Hassan Rohani went home, glad.' }),
        aDocument({ id: '3', title: 'Six', text: 'Hassan Karimi met Karim Rouhani in the shop.' }),
      ],
      [
        {
          id: 'r',
          canonical: 'Hassan Rouhani',
          aliases: ['Hassan Rohani'],
          kind: 'person',
          roles: [],
        },
      ],
    ),
  ).current();
  const find = async (text: string): Promise<string[]> => {
    const answer = await searchLibrary(view, text, { limit: 9, tablesOf: createTableCache() });
    return answer.hits.map((hit) => hit.excerpt.document.id);
  };
  expect((await find('entity:"hassan rohani"')).sort()).toEqual(['1', '2']);
  expect(await find('spoke entity:"Hassan Rouhani"')).toEqual(['1']);
  expect(await find('rouhani -entity:"Hassan Rouhani"')).toEqual(['3']);
  expect(await find('entity:"in the shop"')).toEqual(['3']);
  expect((await find('Hassan Rouhani'))[0]).toBe('1');
});

it('says so when a query is too long to be looked for whole', async () => {
  const view = await library();
  const words = Array.from({ length: 70 }, (_, i) => `w${i}`).join(' ');
  const long = `grain ${'harvest '.repeat(150)}`;
  for (const query of [`grain ${words}`, long])
    expect(await searchLibrary(view, query, { limit: 10 })).toMatchObject({ shortened: true });
  expect(await searchLibrary(view, 'grain harvest', { limit: 10 })).not.toHaveProperty('shortened');
});
