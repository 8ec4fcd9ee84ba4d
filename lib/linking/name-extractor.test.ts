import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { PublisherEntity } from '@/lib/model/entity';
import type { DatePrecision } from '@/lib/model/document';
import { nameArchive, REPORTS, type NameArchive, type TestDocument } from '@/tests/name-archive';

function canonicals(archive: NameArchive): string[] {
  return archive.entities.map(({ canonical }) => canonical);
}

function aliases(archive: NameArchive, canonical: string): string[] {
  return archive.named(canonical)?.entity.aliases.map(({ name }) => name) ?? [];
}

const LICENCE = 'All Content by Example Wire Service is licensed under a Sample Attribution Deed.';
const TOWNS = ['Oslo', 'Lima', 'Quito', 'Accra', 'Doha', 'Minsk', 'Turin', 'Tunis'];

it('leaves out what documents end with, and the initials of their writers', async () => {
  const archive = await nameArchive(
    TOWNS.map(
      (town, i) =>
        `Snow fell in ${town} on that day, they say in ${town}. M${'QHAG'[i % 4]}/PA ${LICENCE}`,
    ),
  );
  expect(canonicals(archive).toSorted()).toEqual(TOWNS.toSorted());
});

it('keeps an end that only a few documents share', async () => {
  const archive = await nameArchive([
    'Snow fell in Oslo. It was written by the Example Wire Service.',
    'Snow fell in Lima. It was written by the Example Wire Service.',
  ]);
  expect(canonicals(archive)).toContain('Example Wire Service');
});

it.each([
  [
    'possessives',
    "They saw Iran's Shahid Port. They like Iran and Iran likes them.",
    ['Iran', 'Shahid Port'],
  ],
  [
    'roles before persons',
    'We met ICCIMA Head Gholam-Hossein Shafei and Parliament Speaker Ali Larijani.',
    ['ICCIMA', 'Gholam-Hossein Shafei', 'Ali Larijani'],
  ],
  [
    'people before persons',
    'We met Iranian Ebrahim Raisi there. Later we met Ebrahim Raisi again.',
    ['Iranian', 'Ebrahim Raisi'],
  ],
  [
    'institutions before persons',
    'The chief of the Iranian Armed Forces Mohammad Hossein Baqeri spoke.',
    ['Iranian Armed Forces', 'Mohammad Hossein Baqeri'],
  ],
  [
    'institutions of two places',
    'The Iran-Kazakhstan Joint Chamber of Commerce met. In Iran and in Kazakhstan they spoke of it. They like Iran, and they like Kazakhstan; of Iran and of Kazakhstan much is said.',
    ['Iran-Kazakhstan Joint Chamber of Commerce', 'Iran', 'Kazakhstan'],
  ],
  [
    'place pairs',
    'Trade of Iran with China grew. In Iran and in China, they like the Iran-China pact; China said so, Iran too.',
    ['Iran', 'China'],
  ],
  [
    'names with "of"',
    'They spoke at the University of Tehran about the Strait of Hormuz and the Popular Front for the Liberation of Palestine.',
    ['University of Tehran', 'Strait of Hormuz', 'Popular Front for the Liberation of Palestine'],
  ],
  [
    'lists with "and"',
    'They flew from Oslo to Lima and Quito. In Lima it rained, in Quito too, and in Oslo.',
    ['Oslo', 'Lima', 'Quito'],
  ],
  [
    'months and days',
    'It was said on Monday in Oslo that in March, or by Tuesdays, it ends.',
    ['Oslo'],
  ],
  [
    'inner possessives',
    "He leads the Republican People's Party here.",
    ["Republican People's Party"],
  ],
  [
    'numbers',
    'They fired the Shahab-3 and read Resolution 2231 aloud.',
    ['Shahab-3', 'Resolution 2231'],
  ],
  ['words after a small prefix', 'He fought anti-Semitism and non-Arabs.', []],
])('reads %s', async (_, text, expected) => {
  const archive = await nameArchive([text]);
  expect(canonicals(archive).toSorted()).toEqual(expected.toSorted());
});

it('joins a fixed phrase at "of" only when the archive nearly always does', async () => {
  const archive = await nameArchive(REPORTS);
  expect(canonicals(archive)).toContain('Joint Comprehensive Plan of Action');
  expect(canonicals(archive)).not.toContain('Joint Comprehensive Plan');
});

