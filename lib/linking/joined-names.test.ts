import { expect, it } from 'vitest';
import { nameArchive } from '@/tests/name-archive';
import { createPageLinker } from './page-linker';

const ARCHIVE = [
  'Qasim came to Lisbon. In Lisbon they like Qasim, and of Qasim al-Araji it was said that al-Araji slept.',
  'The S-300 was shown in Porto. They sold the Russian S-300 to Lisbon.',
  'Farid Barati-Sadeh spoke in Porto. Later Barati-Sadeh left Porto.',
  'In Porto a Somali met an American. In Lisbon the Somali talks and American talks failed.',
  'They met in Washington. It rained in Washington, DC, and in Lisbon.',
];

async function names(text: string): Promise<string[]> {
  const archive = await nameArchive(ARCHIVE);
  const found = createPageLinker([archive.table]).namePage([{ id: 0, text }]);
  return found.map(({ surface }) => surface);
}

it.each([
  ['They waited for Qasim al-Araji.', 'Qasim al-Araji'],
  ['It was sent to Washington, DC, by sea.', 'Washington, DC'],
  ['It was sent to Washington, D.C., by sea.', 'Washington, D.C.'],
  [
    'They signed the Treaty of Friendship, Cooperation and Mutual Assistance.',
    'Treaty of Friendship, Cooperation and Mutual Assistance',
  ],
])('takes all of the name: %s', async (line, name) => {
  expect(await names(line)).toEqual([name]);
});

it('joins no other place to a capital', async () => {
  expect(await names('They flew to Washington, D.C. and Lisbon.')).toEqual([
    'Washington, D.C.',
    'Lisbon',
  ]);
});

it('takes two for two, however often a page has them together', async () => {
  const said = 'They hung works by Rembrandt and Delacroix. ';
  expect(new Set(await names(said.repeat(4)))).toEqual(new Set(['Rembrandt', 'Delacroix']));
});

it('knows where somebody came from as one word', async () => {
  expect(await names('They met Somali-American friends of an American.')).toEqual([
    'Somali-American',
    'American',
  ]);
});

it('takes two places for none that was written without a space between them', async () => {
  const archive = await nameArchive([
    'In Lisbon the Portoand Lisbon talks failed. The Portoand Lisbon talks of Lisbon went on.',
    ...ARCHIVE,
  ]);
  const found = createPageLinker([archive.table]).namePage([
    { id: 0, text: 'They came from Porto and Lisbon.' },
  ]);
  expect(found.map(({ surface }) => surface)).toEqual(['Porto', 'Lisbon']);
});

it('marks what is written small before a family name with it', async () => {
  const archive = await nameArchive([
    'In Lisbon they met Ursula von der Leyen. Of Ursula von der Leyen it was said that she slept.',
    'They wrote to Ursula von der Leyen in Lisbon.',
  ]);
  const text =
    'It was said that Ursula von der Leyen left. Of this von der Leyen spoke in the city.';
  const found = createPageLinker([archive.table]).namePage([{ id: 0, text }]);
  expect(found.map(({ surface }) => surface)).toEqual(['Ursula von der Leyen', 'von der Leyen']);
});

it('marks "The" with no acronym', async () => {
  expect(await names('They met 3- The OIC spoke of it, said the OIC.')).toEqual(['OIC', 'OIC']);
});

it('parts whose it is from what it is called', async () => {
  expect(await names('They tested the Russian S-300 again.')).toEqual(['Russian', 'S-300']);
  expect(await names('He spoke for the Iranian Nation.')).toEqual(['Iranian']);
});

async function linked(text: string): Promise<string[]> {
  const archive = await nameArchive(ARCHIVE);
  const found = createPageLinker([archive.table]).namePage([{ id: 0, text }]);
  return found.filter(({ outcome }) => outcome === 'link').map(({ surface }) => surface);
}

it('marks no people or place of which something else is named', async () => {
  expect(
    await linked('They went to Porto university, said the Lisbon treaty, and to Porto.'),
  ).toEqual(['Porto']);
  expect(await linked('They fed a Russian tiger and a Somali leopard, said a Russian.')).toEqual([
    'Russian',
  ]);
});

it('knows the body of a state by its longer name', async () => {
  const archive = await nameArchive([
    'In Lisbon the Statistical Bureau of Portugal met. The Statistical Bureau of Portugal left Lisbon.',
    'They wrote to the Statistical Bureau of Portugal from Portugal. It rained in Portugal.',
  ]);
  const text = 'They wrote to the Statistical Bureau of the Islamic Republic of Portugal.';
  const [found] = createPageLinker([archive.table]).namePage([{ id: 0, text }]);
  expect(found?.surface).toBe('Statistical Bureau of the Islamic Republic of Portugal');
  expect(found?.candidates).toHaveLength(1);
});

