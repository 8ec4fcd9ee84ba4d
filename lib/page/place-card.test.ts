import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isBetween, placeCard } from './place-card';

const VIEWPORT = { width: 1280, height: 720 };

it('puts a card below the line, at the start of the mention', () => {
  const mention = { x: 200, y: 100, width: 90, height: 20 };
  const { x, y, width, side } = placeCard({
    mention,
    viewport: VIEWPORT,
    width: 380,
    height: 180,
  });
  expect({ x, side, width }).toEqual({ x: 200, side: 'bottom', width: 380 });
  expect(y).toBeGreaterThanOrEqual(120);
});

it('puts a card above a mention that is low on the screen, and grows it upwards', () => {
  const mention = { x: 200, y: 640, width: 90, height: 20 };
  const first = placeCard({ mention, viewport: VIEWPORT, width: 380, height: 180 });
  expect(first.side).toBe('top');
  const grown = placeCard({
    mention,
    viewport: VIEWPORT,
    width: 380,
    height: 300,
    side: first.side,
  });
  expect(grown.y + grown.height).toBe(first.y + first.height);
  expect(grown.height).toBe(300);
});

it('keeps a card on the screen at its right edge', () => {
  const mention = { x: 1200, y: 100, width: 70, height: 20 };
  const { x, width } = placeCard({ mention, viewport: VIEWPORT, width: 380, height: 180 });
  expect(x + width).toBeLessThanOrEqual(VIEWPORT.width);
});

it('never covers the mention, leaves the screen or takes more than 60 % of its height', () => {
  const viewport = fc.record({
    width: fc.integer({ min: 240, max: 3000 }),
    height: fc.integer({ min: 200, max: 2000 }),
  });
  fc.assert(
    fc.property(
      viewport,
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
      ),
      fc.integer({ min: 1, max: 3000 }),
      (size, [fx, fy], height) => {
        const mention = { x: fx * (size.width - 60), y: fy * size.height, width: 60, height: 18 };
        const place = placeCard({ mention, viewport: size, width: 380, height });
        const apart = place.y >= mention.y + mention.height || place.y + place.height <= mention.y;
        expect(apart).toBe(true);
        expect(place.height).toBeLessThanOrEqual(size.height * 0.6);
        expect(place.x).toBeGreaterThanOrEqual(0);
        expect(place.x + place.width).toBeLessThanOrEqual(size.width);
        expect(place.y + place.height).toBeLessThanOrEqual(size.height + 1);
      },
    ),
  );
});

it('finds the way from a mention to its card, and nothing beside it', () => {
  const way = [
    { x: 100, y: 100, width: 50, height: 20 },
    { x: 100, y: 130, width: 380, height: 200 },
  ] as const;
  expect(isBetween({ x: 120, y: 125 }, way, 4)).toBe(true);
  expect(isBetween({ x: 200, y: 126 }, way, 4)).toBe(true);
  expect(isBetween({ x: 60, y: 110 }, way, 4)).toBe(false);
  expect(isBetween({ x: 400, y: 105 }, way, 4)).toBe(false);
});

it('takes every point on a straight line between the two as on the way', () => {
  const rect = fc.record({
    x: fc.integer({ min: 0, max: 900 }),
    y: fc.integer({ min: 0, max: 600 }),
    width: fc.integer({ min: 1, max: 400 }),
    height: fc.integer({ min: 1, max: 300 }),
  });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      rect,
      rect,
      fc.tuple(share, share, share, share, share),
      (a, b, [p, q, r, s, t]) => {
        const from = { x: a.x + a.width * p, y: a.y + a.height * q };
        const to = { x: b.x + b.width * r, y: b.y + b.height * s };
        const point = { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
        expect(isBetween(point, [a, b], 1)).toBe(true);
      },
    ),
  );
});
