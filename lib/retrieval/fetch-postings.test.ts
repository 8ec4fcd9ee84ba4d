import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { affordable } from './fetch-postings';

it('fetches all terms of a small library, and in a large one the most frequent', () => {
  expect(affordable(new Float64Array(200).fill(300))).toBe(200);
  expect(affordable(new Float64Array(1_000).fill(3))).toBe(256);
  expect(affordable(new Float64Array(1_000).fill(5_000))).toBe(16);
  expect(affordable(new Float64Array(1_000).fill(50_000))).toBe(8);
  expect(affordable(new Float64Array(3).fill(1e6))).toBe(3);
});

it('fetches no more postings than are affordable, but those of eight terms', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 400 }), (given) => {
      const frequencies = Float64Array.from(given).toSorted().toReversed();
      const count = affordable(frequencies);
      const sum = frequencies.slice(0, count).reduce((a, b) => a + b, 0);
      expect(count <= 8 || (sum <= 80_000 && count <= 256)).toBe(true);
    }),
  );
});
