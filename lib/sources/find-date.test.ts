import { expect, it } from 'vitest';
import { dateInAddress, dateInName, findDate } from './find-date';

it.each([
  ['Jun 11, 2025, 7:16\u202FPM', '2025-06-11T19:16Z'],
  ['June 11th, 2025', '2025-06-11'],
  ['Published on 11 June 2025', '2025-06-11'],
  ['11. Juni 2025, 14:05 Uhr', '2025-06-11T14:05Z'],
  ['Le 1er août 2020 à 13h36', '2020-08-01T13:36Z'],
  ['3 de março de 2019', '2019-03-03'],
  ['2025/06/11', '2025-06-11'],
  ['2025-06-11T19:16:00+02:00', '2025-06-11T17:16Z'],
  ['08.04.2015 12:46', '2015-04-08T12:46Z'],
  ['25/12/2020', '2020-12-25'],
  ['12/25/2020', '2020-12-25'],
  ['12:05 AM, wrong order; Dec 31, 1999 12:05 AM', '1999-12-31T00:05Z'],
])('finds the date in %j', (text, iso) => {
  expect(findDate(text)?.date.iso).toBe(iso);
});

it.each([
  '03/04/2020',
  'market 15 2021',
  '31 February 2020',
  'in 2020',
  '2 months ago',
  'room 1420-12-9',
])('finds none in %j', (text) => {
  expect(findDate(text)).toBeUndefined();
});

it('says where the date stands', () => {
  expect(findDate('Posted 11 June 2025 by us')?.span).toEqual({ start: 7, end: 19 });
});

it('reads dates of addresses and of file names', () => {
  expect(dateInAddress('https://a.example/2021/03/15/ice')?.iso).toBe('2021-03-15');
  expect(dateInAddress('https://a.example/2021/03/ice')?.iso).toBe('2021-03');
  expect(dateInAddress('https://a.example/news/2807/Ice')).toBeUndefined();
  expect(dateInName('letters/2021-03-15 Ice.txt')?.iso).toBe('2021-03-15');
  expect(dateInName('20210315_ice.txt')?.iso).toBe('2021-03-15');
  expect(dateInName('001_b3f727c4b4ee0ac1.txt')).toBeUndefined();
});
