import { expect, it } from 'vitest';
import { formatBytes, formatCount, formatDate, formatDuration, formatMilliseconds } from './format';

it.each([
  [{ iso: '2015', precision: 'year' }, '2015'],
  [{ iso: '2015-06', precision: 'month' }, 'June 2015'],
  [{ iso: '2015-06-11', precision: 'day' }, '11 Jun 2015'],
  [{ iso: 'long ago', precision: 'day' }, 'long ago'],
] as const)('tells %o no more exactly than it is known', (date, words) => {
  expect(formatDate(date, 'en-GB')).toBe(words);
});

it.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1500, '1.5 kB'],
  [8_400_000, '8.4 MB'],
  [84_000_000, '84 MB'],
])('writes %i bytes as %s', (bytes, words) => {
  expect(formatBytes(bytes, 'en')).toBe(words);
});

it.each([
  [0.2, '1 second'],
  [40, '40 seconds'],
  [61, '2 minutes'],
  [7200, '2 hours'],
])('rounds %d seconds up to %s', (seconds, words) => {
  expect(formatDuration(seconds, 'en')).toBe(words);
});

it('separates thousands and never shows a cost below a millisecond as nothing', () => {
  expect(formatCount(33_724, 'en')).toBe('33,724');
  expect(formatMilliseconds(0.3, 'en')).toBe('1 ms');
});
