import { expect, it } from 'vitest';
import { nameArchive } from '@/tests/name-archive';

it('parts two persons at "and"', async () => {
  const archive = await nameArchive([
    'In Lisbon Mr. Omar Ghent spoke. They met Ana Ribeiro and Omar Ghent. Omar Ghent left Lisbon.',
    'They met Ana Ribeiro and Omar Ghent again. In Porto they met Ana Ribeiro and Omar Ghent.',
    'It was said of Omar Ghent in Porto, and of Omar Ghent in Lisbon; and of Omar Ghent again.',
  ]);
  const names = archive.entities.map(({ canonical }) => canonical);
  expect(names).toEqual(expect.arrayContaining(['Ana Ribeiro', 'Omar Ghent']));
});

it.each([
  ['Bank of Industry and Mine', 'a thing that is a small word too'],
  [
    'International Day for the Total Elimination of Nuclear Weapons',
    'things, which are no persons',
  ],
])('keeps %s whole: %s', async (name) => {
  const archive = await nameArchive([
    `They wrote to Lisbon of the ${name}. In Lisbon they spoke of the ${name}.`,
    `In Porto they wrote of the ${name}. Nuclear Weapons are many: they speak of Nuclear Weapons.`,
    'It was said of Nuclear Weapons in Lisbon, and of Nuclear Weapons in Porto; and in Porto again.',
  ]);
  expect(archive.entities.map(({ canonical }) => canonical)).toContain(name);
});

it('takes "Latin America" for one place, as "South America" is', async () => {
  const texts = ['Lisbon', 'Porto', 'Faro', 'Braga', 'Evora', 'Sintra'].map(
    (town) =>
      `In ${town} they spoke of America. They were in America, and asked America of ${town}. ` +
      `Many came from America to ${town}, and left ${town} for America again.`,
  );
  const archive = await nameArchive([
    'In Porto they wrote of Latin America. They asked Latin America and Lisbon of it.',
    ...texts,
  ]);
  const names = archive.entities.map(({ canonical }) => canonical);
  expect(names).toEqual(expect.arrayContaining(['Latin America', 'America']));
  expect(names).not.toContain('Latin');
});

it('takes no everyday words for a name that only stand cut off by "and"', async () => {
  const texts = ['Ana Ribeiro', 'Omar Ghent', 'Lena Sorrento', 'Paul Ferrando'].map(
    (person) => `${person} wrote to Porto of Foreign Affairs and Security Policy. ${person} left.`,
  );
  const archive = await nameArchive(texts);
  expect(archive.entities.map(({ canonical }) => canonical)).not.toContain('Security Policy');
});

it('keeps everyday words as a name that stand by themselves as well', async () => {
  const archive = await nameArchive([
    'They wrote to Porto of the Red Cross. In Porto the Red Cross answered.',
    'The Red Cross and the Blue Shield came to Porto. They asked the Red Cross of it.',
    'It was said in Porto that the Red Cross and the Blue Shield had left Porto.',
  ]);
  expect(archive.entities.map(({ canonical }) => canonical)).toContain('Red Cross');
});

it.each([
  ['They met in Group B. Trelleborg won, and left Trelleborg.', 'B. Trelleborg'],
  ['They saw the M/T Mercer Strand near Trelleborg.', 'T Mercer Strand'],
  ['They spoke of Scenario B-Trelleborg in Porto.', 'B-Trelleborg'],
])('takes a lone letter for no part of a name: %s', async (text, wrong) => {
  const ground = 'They live in Trelleborg. They came to Trelleborg, and stayed in Trelleborg.';
  const archive = await nameArchive([text, text, text, ground]);
  const names = archive.entities.flatMap(({ canonical, aliases }) => [
    canonical,
    ...aliases.map(({ name }) => name),
  ]);
  expect(names).toContain('Trelleborg');
  expect(names).not.toContain(wrong);
});

