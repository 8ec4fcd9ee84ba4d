import { expect, it } from 'vitest';
import { nameArchive } from '@/tests/name-archive';
import { createPageLinker } from './page-linker';

const ARCHIVE = [
  'It snowed in Jammu and in Kashmir. They left Jammu for Kashmir; Kashmir is cold, and Jammu is wet.',
  'They met in Kashmir and in Jammu. Talks on Jammu and Kashmir failed in Porto.',
  'Sistan-Baluchestan is dry. The winds of Sistan-Baluchestan are hot.',
  'The president of Azad Jammu and Kashmir spoke in Porto. Azad Jammu and Kashmir is small.',
  'In Porto they spoke of Sistan and Baluchestan. Sistan and Baluchestan is far from Porto.',
];

async function names(text: string): Promise<string[]> {
  const archive = await nameArchive(ARCHIVE);
  const found = createPageLinker([archive.table]).namePage([{ id: 0, text }]);
  return found.map(({ surface }) => surface);
}

it.each([
  ['They spoke of Jammu and Kashmir again.', 'Jammu and Kashmir'],
  ['The president of Azad Jammu and Kashmir came.', 'Azad Jammu and Kashmir'],
  ['Floods hit Bosnia and Herzegovina.', 'Bosnia and Herzegovina'],
])('takes both halves for one name, however often they stand apart: %s', async (line, name) => {
  expect(await names(line)).toEqual([name]);
});

it('takes two places for two', async () => {
  expect(await names('It rained in Kashmir and Porto.')).toEqual(['Kashmir', 'Porto']);
});

it('knows a place by both ways to join its halves', async () => {
  const archive = await nameArchive(ARCHIVE);
  const halves = archive.named('Sistan and Baluchestan') ?? archive.named('Sistan-Baluchestan');
  expect(halves?.entity.documentCount).toBe(2);
});
