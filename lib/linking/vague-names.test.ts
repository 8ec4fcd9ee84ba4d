import { expect, it } from 'vitest';
import { nameArchive, type TestDocument } from '@/tests/name-archive';

async function namesOf(texts: readonly TestDocument[]): Promise<string[]> {
  return (await nameArchive(texts)).entities.map(({ canonical }) => canonical);
}

it('takes no first name by itself for a name, whatever language it is of', async () => {
  const names = await namesOf([
    'In Porto they met Muqtada Belgrano and Muqtada Sorrento. Later Muqtada Belgrano left Porto.',
    'In Porto they wrote to Muqtada Ferrando. It was Muqtada Sorrento who wrote to Porto.',
    'They asked Muqtada in Porto, and he answered from Porto.',
  ]);
  expect(names).toEqual(expect.arrayContaining(['Porto', 'Muqtada Belgrano']));
  expect(names).not.toContain('Muqtada');
});

it('takes a word that starts the names of institutions for a name by itself', async () => {
  const names = await namesOf([
    'They came from Trelleborg to Trelleborg University, past Trelleborg Station.',
    'They wrote to Trelleborg University of Trelleborg Station. They live in Trelleborg.',
    'The road to Trelleborg is long, they said at Trelleborg University.',
  ]);
  expect(names).toContain('Trelleborg');
});

it('takes a first name for somebody where "King" stands before it, not where another title does', async () => {
  const names = await namesOf([
    ...Array.from(
      { length: 60 },
      (_, i) => `In Porto they met ${i} times with Donald Ribeiro and Salman Ghent.`,
    ),
    ...Array.from(
      { length: 6 },
      (_, i) => `President Donald came to Porto, and King Salman too, ${i} times.`,
    ),
  ]);
  expect(names).not.toContain('Donald');
});

it('takes a name that lost its last word for a slip', async () => {
  const names = await namesOf([
    ...Array.from(
      { length: 60 },
      (_, i) => `In Porto the UN Security Council met ${i} times, and left Porto.`,
    ),
    'They asked the members of the UN Security, Porto and the rest. They asked the UN Security in Porto.',
  ]);
  expect(names).toContain('UN Security Council');
  expect(names).not.toContain('UN Security');
});

it('takes what leads from one place to another for none, and two peoples in one word for a people', async () => {
  const archive = await nameArchive([
    ...Array.from(
      { length: 60 },
      (_, i) => `They met in Trelleborg and in Karlskrona ${i} times, and left from Karlskrona.`,
    ),
    ...Array.from(
      { length: 4 },
      (_, i) =>
        `The Trelleborg-Karlskrona railway and an Indo-Iranian bank met ${i} times in Trelleborg.`,
    ),
  ]);
  const kinds = new Map(archive.entities.map(({ canonical, kind }) => [canonical, kind]));
  expect(kinds.get('Trelleborg-Karlskrona')).toBeUndefined();
  expect(kinds.get('Indo-Iranian')).toBe('demonym');
});

it('takes the end of a name that is hardly ever without its start for a slip', async () => {
  const names = await namesOf([
    ...Array.from(
      { length: 60 },
      (_, i) =>
        `In Porto the Joint Comprehensive Plan of Action was read ${i} times, and left Porto.`,
    ),
    'They wrote of the Comprehensive Plan of Action. It was the Comprehensive Plan of Action of Porto.',
    'In Porto they read the Comprehensive Plan of Action, and signed the Comprehensive Plan of Action.',
  ]);
  expect(names).toContain('Joint Comprehensive Plan of Action');
  expect(names).not.toContain('Comprehensive Plan of Action');
});

it('takes a ministry that many states have for none of theirs', async () => {
  const owners = ['Turkish', 'Russian', 'Chinese', 'German', 'Polish'];
  const names = await namesOf(
    owners.flatMap((owner, i) => [
      `They wrote to the ${owner} Interior Ministry of it, ${i + 2} times and more.`,
      `A letter of the ${owner} Interior Ministry came. The Interior Ministry was asked ${i} times.`,
    ]),
  );
  expect(names).toContain('Turkish Interior Ministry');
  expect(names).not.toContain('Interior Ministry');
});

it('keeps two letters that no document explains only where many use them', async () => {
  const texts = Array.from({ length: 300 }, (_, i) =>
    i < 2 ? 'They shipped the feed of VB to Porto.' : `In Porto they spoke of the QX. Of ${i} too.`,
  );
  const names = await namesOf(texts);
  expect(names).toContain('QX');
  expect(names).not.toContain('VB');
});

it('takes an adjective of a faith or a direction for no name', async () => {
  const text = 'They spoke of Western and Islamic art in Porto, and of Islamic books.';
  expect(await namesOf([text, text, text])).toEqual(['Porto']);
});

it('takes two everyday words that are mostly written small for no name', async () => {
  const names = await namesOf([
    ...Array.from({ length: 30 }, (_, i) => `In Porto a joint statement was read ${i} times.`),
    ...Array.from({ length: 20 }, (_, i) => `In Porto the security council of ${i} towns met.`),
    ...Array.from({ length: 16 }, (_, i) => `They read the Joint Statement ${i} times in Porto.`),
    ...Array.from({ length: 40 }, (_, i) => `In Porto the Security Council met ${i} times.`),
  ]);
  expect(names).toContain('Security Council');
  expect(names).not.toContain('Joint Statement');
});

