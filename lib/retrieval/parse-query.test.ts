import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { asksForFactsOnly, parseQuery, plainQuery } from './parse-query';

/** The parts of a query that are there. */
function partsOf(text: string): Record<string, unknown> {
  const { filters, ...lists } = parseQuery(text);
  return Object.fromEntries(
    Object.entries({ ...lists, ...filters }).filter(
      ([, value]) => !Array.isArray(value) || value.length > 0,
    ),
  );
}

const PIECES = [
  '-',
  '"',
  '“',
  '«',
  ':',
  ' ',
  'title:',
  'AFTER:',
  '2014',
  'entity:',
  'x',
  'é',
  '\ud800',
  '\u0000',
  '\u202e',
  'نفت',
];
const minutes = (iso: string): number => Date.parse(iso) / 60_000;

it.each([
  ['nuclear talks', { words: ['nuclear', 'talks'] }],
  ['  Nuclear  TALKS 2015 ', { words: ['Nuclear', 'TALKS', '2015'] }],
  ['“joint plan” -oil deal', { words: ['deal'], phrases: ['joint plan'], excluded: ['oil'] }],
  ['-"oil price" x', { words: ['x'], excludedPhrases: ['oil price'] }],
  ['co-operation - deal', { words: ['co-operation', 'deal'] }],
  ['an "open quote', { words: ['an', '"open', 'quote'] }],
  ['war AND peace OR NOT', { words: ['war', 'AND', 'peace', 'OR', 'NOT'] }],
  ['title:vienna -title:oil', { title: ['vienna'], excludedTitle: ['oil'] }],
  ['TITLE:"joint plan"', { title: ['joint plan'] }],
  ['source:irna from:"Tehran Times"', { sources: ['irna', 'Tehran Times'] }],
  ['-source:irna x', { words: ['x'], excludedSources: ['irna'] }],
  [
    'entity:"Hassan Rouhani" -entity:Iraq',
    { entities: ['Hassan Rouhani'], excludedEntities: ['Iraq'] },
  ],
  ['after:2014 x', { words: ['x'], after: minutes('2014-01-01') }],
  ['before:2015-07', { before: minutes('2015-07-01') }],
  ['after:2015/6/11 after:2014', { after: minutes('2015-06-11') }],
  ['after:dinner', { words: ['after:dinner'] }],
  ['Iran: nuclear talks:—', { words: ['Iran:', 'nuclear', 'talks'] }],
  ['title: vienna', { words: ['title:', 'vienna'] }],
  ['at 12:30 http://a.example/x', { words: ['at', '12:30', 'http://a.example/x'] }],
  ['reply:"joint plan"', { words: ['reply: joint plan'] }],
  ['constructor:x', { words: ['constructor:x'] }],
  ['... "" -', {}],
])('reads %j', (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
});

it('reads the first thousand characters of a longer text', () => {
  expect(parseQuery('oil '.repeat(1000)).words).toHaveLength(250);
});

it('takes plain text as words and nothing else', () => {
  const query = plainQuery('title:"joint plan" -oil AND after:2014');
  expect(query.words).toEqual(['title:"joint', 'plan"', '-oil', 'AND', 'after:2014']);
  expect(query).toEqual({ ...parseQuery(''), words: query.words });
});

it('knows a query that asks for facts only', () => {
  expect(asksForFactsOnly(parseQuery('source:irna -oil'))).toBe(true);
  expect(asksForFactsOnly(parseQuery('before:2014'))).toBe(true);
  expect(asksForFactsOnly(parseQuery('source:irna oil'))).toBe(false);
  expect(asksForFactsOnly(parseQuery(''))).toBe(false);
});

it('reads anything', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      for (const list of Object.values(parseQuery(text)).filter(Array.isArray))
        for (const value of list) expect(value).toMatch(/[\p{L}\p{N}]/u);
    }),
  );
});