it('knows a state by its long name, and no price for a state', async () => {
  const archive = await nameArchive([
    'In Lisbon it rained, and in Portugal and Germany too. They came from Germany to Portugal.',
    'The US met in Lisbon. They spoke of the US in Lisbon, and the US left Germany and Portugal.',
  ]);
  const text = 'The Federal Republic of Germany paid US$31 billion to Portugal.';
  const found = createPageLinker([archive.table]).namePage([{ id: 0, text }]);
  expect(found.map(({ surface }) => surface)).toEqual(['Federal Republic of Germany', 'Portugal']);
});

it('knows somebody by a surname of two halves', async () => {
  const archive = await nameArchive(ARCHIVE);
  const aliases = archive.named('Farid Barati-Sadeh')?.entity.aliases;
  expect(aliases?.map(({ name }) => name)).toEqual(['Barati-Sadeh']);
});

it('knows a capital by its longer name', async () => {
  const archive = await nameArchive(ARCHIVE);
  const aliases = archive.named('Washington')?.entity.aliases;
  expect(aliases?.map(({ name }) => name)).toEqual(['Washington, DC']);
});

it('knows a body by its name with and without letters for its first words', async () => {
  const archive = await nameArchive([
    'The United Nations (UN) met in Lisbon. The United Nations Security Council and the UN Security Council voted.',
    'The UN left Lisbon. They asked the UN Security Council.',
  ]);
  const council = archive.named('UN Security Council')?.entity;
  expect(council?.aliases.map(({ name }) => name)).toEqual(['United Nations Security Council']);
});

it.each([
  ['They read Annex III, and Annex III again.', 'Annex III'],
  [
    'They like the Radif of Iranian music in Porto. The Radif of Iranian music is old.',
    'Radif of Iranian',
  ],
  [
    'It was up to the Porto Security Council Ali Karimi. The Porto Security Council Ali said so.',
    'Porto Security Council Ali',
  ],
  [
    'They run Special Political Affairs. The chief of Special Political Affairs left.',
    'Special Political Affairs',
  ],
  ['They fear SARS-CoV-2 in Porto. The SARS-CoV-2 came.', 'CoV-2'],
  ['The Westernization of Lisbon went on. They like Westernization in Lisbon.', 'Westernization'],
  [
    'A Security Council Resolution on Porto came. The Security Council Resolution holds.',
    'Security Council Resolution',
  ],
])('takes nothing for a name that is none: %s', async (text, none) => {
  const { entities } = await nameArchive([
    ...ARCHIVE,
    ...Array<string>(50).fill('It rained.'),
    text,
    text,
  ]);
  expect(entities.map(({ canonical }) => canonical)).not.toContain(none);
});

it('takes no city for the letters of a body that are its name by chance', async () => {
  const archive = await nameArchive([
    'They flew to Mecca. It rained in Mecca, and nobody left Mecca.',
    'They like Mecca. The Mild East Child Care Alliance (MECCA) met in Porto.',
    ...'rain snow wind hail heat fog dust cold mud ice sun smoke'
      .split(' ')
      .map((word) => `They went to Mecca for the ${word}, and there was ${word}.`),
    'Pilgrims came to Mecca. The Mild East Child Care Alliance voted in Porto.',
  ]);
  expect(archive.entities.map(({ canonical }) => canonical)).toContain('Mecca');
  expect(archive.named('Mild East Child Care Alliance')?.entity.aliases).toEqual([]);
});

it('takes a day that is large inside a sentence for part of a name', async () => {
  expect(await names('He wrote in USA Today that it rained.')).toEqual(['USA Today']);
});

it('takes the longer of two names that share a word', async () => {
  const archive = await nameArchive([
    'They met in Iraqi Trelleborg. It rained in Iraqi Trelleborg, and they left Iraqi Trelleborg.',
    'They asked the Trelleborg Regional Government in Porto. The Trelleborg Regional Government left.',
    ...['noon', 'one', 'two', 'three'].map(
      (hour) => `It was the Trelleborg Regional Government that left Iraqi Trelleborg at ${hour}.`,
    ),
  ]);
  const linker = createPageLinker([archive.table]);
  const text = 'They waited for the Iraqi Trelleborg Regional Government in Porto.';
  const found = linker.namePage([{ id: 0, text }]).map(({ surface }) => surface);
  expect(found).toContain('Trelleborg Regional Government');
  expect(found).not.toContain('Iraqi Trelleborg');
});

it('leaves "The" out of what is said of somebody', async () => {
  const archive = await nameArchive(ARCHIVE);
  const linker = createPageLinker([archive.table]);
  const text = 'They met Farid Barati-Sadeh. The Barati-Sadeh plan was read in Porto.';
  const found = linker.namePage([{ id: 0, text }]).map(({ surface }) => surface);
  expect(found).toEqual(['Farid Barati-Sadeh', 'Barati-Sadeh', 'Porto']);
});
