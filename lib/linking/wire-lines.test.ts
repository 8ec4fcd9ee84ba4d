import { beforeAll, expect, it } from 'vitest';
import { nameArchive, type NameArchive } from '@/tests/name-archive';
import { createPageLinker } from './page-linker';

let archive: NameArchive;

beforeAll(async () => {
  archive = await nameArchive([
    'It rained in Lisbon. They stayed in Lisbon, and met Ana Ribeiro in Porto.',
    'Cold winds came to Porto. In Lisbon they met Ana Ribeiro of Porto again.',
  ]);
});

function names(...lines: string[]): string[] {
  const blocks = lines.map((text, id) => ({ id, text }));
  return createPageLinker([archive.table])
    .namePage(blocks)
    .map(({ surface }) => surface);
}

it.each([
  ['BUENOS AIRES 2027-05-12', 'BUENOS AIRES'],
  ['UNITED NATIONS 2027-05-12', 'UNITED NATIONS'],
  ['BUENOS AIRES – Police said that nobody was hurt.', 'BUENOS AIRES'],
  ['BUENOS AIRES, May 12 – Police said that nobody was hurt.', 'BUENOS AIRES'],
])('takes all of the place over a report: %s', (line, place) => {
  expect(names(line)).toContain(place);
});

it.each([
  ['Trelleborg said that it would not come.'],
  ["Trelleborg's harbour was shut."],
  ['Trelleborg coach Ana Ribeiro was furious.'],
  ['Trelleborg and Lisbon voted against it.'],
  ['Trelleborg - Partly cloudy, light winds.'],
  ['Trelleborg 2 Lisbon 0'],
])('takes a word nobody knows for a name where it stands like one: %s', (line) => {
  expect(names(line)).toContain('Trelleborg');
});

it.each([['Trelleborgs.'], ['Wonky tables were sold.'], ['Trelleborg dances on ice.']])(
  'takes the first word of other sentences for none: %s',
  (line) => {
    expect(names(line)).toEqual([]);
  },
);

it.each([
  ['Replacements: Rob Annal, Huw Teifi.', 'Rob Annal', 'Huw Teifi'],
  ['1-Pedro Peralta (Lisbon) beat 4-Jan Novotny (Czech Republic) 6-4 7-6', 'Jan Novotny'],
  ['1-Pedro Peralta (Lisbon) beat 4-Jan Novotny (Czech Republic) 6-4 7-6', 'Czech Republic'],
  ['135 Nick Dolan (U.S.) 70 65', 'U.S.'],
  ['CRICKET - LISBON V PORTO SCOREBOARD.', 'LISBON', 'PORTO'],
])('reads lists of names: %s', (line, ...expected) => {
  expect(names(line)).toEqual(expect.arrayContaining(expected));
});

it('takes the full stop of a short form into the name where the sentence goes on', () => {
  expect(names('It was said of Brentor Motor Co. that it had bought Porto Steel Inc.')).toEqual([
    'Brentor Motor Co.',
    'Porto Steel Inc',
  ]);
});

it('takes quarters, time zones and acronyms of small words for no names', () => {
  expect(names('Profit of Brentor Inc Q3 rose.')).toEqual(['Brentor Inc']);
  expect(names('The match starts at 1300 GMT in Lisbon.')).toEqual(['Lisbon']);
  expect(
    names('Their initial public offering (IPO) failed.', 'Another IPO is planned in Lisbon.'),
  ).toEqual(['Lisbon']);
  expect(
    names('It was an EPC (engineering, procurement and construction) contract.', 'The EPC ended.'),
  ).toEqual([]);
});

it.each([
  ['Malaysia called for a truce.', 'Malaysia'],
  ['U.N. officials left.', 'U.N.'],
  ['Trelleborg v Lisbon was put off.', 'Trelleborg'],
  ['Ardent Corp said that it would pay.', 'Ardent Corp'],
  ['Is This a Record? Dr Peter Swann, Porto', 'Peter Swann'],
])('finds what starts a sentence and was not met before: %s', (line, name) => {
  expect(names(line)).toContain(name);
});

it('takes no grade for a name that is met once', () => {
  expect(names('It was cut to B2 from A3 in Lisbon.')).toEqual(['Lisbon']);
});

it('takes no everyday word for a name that is large once', () => {
  expect(names('They spoke of Chemistry in Logistics.')).toEqual([]);
  expect(names('They spoke about Corn at night.')).toEqual([]);
});

it('keeps a longer name whole behind "post-"', () => {
  expect(names('It was a post-World War II order.')).toEqual(['World War II']);
  expect(names('They wrote of sub-Saharan Africa.')).toEqual(['sub-Saharan Africa']);
});

it('parts what an office is for from who holds it, and a person from a court', () => {
  expect(names('They met the Adviser on Foreign Affairs Sartaj Aziz.')).toEqual(['Sartaj Aziz']);
  expect(
    names('They met Daniel Jasper of the Porto District Court, and left.').slice(0, 1),
  ).toEqual(['Daniel Jasper']);
});