it('parts the places of a title that lost its commas', async () => {
  const text =
    'They came from Lisbon to Tunis, then to Porto. In Porto, in Tunis, in Lisbon they slept.';
  const archive = await nameArchive([
    { title: 'Lisbon Tunis Porto', text },
    { title: 'Lisbon Tunis Porto', text },
    { title: 'Lisbon Tunis', text },
  ]);
  expect(archive.entities.map(({ canonical }) => canonical).toSorted()).toEqual([
    'Lisbon',
    'Porto',
    'Tunis',
  ]);
});

const GROUND =
  'They live in Trelleborg. They came to Trelleborg, and stayed in Trelleborg; it was Trelleborg.';

it.each([
  ['Q. Trelleborg has won. Who lost?', 'Q. Trelleborg'],
  ['They were asked. A. Certainly they came.', 'A. Certainly'],
  ['They spoke of it. Mentioning Trelleborg is easy.', 'Mentioning Trelleborg'],
  ['They wrote to the U.S. The Trelleborg Bridge stands.', 'U.S. The Trelleborg Bridge'],
])('takes what starts a sentence for no part of a name: %s', async (text, wrong) => {
  const small = 'They were mentioning it, mentioning all, and mentioning more; certainly so.';
  const archive = await nameArchive([text, text, text, GROUND, ...Array(8).fill(small)]);
  const names = archive.entities.map(({ canonical }) => canonical);
  expect(names.join('; ')).toContain('Trelleborg');
  expect(names).not.toContain(wrong);
});

it('reads the name of a company whole behind the office of its head', async () => {
  const texts = ['Ana Ribeiro', 'Omar Ghent', 'Lena Sorrento'].map(
    (person) => `Head of National Petrochemical Company ${person} came. They asked ${person}.`,
  );
  const archive = await nameArchive(texts);
  const names = archive.entities.map(({ canonical }) => canonical);
  expect(names).toContain('National Petrochemical Company');
});

it('takes a tag for a name by itself', async () => {
  const texts = ['Ana Ribeiro', 'Omar Ghent', 'Lena Sorrento'].map(
    (person) => `It was ${person} who wrote of #Trelleborg Long live Porto, as ${person} said.`,
  );
  const names = (await nameArchive([...texts, GROUND])).entities.map(({ canonical }) => canonical);
  expect(names).toContain('Trelleborg');
  expect(names).not.toContain('Trelleborg Long');
});

it('parts an institution from whoever stands behind the place it is of', async () => {
  const texts = [
    'They wrote to the Trade Bank of Trelleborg. The Trade Bank of Trelleborg answered from Trelleborg.',
    'In Trelleborg they saw the head of the Trade Bank of Trelleborg Faisal Ghent. Trelleborg is far.',
    'It was said of Trelleborg that the Trade Bank of Trelleborg is poor. They left Trelleborg.',
    'The Trade Bank of Trelleborg in Porto is shut. It was said that they love Trelleborg.',
  ];
  const archive = await nameArchive(texts);
  const names = archive.entities.map(({ canonical }) => canonical);
  expect(names).toContain('Trade Bank of Trelleborg');
  expect(names).not.toContain('Trade Bank of Trelleborg Faisal Ghent');
});

it('parts a pair of places that nothing follows, and keeps "South American"', async () => {
  const archive = await nameArchive([
    'They came to Trelleborg from Porto. In Porto they spoke of Trelleborg, and of Trelleborg again.',
    'The Trelleborg-Porto border is shut. They left Porto and Trelleborg, and a South American nation.',
    'South American nations met in Porto. Americans met in Trelleborg, and an American in Porto.',
  ]);
  const names = archive.entities.map(({ canonical }) => canonical);
  expect(names).toEqual(expect.arrayContaining(['Porto', 'Trelleborg', 'South American']));
  expect(names).not.toContain('Trelleborg-Porto');
  expect(archive.named('South American')?.entity.kind).toBe('demonym');
});

