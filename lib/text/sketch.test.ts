import { assert, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { shareWithin, sketchOf } from './sketch';

const words = (seed: number, n: number): string =>
  Array.from({ length: n }, (_, i) => `w${(i * i * 31 + i * seed * 7919) % 5_003}`).join(' ');

it('finds a document inside a page with furniture around it', () => {
  const article = words(1, 300);
  const page = `Menu Home World ${article.toUpperCase()} Subscribe now ${words(2, 200)}`;
  expect(shareWithin(article, sketchOf(page))).toBeGreaterThan(0.95);
});

it('does not find a document that only shares words', () => {
  expect(shareWithin(words(3, 300), sketchOf(words(4, 3_000)))).toBeLessThan(0.1);
});

it('finds a short notice on a page of its own', () => {
  const notice = words(7, 25);
  expect(shareWithin(notice, sketchOf(notice))).toBe(1);
});

it('says nothing of a text too short to tell', () => {
  expect(shareWithin('Tehran, Iran', sketchOf(words(5, 300)))).toBeUndefined();
});

it('samples very long pages more thinly and still finds the document', () => {
  const article = words(6, 2_000);
  const sketch = sketchOf(
    `${Array.from({ length: 90_000 }, (_, i) => `x${i}`).join(' ')} ${article}`,
  );
  expect(sketch.hashes.length).toBeLessThanOrEqual(2_000);
  expect(sketch.every).toBeGreaterThan(16);
  expect(shareWithin(article, sketch)).toBe(1);
});

it('answers between 0 and 1 for any two texts', () => {
  assert(
    property(
      string({ unit: 'binary', maxLength: 400 }),
      string({ unit: 'binary', maxLength: 400 }),
      (a, b) => {
        const share = shareWithin(a, sketchOf(b));
        expect(share === undefined || (share >= 0 && share <= 1)).toBe(true);
      },
    ),
  );
});