it('brings acronyms, surnames, numbered events and reordered operations together', async () => {
  const archive = await nameArchive(REPORTS);
  expect(aliases(archive, 'Organization of Islamic Cooperation')).toEqual(['OIC']);
  expect(aliases(archive, 'Ebrahim Raisi')).toEqual(['Raisi']);
  expect(aliases(archive, 'Mohammad Javad Zarif')).toEqual(['Javad Zarif', 'Zarif']);
  expect(aliases(archive, 'International Islamic Unity Conference')).toEqual([
    '35th International Islamic Unity Conference',
  ]);
  const operation =
    archive.named('Operation True Promise') ?? archive.named('True Promise Operation');
  expect(operation?.entity.aliases).toHaveLength(1);
  expect(operation?.entity.kind).toBe('event');
});

it('guesses kinds and reads offices', async () => {
  const archive = await nameArchive(REPORTS);
  const kind = (name: string): string | undefined => archive.named(name)?.entity.kind;
  expect(kind('Ebrahim Raisi')).toBe('person');
  expect(kind('Iranian')).toBe('demonym');
  expect(kind('Ankara')).toBe('place');
  expect(kind('Organization of Islamic Cooperation')).toBe('organisation');
  expect(archive.named('Ebrahim Raisi')?.entity.roles).toEqual([{ text: 'President' }]);
});

it('counts the documents that use any of the names', async () => {
  const archive = await nameArchive([
    'We met Ebrahim Raisi. Then Raisi left, and Raisi came back.',
    'Nothing.',
    'It was said of Raisi that he left.',
  ]);
  const raisi = archive.named('Ebrahim Raisi');
  expect(raisi?.entity.documentCount).toBe(2);
  expect(Array.from(raisi?.documents ?? [])).toEqual([
    { segment: 0, docnum: 0, mentions: 3 },
    { segment: 0, docnum: 2, mentions: 1 },
  ]);
});

it('lets a publisher name, order and describe its entities', async () => {
  const raisi: PublisherEntity = {
    id: 'p1',
    canonical: 'Seyyed Ebrahim Raisi',
    aliases: ['Ebrahim Raisi', 'رئیسی'],
    kind: 'person',
    roles: [{ text: 'President of Iran', asOf: '2021' }],
    externalIds: { wikidata: 'Q1' },
  };
  const nobody: PublisherEntity = { ...raisi, id: 'p2', canonical: 'No Body', aliases: [] };
  const archive = await nameArchive(REPORTS, [raisi, nobody]);
  const found = archive.named('Seyyed Ebrahim Raisi')?.entity;
  expect(found).toMatchObject({
    kind: 'person',
    roles: raisi.roles,
    externalIds: raisi.externalIds,
  });
  expect(found?.aliases.map(({ name }) => name)).toEqual(['Ebrahim Raisi', 'Raisi', 'رئیسی']);
  expect(archive.named('Ebrahim Raisi')).toBeUndefined();
  expect(archive.named('No Body')).toBeUndefined();
});

it('gives the same entities, with the same ids, for the same archive read again', async () => {
  const first = await nameArchive(REPORTS);
  const second = await nameArchive(REPORTS);
  expect(second.entities).toEqual(first.entities);
  expect(new Set(first.entities.map(({ id }) => id)).size).toBe(first.entities.length);
});

it('finds the same names whatever the order of the documents', async () => {
  const forth = await nameArchive(REPORTS);
  const back = await nameArchive(REPORTS.toReversed());
  expect(canonicals(back).toSorted()).toEqual(canonicals(forth).toSorted());
});

it('tells when documents that name an entity are from', async () => {
  const dated = (iso: string, precision: DatePrecision = 'day'): TestDocument => ({
    title: '',
    text: 'Snow fell in Oslo.',
    date: { iso, precision },
  });
  const archive = await nameArchive([
    dated('2015-06-11'),
    dated('2014-01', 'month'),
    dated('2016-03-04T09:30Z', 'minute'),
  ]);
  expect(archive.named('Oslo')?.entity).toMatchObject({
    firstDate: { iso: '2014-01', precision: 'month' },
    lastDate: { iso: '2016-03-04T09:30Z', precision: 'minute' },
  });
});

it('reads an archive without names, and one without documents', async () => {
  expect((await nameArchive(['nothing to see here'])).entities).toEqual([]);
  expect((await nameArchive([])).entities).toEqual([]);
});

const seeds = path.resolve('../shared/seeds');

it.skipIf(!existsSync(seeds))('finds the names of five scraped articles', async () => {
  const texts = readdirSync(seeds).map((file) => readFileSync(path.join(seeds, file), 'utf8'));
  const archive = await nameArchive(texts);
  for (const name of [
    'Ebrahim Raisi',
    'Khaled al-Qodumi',
    'Masoud Pezeshkian',
    'Mohammad Hossein Baqeri',
    'Palestine',
    'Hamas',
    'IRNA',
    'OIC',
    'Quds',
    'Al-Aqsa Mosque',
    'Iran',
    'Tehran',
    'Gaza',
    'Jamil Mezher',
    'Popular Front for the Liberation of Palestine',
    'Organization of Islamic Cooperation',
    'International Islamic Unity Conference',
    'Hossein Amir Abdollahian',
    'Qassem Soleimani',
  ])
    expect(canonicals(archive)).toContain(name);
});