it('joins no son to his father, and no Hosseini to a Hossein', async () => {
  const archive = await nameArchive([
    'They met King Salman bin Abdulaziz in Porto. They met Mr. Mohammad bin Salman bin Abdulaziz too.',
    'In Porto they met Mr. Karim Hosseini. Mr. Karim Hossein was there, and Mr. Karim Hosseini left.',
    'Mr. Salman bin Abdulaziz left Porto. Mr. Mohammad bin Salman bin Abdulaziz stayed in Porto.',
    'It was said of Mr. Karim Hossein that he knew Mr. Karim Hosseini, and Mr. Salman bin Abdulaziz.',
  ]);
  const names = archive.entities.map(({ canonical }) => canonical);
  expect(names).toEqual(
    expect.arrayContaining([
      'Salman bin Abdulaziz',
      'Mohammad bin Salman bin Abdulaziz',
      'Karim Hosseini',
      'Karim Hossein',
    ]),
  );
});

it.each([
  ['they asked Ryan Costello NIAC assistants', 'Ryan Costello', /NIAC$/],
  ['the EU Foreign delegates came', 'EU', /Foreign$/],
  ['Helena Ferrando Ferrando spoke', 'Helena Ferrando', /Ferrando Ferrando$/],
  ['they left the Paris Climate Change accord', 'Porto', /Change$/],
  ['the King David Hotel of @SecFerrando burnt', 'King David Hotel', /^David|SecFerrando/],
  ['the Hajj and Pilgrimage Organization met', 'Hajj and Pilgrimage Organization', /^Pilgrimage/],
  ['they met Sultan bin Mohammed al-Numani', 'Sultan bin Mohammed al-Numani', /^Mohammed/],
  ['they met Saeed Pourali Iranian merchants', 'Saeed Pourali', /Iranian$/],
  ['they asked Congressional Democrats', 'Porto', /Congressional/],
  [
    'they kept the National Day of Fight against Global Arrogance',
    'National Day of Fight against Global Arrogance',
    /Fight$/,
  ],
  [
    'they met at the OIC Council of Foreign Ministers',
    'OIC Council of Foreign Ministers',
    /Council$/,
  ],
  ['the Norwegian External Affairs Minister came', 'Norwegian', /External$/],
  ['they met Deputy Peshmerga commanders', 'Peshmerga', /Deputy/],
  ['the 89th Annual Academy Awards began', 'Academy Awards', /Annual/],
  ['the EU Foreign Policy chief came', 'EU', /Policy$/],
  ['the Minister for EU Affairs and Trade came', 'Porto', /Affairs/],
  ['the Deputy Minister for Political Affairs Araghchi came', 'Araghchi', /Affairs/],
  ['a Member State of the International Maritime Organization spoke', 'Porto', /^State of/],
])('ends a name where another word begins: %s', async (said, name, cut) => {
  const archive = await nameArchive(
    ['Porto', 'Faro', 'Lisbon', 'Braga'].map(
      (town) => `In ${town} ${said}. It rained, and ${said} to ${town}. In ${town} it rained.`,
    ),
  );
  const names = archive.entities.map(({ canonical }) => canonical);
  expect(names).toContain(name);
  expect(names.filter((each) => cut.test(each))).toEqual([]);
});

it('takes no name that stands but in longer ones', async () => {
  const texts = ['Porto', 'Faro', 'Lisbon', 'Braga', 'Evora'].map(
    (town) =>
      `They wrote from ${town} to the Norway Food and Drug Administration. In ${town} it rained.`,
  );
  const archive = await nameArchive(texts);
  expect(archive.entities.map(({ canonical }) => canonical)).not.toContain('Norway Food');
});

