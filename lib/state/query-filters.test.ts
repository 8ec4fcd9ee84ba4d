import { expect, it } from 'vitest';
import { SEARCH } from '@/tests/gallery/samples';
import { filterChips, toggleFilter } from './query-filters';

const [HIT] = SEARCH.hits;
if (!HIT) throw new Error('no sample');
const hit = (iso: string | undefined, source?: string): typeof HIT => {
  const { date: _date, source: _source, ...document } = HIT.excerpt.document;
  return {
    ...HIT,
    excerpt: {
      ...HIT.excerpt,
      document: {
        ...document,
        ...(iso !== undefined && { date: { iso, precision: 'day' } }),
        ...(source !== undefined && { source }),
      },
    },
  };
};

it('offers the sources of what was found, the most frequent first, then the years, the newest first', () => {
  const hits = [
    hit('2008-05-01', 'Wire'),
    hit('2010-01-01', 'Ambrel Gazette'),
    hit('2008-06-01', 'Ambrel Gazette'),
  ];
  expect(filterChips('tariff', hits)).toEqual([
    { kind: 'source', source: 'Ambrel Gazette', isOn: false },
    { kind: 'source', source: 'Wire', isOn: false },
    { kind: 'year', year: 2010, isOn: false },
    { kind: 'year', year: 2008, isOn: false },
  ]);
});

it('offers nothing where all hits are of one year and one source, or of none', () => {
  expect(filterChips('tariff', [hit('2008-05-01', 'Wire'), hit('2008-06-01', 'Wire')])).toEqual([]);
  expect(filterChips('tariff', [hit(undefined)])).toEqual([]);
});

it('keeps what is asked for, also when nothing is found any more', () => {
  expect(filterChips('x from:"Ambrel Gazette" after:2008 before:2009', [])).toEqual([
    { kind: 'source', source: 'Ambrel Gazette', isOn: true },
    { kind: 'year', year: 2008, isOn: true },
  ]);
});

it('puts a filter into the query, changes it, and takes it out again', () => {
  const year = (of: number, isOn = false) => ({ kind: 'year', year: of, isOn }) as const;
  const first = toggleFilter('grain tariff', year(2008));
  expect(first).toBe('grain tariff after:2008 before:2009');
  expect(toggleFilter(first, year(2010))).toBe('grain tariff after:2010 before:2011');
  const both = toggleFilter(first, { kind: 'source', source: 'Ambrel Gazette', isOn: false });
  expect(both).toBe('grain tariff after:2008 before:2009 from:"Ambrel Gazette"');
  expect(toggleFilter(both, year(2008, true))).toBe('grain tariff from:"Ambrel Gazette"');
});

it('leaves a span of years that somebody typed alone', () => {
  expect(filterChips('x after:2004 before:2012', [])).toEqual([]);
});

it('offers a year that was typed as a word first, and puts the filter in its place', () => {
  const [first, second] = filterChips('president 2008', [hit('2016-05-01'), hit('2015-05-01')]);
  expect([first, second]).toMatchObject([{ year: 2008 }, { year: 2016 }]);
  expect(first && toggleFilter('president 2008 tariff', first)).toBe(
    'president tariff after:2008 before:2009',
  );
});
