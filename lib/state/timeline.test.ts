import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { timelineBars } from './timeline';

it('keeps empty years, so that a gap shows as a gap', () => {
  const bars = timelineBars([
    { year: 2009, documents: 4 },
    { year: 2012, documents: 1 },
  ]);
  expect(bars.map((bar) => bar.documents)).toEqual([4, 0, 0, 1]);
  expect(bars.map((bar) => bar.share)).toEqual([1, 0, 0, 0.25]);
});

it('draws nothing for a single year', () => {
  expect(timelineBars([{ year: 2015, documents: 260 }])).toEqual([]);
  expect(timelineBars([])).toEqual([]);
});

it('loses no document and never draws more than 48 bars', () => {
  const years = fc
    .uniqueArray(
      fc.record({ year: fc.integer({ min: 1500, max: 2100 }), documents: fc.nat(500) }),
      {
        selector: (entry) => entry.year,
        minLength: 2,
      },
    )
    .map((list) => list.toSorted((a, b) => a.year - b.year));
  fc.assert(
    fc.property(years, (list) => {
      const bars = timelineBars(list);
      const sum = (all: readonly { documents: number }[]): number =>
        all.reduce((total, one) => total + one.documents, 0);
      expect(sum(bars)).toBe(sum(list));
      expect(bars.length).toBeLessThanOrEqual(48);
    }),
  );
});
