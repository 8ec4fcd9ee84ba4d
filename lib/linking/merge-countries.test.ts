import { expect, it } from 'vitest';
import { nameArchive } from '@/tests/name-archive';

/** The other names of the entity called `canonical`, as letters alone. */
async function othersOf(canonical: string, ...texts: string[]): Promise<string[] | undefined> {
  const archive = await nameArchive(texts);
  const aliases = archive.named(canonical)?.entity.aliases;
  return aliases?.map(({ name }) => name.replaceAll('.', '')).toSorted();
}

it.each([
  ['United States', 'the US, the USA and the U.S. again', ['US', 'USA']],
  ['United Kingdom', 'the UK and Britain', ['Britain', 'UK']],
  ['United Arab Emirates', 'the UAE', ['UAE']],
  ['Soviet Union', 'the USSR', ['USSR']],
  ['Myanmar', 'Burma', ['Burma']],
  ['Iran', 'the Islamic Republic of Iran', ['Islamic Republic of Iran']],
  ['Vietnam', 'the Socialist Republic of Vietnam', ['Socialist Republic of Vietnam']],
  ['Netherlands', 'the Kingdom of the Netherlands', ['Kingdom of the Netherlands']],
])('knows the other names of %s', async (usual, others, expected) => {
  const text = `They came from ${usual} to see ${others}. In ${usual} it rained, as in ${others}.`;
  expect(await othersOf(usual, text)).toEqual(expected);
});

it('takes a country for a place, whatever else it is called', async () => {
  const archive = await nameArchive([
    'They like the United States, the US and the USA. The US won.',
  ]);
  expect(archive.named('United States')?.entity.kind).toBe('place');
});

it('takes nothing for a country that is none', async () => {
  const text =
    'They fled from Iraq before the Islamic State of Iraq came. In Iraq the Islamic State of Iraq is hated.';
  expect(await othersOf('Iraq', text)).toEqual([]);
});

it('keeps the letters of a country from what else a document calls so', async () => {
  const texts = [
    'The United States and the US agreed. In the United States it rained; the US was wet.',
    'The Union of Sculptors (US) met. The Union of Sculptors (US) voted.',
    'The Union of Sculptors (US) met in Oslo. The Union of Sculptors (US) left.',
  ];
  expect(await othersOf('United States', ...texts)).toEqual(['US']);
  expect(await othersOf('Union of Sculptors', ...texts)).toEqual([]);
});