it('parts a country and the sea behind a hyphen', async () => {
  const texts = ['Porto', 'Faro', 'Lisbon', 'Braga', 'Evora'].map(
    (town) =>
      `In ${town} the U.S.-Persian Gulf talks began. Ships of the U.S. left the Persian Gulf. ` +
      `They live in the U.S. and in ${town}, and fish in the Persian Gulf.`,
  );
  const names = (await nameArchive(texts)).entities.map(({ canonical }) => canonical);
  expect(names).toContain('Persian Gulf');
  expect(names.filter((name) => name.includes('-'))).toEqual([]);
});

it('takes a word in capitals for stress that is nearly always small', async () => {
  const texts = Array.from(
    { length: 50 },
    (_, i) => `In Porto ships were designed, and ${i} more were designed in Porto.`,
  );
  const said = 'In Porto no ship is DESIGNED to sink.';
  const names = (await nameArchive([...texts, said, said])).entities;
  expect(names.map(({ canonical }) => canonical)).toEqual(['Porto']);
});

it('parts a body from whoever stands behind it, known or not', async () => {
  const texts = ['Porto', 'Faro', 'Lisbon', 'Braga', 'Evora', 'Sintra', 'Beja'].map(
    (town) =>
      `In ${town} they wrote to the United Nations. The United Nations answered from ${town}. ` +
      `They asked the United Nations of ${town} again, and the United Nations came to ${town}.`,
  );
  const archive = await nameArchive([
    'The ambassador of Norway to the United Nations Vassil Trelleborgin spoke in Porto.',
    'In Porto it was said that Vassil Trelleborgin had left Lisbon.',
    ...texts,
  ]);
  const names = archive.entities.map(({ canonical }) => canonical);
  expect(names).toEqual(expect.arrayContaining(['United Nations', 'Vassil Trelleborgin']));
  expect(names).not.toContain('United Nations Vassil Trelleborgin');
});

it('parts a country from a longer name behind a hyphen that is known without', async () => {
  const texts = [
    'Porto',
    'Faro',
    'Lisbon',
    'Braga',
    'Evora',
    'Sintra',
    'Beja',
    'Tavira',
    'Silves',
    'Guarda',
    'Viseu',
    'Chaves',
  ].map(
    (town) =>
      `In ${town} they wrote to the European Union, and the European Union answered. ` +
      `They came from Norway to ${town}, and left ${town} for Norway. In Norway it rains.`,
  );
  const archive = await nameArchive([
    'In Porto they spoke of Norway-European Union trade. It was in Porto.',
    ...texts,
  ]);
  const names = archive.entities.map(({ canonical }) => canonical);
  expect(names).toEqual(expect.arrayContaining(['European Union', 'Norway']));
  expect(names.filter((name) => name.includes('-'))).toEqual([]);
});

it('takes no everyday words for a name that only stand behind a comma or a preposition of a longer one', async () => {
  const archive = await nameArchive(
    ['Ghent', 'Novotny', 'Ribeiro', 'Zarif'].flatMap((person) => [
      `${person} wrote of the Instrument in Support of Trade Exchanges to Porto. ${person} left.`,
      `In Porto ${person} asked the Security Equipment Exhibition of Lisbon. ${person} stayed.`,
    ]),
  );
  const names = archive.entities.map(({ canonical }) => canonical);
  expect(names).not.toContain('Support of Trade Exchanges');
  expect(names.join()).toContain('Security Equipment Exhibition');
});

it.each([
  ['Welfare Authority of Syria Ruth Novotny', 'Ruth Novotny'],
  ['Housing Network Ruth Novotny', 'Ruth Novotny'],
])('parts who heads a body from it: %s', async (said, person) => {
  const archive = await nameArchive([
    `In Porto the ${said} spoke to Lisbon. It rained in Lisbon and in Porto.`,
    `It was ${person} who left Porto. In Lisbon they met ${person} again.`,
    `In Lisbon the ${said} was met by people from Porto.`,
  ]);
  const names = archive.entities.map(({ canonical }) => canonical);
  expect(names).toContain(person);
  expect(names.filter((name) => name.length > person.length && name.includes(person))).toEqual([]);
});
