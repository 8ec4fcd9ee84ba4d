import { expect, it } from 'vitest';
import { anyDate } from './any-date';
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
  ['Wednesday, March 3, 2021 at 2:30 p.m. EST', '2021-03-03T19:30Z'],
  ['July 3, 2021 11:30 PM ET', '2021-07-04T03:30Z'],
  ['Опубликовано 3 мая 2021 г.', '2021-05-03'],
  ['12 marca 2021', '2021-03-12'],
  ['3. kesäkuuta 2021', '2021-06-03'],
  ['2020. június 4.', '2020-06-04'],
  ['3 Kasım 2020 Salı', '2020-11-03'],
  ['٣ مارس ٢٠٢١', '2021-03-03'],
  ['2021年3月3日 14:30', '2021-03-03T14:30Z'],
  ['2021년 3월 3일', '2021-03-03'],
  ['2021. 3. 3.', '2021-03-03'],
  ['۱۳ اسفند ۱۳۹۹', '2021-03-03'],
  ['۱۳۹۹/۱۲/۱۳', '2021-03-03'],
  ['03-Mar-2021', '2021-03-03'],
  ['25-12-2020', '2020-12-25'],
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

it('takes dates of two numbers as the rest of their collection shows', () => {
  expect(findDate('03/04/2021', 'day first')?.date.iso).toBe('2021-04-03');
  expect(findDate('03/04/2021', 'month first')?.date.iso).toBe('2021-03-04');
  expect(findDate('14/03/2021', 'month first')?.date.iso).toBe('2021-03-14');
});

it.each([
  ['20210303143000', '2021-03-03T14:30Z'],
  ['20210303T143000Z', '2021-03-03T14:30Z'],
  ['20210303', '2021-03-03'],
  ['2021-3-3 14:30', '2021-03-03T14:30Z'],
  ['Wed Mar 03 14:30:00 +0000 2021', '2021-03-03T14:30Z'],
  ['Wed Mar  3 14:30:00 2021', '2021-03-03T14:30Z'],
  ['Mi, 3 Mai 2021 14:30:00 +0200', '2021-05-03T12:30Z'],
  ['3 Mar 21 09:05 GMT', '2021-03-03T09:05Z'],
  ['/Date(1614781800000)/', '2021-03-03T14:30Z'],
  ['March 2021', '2021-03'],
  ['mars 2021', '2021-03'],
])('a field that says %j has a date', (text, iso) => {
  expect(anyDate(text)?.iso).toBe(iso);
});

it.each(['Spring 2021', 'c. 1921', '0001-01-01T00:00:00', '2021-02-30', '44258', '03/04/2021'])(
  'a field that says %j has none',
  (text) => {
    expect(anyDate(text)).toBeUndefined();
  },
);

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