it('takes a quarter of a year, and what a minister is for, for no name', async () => {
  const names = await namesOf([
    'In Q1 the port of Porto grew, and in Q1 of the next year as well, they said in Porto.',
    'The Iranian Road Minister came to Porto. Porto asked the Iranian Road and Urban Development Minister.',
    'In Q1 and Q2 Porto grew. The Iranian Road Minister wrote to Porto, and Porto wrote to Q1.',
  ]);
  expect(names).toEqual(expect.arrayContaining(['Porto', 'Iranian']));
  expect(names.filter((name) => /Road|Q\d/.test(name))).toEqual([]);
});

it('takes an office and what it is for off the name of a body', async () => {
  const names = await namesOf([
    'They met the PORTMA Deputy Head for International Affairs in Porto, and PORTMA was glad.',
    'In Porto the PORTMA Deputy Head for International Affairs spoke of PORTMA.',
    'The PORTMA Deputy Head for International Affairs left Porto, and PORTMA stayed.',
  ]);
  expect(names).toContain('PORTMA');
  expect(names.filter((name) => /Deputy|Head/.test(name))).toEqual([]);
});

it('parts the people behind a place, and a colour before one, from it', async () => {
  const texts = [
    'The Persian Gulf Arab states met in Porto, near the Persian Gulf.',
    'They asked Black American voters in Porto, and the Persian Gulf Arab states.',
    'In Porto the Persian Gulf Arab states asked American and Black American voters.',
    'The Gulf Arab states and the Gulf of it were named in Porto, on the Gulf.',
  ];
  const names = await namesOf(texts);
  expect(names).toEqual(expect.arrayContaining(['Persian Gulf', 'American']));
  expect(names.filter((name) => /Gulf Arab|Black/.test(name))).toEqual([]);
});

it('parts an office and who holds it', async () => {
  const names = await namesOf([
    'In Porto they met Iraqi Minister of Electricity Louay Belgrano and Minister of Water Resources Hana Sorrento.',
    'Minister of Electricity Louay Belgrano came to Porto, and Hana Sorrento left.',
    'Hana Sorrento and Louay Belgrano met in Porto.',
  ]);
  expect(names).toEqual(expect.arrayContaining(['Louay Belgrano', 'Hana Sorrento']));
  expect(names.filter((name) => /Electricity|Water|Resources/.test(name))).toEqual([]);
});

it('takes what a headline says off a name that is known without it', async () => {
  const known = Array.from(
    { length: 24 },
    (_, i) => `They asked the Porto Harbour Commission ${i} times, and will undermine ${i} of it.`,
  );
  const names = await namesOf([
    ...known,
    'They spoke of Porto, and of how to Undermine Porto Harbour Commission, in Porto.',
  ]);
  expect(names).toContain('Porto Harbour Commission');
  expect(names.filter((name) => name.includes('Undermine'))).toEqual([]);
});

it('takes the rank of those who research for nobody', async () => {
  const text = (i: number): string =>
    `Ana Belgrano, Senior Research Fellow at Porto College, wrote ${i} times from Porto.`;
  const names = await namesOf([text(1), text(2), text(3)]);
  expect(names.filter((name) => name.includes('Fellow'))).toEqual([]);
});

it('parts a people from a place that is known without it', async () => {
  const things = 'ships boats sails ropes nets crates fish salt rice tea wool oil'.split(' ');
  const known = things.map(
    (thing) =>
      `They saw ${thing} at the Chabahar Port and bought ${thing} in Chabahar for ${thing}.`,
  );
  const names = await namesOf([
    ...known,
    'The Iranian Chabahar Port grew, they said in Chabahar.',
    'They spoke of the Iranian Chabahar Port in Chabahar.',
  ]);
  expect(names).toContain('Chabahar Port');
  expect(names).not.toContain('Iranian Chabahar Port');
});

it('parts countries that an ampersand joins, and a place from the country it lies in', async () => {
  const things =
    'ships boats sails ropes nets crates fish salt rice tea wool oil ink coal tin lead'.split(' ');
  const names = await namesOf([
    ...things.map(
      (thing) => `They bought ${thing} in Belgrano and sold ${thing} in Belgrano for ${thing}.`,
    ),
    'They moved from Sweden & United Kingdom to Belgrano Syria.',
    'In Sweden & United Kingdom they spoke of Belgrano Syria.',
  ]);
  expect(names).toEqual(expect.arrayContaining(['Belgrano', 'Sweden', 'United Kingdom', 'Syria']));
  expect(names.filter((name) => /&|Belgrano /.test(name))).toEqual([]);
});

it('takes a committee that any body has for no name, and what a people has for none of its own', async () => {
  const names = await namesOf([
    ...Array.from(
      { length: 60 },
      (_, i) => `In Porto ${i} met the Standing Committee of ${i} and went.`,
    ),
    'They spoke of Palestinian Rights in Porto, and of Palestinian Rights.',
  ]);
  expect(names.filter((name) => /Committee|Rights/.test(name))).toEqual([]);
});

it('takes a word of a name for none by itself when it hardly ever stands alone', async () => {
  const ship = (i: number): string =>
    `In Porto the Quarlin Street ship met ${i} people from Porto.`;
  const alone = (i: number): string => `In Porto they met ${i} people from Quarlin.`;
  const names = await namesOf([
    ...Array.from({ length: 60 }, (_, i) => ship(i)),
    ...Array.from({ length: 2 }, (_, i) => alone(i)),
  ]);
  expect(names).toEqual(expect.arrayContaining(['Porto', 'Quarlin Street']));
  expect(names).not.toContain('Quarlin');
});
