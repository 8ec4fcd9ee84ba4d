import { expect, it } from 'vitest';
import { isProse, lineBreakAfter } from './preformatted';

const PROSE = `The delegation arrived in the capital on Tuesday, the ministry said in a
statement, and will stay for three days of talks with its hosts.`;

const CODE = `const total = items.reduce((sum, item) => sum + item.price, 0);
if (total > limit) { throw new Error('too much'); }`;

const TABLE = `12.03   44.10   9,120
13.99   41.07   8,002`;

it.each([
  ['prose', PROSE, true],
  ['code', CODE, false],
  ['a table of figures', TABLE, false],
  ['nothing', ' \n ', false],
])('tells %s', (_, text, expected) => {
  expect(isProse(text)).toBe(expected);
});

it('joins lines that an editor wrapped, and only those', () => {
  const [line, next] = PROSE.split('\n');
  expect(lineBreakAfter(line ?? '', next)).toBe('none');
  expect(lineBreakAfter('Tehran', 'Paris')).toBe('line');
  expect(lineBreakAfter(line ?? '', '')).toBe('block');
  expect(lineBreakAfter('A paragraph to a line. '.repeat(20), 'Another.')).toBe('block');
});