it('keeps what hardly ever stands without its head, and parts what often does', async () => {
  const archive = await nameArchive([
    'They asked Defense for Children International. Later we saw Defense for Children International.',
    'We heard Defense for Children International. They left Defense for Children International. They met in Lisbon and Porto, and wrote to Lisbon.',
    'The Security Council on Lisbon met. In Lisbon snow fell. The Security Council met again in Porto.',
    'In Porto the Security Council wrote. They like Lisbon, and Lisbon likes them.',
  ]);
  expect(canonicals(archive)).toContain('Defense for Children International');
  expect(canonicals(archive)).not.toContain('Children International');
  expect(canonicals(archive)).not.toContain('Security Council on Lisbon');
});

it('keeps what hardly ever stands but behind "and" together, whatever stands before', async () => {
  const archive = await nameArchive([
    'The Senate National Security and Foreign Policy Committee met. The Diet National Security and Foreign Policy Committee wrote.',
    'In Lisbon the National Security and Foreign Policy Committee met. In Porto snow fell, they say in Porto and Lisbon.',
    'The Duma National Security and Foreign Policy Committee met in Lisbon. The Seim National Security and Foreign Policy Committee left.',
    'They like the Belt and Road Initiative. In Lisbon the Belt and Road Initiative is liked, they say of the Belt and Road Initiative.',
    'Of the Belt and Road Initiative and of the Belt and Road Initiative they spoke. The Belt is long, they say of the Belt, and the Belt of the Belt.',
  ]);
  expect(canonicals(archive)).not.toContain('Foreign Policy Committee');
  expect(canonicals(archive)).toContain('Belt and Road Initiative');
  expect(canonicals(archive)).not.toContain('Road Initiative');
  expect(canonicals(archive)).toEqual(expect.arrayContaining(['Lisbon', 'Porto']));
});

it('keeps what two places share whole, and parts them elsewhere', async () => {
  const archive = await nameArchive([
    'Trade of Peru with Chile grew. In Peru and in Chile they like the Peru-Chile Economic Corridor; Chile said so, Peru too.',
    'They flew to Peru and to Chile. The Peru-Chile pact holds, said Chile; and Peru said it.',
  ]);
  expect(canonicals(archive)).toEqual(
    expect.arrayContaining(['Peru-Chile Economic Corridor', 'Peru', 'Chile']),
  );
  expect(canonicals(archive)).not.toContain('Chile Economic Corridor');
});

it('keeps a name whole that goes on with an article, and parts institutions from persons', async () => {
  const archive = await nameArchive([
    'They met Mr. al-Mandab, and Mr. al-Mandab left. They sailed through the Bab al-Mandab. In Bab they slept, they say of Bab, and Bab is far.',
    'They keep the Non-Proliferation Treaty, and the Non-Proliferation Treaty binds them. The Non-Proliferation Treaty of the Bab.',
    'They sailed through the Bab al-Mandab again. Snow fell in Porto and in Bosnia and Herzegovina, and of Bosnia they spoke.',
    'The head of the Red Cross George Kataneh said so. They wrote to the Red Cross, and the Red Cross wrote to Mr. George Smith.',
  ]);
  expect(canonicals(archive)).toEqual(
    expect.arrayContaining([
      'Bab al-Mandab',
      'Bosnia and Herzegovina',
      'Red Cross',
      'George Kataneh',
    ]),
  );
  expect(canonicals(archive)).toEqual(expect.arrayContaining(['Red Cross', 'George Kataneh']));
});

it('takes no office of everyday words for a name', async () => {
  const archive = await nameArchive([
    'They wrote to the Special Inspector General. In Lisbon the Special Inspector General spoke.',
    'They wrote again to the Special Inspector General in Lisbon, and to the Sacred Heart there.',
  ]);
  expect(canonicals(archive)).not.toContain('Special Inspector General');
  expect(canonicals(archive)).toContain('Lisbon');
});

it('joins a name that lost its article to the one that has it', async () => {
  const archive = await nameArchive([
    'Members of al-Nusra left. They say that al-Nusra is gone.',
    'They say al-Nusra was there. We met al Nusra again in Lisbon.',
  ]);
  expect(canonicals(archive)).toContain('al-Nusra');
  expect(canonicals(archive)).not.toContain('Nusra');
});
