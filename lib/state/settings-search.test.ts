import { expect, it } from 'vitest';
import { isFound } from './settings-search';

it.each([
  ['', ['Underlines']],
  ['under', ['Underlines']],
  ['UNTERSTREICHUNG gepunktet', ['Unterstreichungen', 'Gepunktet']],
  ['epingler', ['Épingler']],
])('finds a setting by “%s”', (query, texts) => expect(isFound(query, texts)).toBe(true));

it('does not find what has only one of two words', () =>
  expect(isFound('dotted card', ['Underlines', 'Dotted'])).toBe(false));
