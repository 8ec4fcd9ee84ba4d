import { expect, it } from 'vitest';
import { aDocument, aGeneration, aLibrary } from '@/tests/library';
import { documentKey } from '@/lib/model/document';
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
