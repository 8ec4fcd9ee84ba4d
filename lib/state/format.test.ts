import { expect, it } from 'vitest';
import {
  formatAge,
  formatBytes,
  formatCount,
  formatDate,
  formatDuration,
  formatMilliseconds,
} from './format';

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

it.each([
  ['2015', 'year', '11 years ago'],
  ['2026-09', 'month', '2 months ago'],
  ['2026-11-20', 'day', '6 days ago'],
  ['2026-11-26', 'day', 'today'],
  ['2027', 'year', undefined],
] as const)('says how old %s is, no more exact than it is known', (iso, precision, words) => {
  const now = Date.UTC(2026, 10, 26, 12);
  expect(formatAge({ iso, precision }, now, 'en')).toBe(words);
});
