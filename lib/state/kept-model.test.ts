import { expect, it } from 'vitest';
import type { DocumentKey } from '@/lib/model/document';
import { SEARCH } from '@/tests/gallery/samples';
import { aKeptClient } from '@/tests/gallery/kept-client';
import { isPinned, KeptModel, offeredSearches } from './kept-model';
import { NoteModel, tagsIn } from './note-model';

const KEY = `${'0'.repeat(32)}/letters/7` as DocumentKey;

async function loaded(over: Parameters<typeof aKeptClient>[0] = {}) {
  const client = aKeptClient(over);
  const kept = new KeptModel(client);
  await kept.load(new AbortController().signal);
  return { client, kept };
}

const [first, second] = SEARCH.hits;
if (!first || !second) throw new Error('the sample search has two hits');

it('pins an excerpt whole, unpins it, and takes that back', async () => {
  const { kept } = await loaded();
  await kept.togglePin(first);
  await kept.togglePin(second);
  expect(kept.pins.value.map(({ excerpt }) => excerpt.text)).toContain(first.excerpt.text);
  expect(isPinned(kept, first)).toBe(true);
  await kept.togglePin(first);
  expect(isPinned(kept, first)).toBe(false);
  await kept.undo();
  expect(isPinned(kept, first)).toBe(true);
  expect(kept.removed.value).toBe(undefined);
});

it('writes each step down once, the newest first, and nothing where the trail is off', async () => {
  const { client, kept } = await loaded();
  for (const words of ['ice', 'ice', 'oil'])
    await kept.record({ kind: 'step', did: 'search', words });
  expect((await client.of('step')).map(({ words }) => words)).toEqual(['oil', 'ice']);
  const off = await loaded({ isTrailOn: async () => false });
  await off.kept.record({ kind: 'step', did: 'search', words: 'ice' });
  expect(await off.client.of('step')).toEqual([]);
});

it('offers saved searches first, then five recent ones, none of them twice', async () => {
  const { kept } = await loaded();
  for (const words of ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'two'])
    await kept.record({ kind: 'step', did: 'search', words });
  await kept.toggleSearch(' seven ');
  expect(offeredSearches(kept)).toEqual([
    { query: 'seven', isSaved: true },
    ...['two', 'six', 'five', 'four', 'three'].map((query) => ({ query, isSaved: false })),
  ]);
  await kept.toggleSearch('seven');
  expect(offeredSearches(kept)[0]).toEqual({ query: 'two', isSaved: false });
});

it('keeps a note as it is typed, with its tags, and nothing of an empty one', async () => {
  const { client } = await loaded();
  const note = new NoteModel(client);
  await note.load(KEY, 'Letter 7');
  note.write('Compare');
  note.tag('ice, harbour،ice ,, ');
  await new Promise((resolve) => setTimeout(resolve));
  expect(await client.of('note')).toMatchObject([
    { document: KEY, title: 'Letter 7', text: 'Compare', tags: ['ice', 'harbour'] },
  ]);
  const again = new NoteModel(client);
  await again.load(KEY, 'Letter 7');
  expect([again.text.value, again.tags.value]).toEqual(['Compare', 'ice, harbour']);
  again.write('');
  again.tag(' ');
  await new Promise((resolve) => setTimeout(resolve));
  expect(await client.of('note')).toEqual([]);
});

it('bounds tags in number and length', () => {
  const tags = tagsIn(Array.from({ length: 50 }, (_, n) => `${n}${'x'.repeat(99)}`).join(','));
  expect([tags.length, tags[0]?.length]).toEqual([20, 60]);
});
