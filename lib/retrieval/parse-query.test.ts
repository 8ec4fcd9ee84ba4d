import { expect, it } from 'vitest';
import { parseQuery } from './parse-query';

it.each([
  ['nuclear talks', { words: ['nuclear', 'talks'], phrases: [], excluded: [] }],
  ['“joint plan” -oil deal', { words: ['deal'], phrases: ['joint plan'], excluded: ['oil'] }],
  ['-"oil price" x', { words: ['x'], phrases: [], excluded: ['oil price'] }],
  ['co-operation - deal', { words: ['co-operation', 'deal'], phrases: [], excluded: [] }],
  ['an "open quote', { words: ['an', '"open', 'quote'], phrases: [], excluded: [] }],
  ['... "" -', { words: [], phrases: [], excluded: [] }],
])('reads %j', (text, query) => {
  expect(parseQuery(text)).toEqual(query);
});

it('reads the first thousand characters of a longer text', () => {
  expect(parseQuery('oil '.repeat(1000)).words).toHaveLength(250);
});
