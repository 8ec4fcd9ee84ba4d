import { expect, it } from 'vitest';
import { documentDate, parseDocumentDate } from './document-date';

it.each([
  ['2015', '2015', 'year'],
  ['2015-06', '2015-06', 'month'],
  ['2015-06-11', '2015-06-11', 'day'],
  ['2015-06-11T19:16', '2015-06-11T19:16Z', 'minute'],
  ['2015-06-11T19:16:59.5Z', '2015-06-11T19:16Z', 'minute'],
  ['2021-11-01T00:52:50+0100', '2021-10-31T23:52Z', 'minute'],
  ['2021-11-01 23:10:00 -05:00', '2021-11-02T04:10Z', 'minute'],
])('reads %s with its precision', (text, iso, precision) => {
  expect(parseDocumentDate(text)).toEqual({ iso, precision });
});

it.each(['', 'today', '15', '2015-13', '2015-02-29', '2015-06-11T25:00', '0999', '11.06.2015'])(
  'reads nothing from %j',
  (text) => {
    expect(parseDocumentDate(text)).toBeUndefined();
  },
);

it('knows leap days', () => {
  expect(documentDate({ year: 2016, month: 2, day: 29 })?.iso).toBe('2016-02-29');
  expect(documentDate({ year: 1900, month: 2, day: 29 })).toBeUndefined();
});
