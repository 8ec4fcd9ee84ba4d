import { expect, it } from 'vitest';
import { queryForName } from './search-query';

it.each([
  ['Paris', 'Paris'],
  ['European  Union', '"European Union"'],
  ['the "Big" Five', '"the Big Five"'],
])('asks for the name %s as %s', (name, query) => {
  expect(queryForName(name)).toBe(query);
});
