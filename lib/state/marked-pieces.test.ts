import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { markedPieces } from './marked-pieces';

it('cuts a text at its marks', () => {
  expect(markedPieces('Paris, capital of France', [{ start: 18, end: 24 }])).toEqual([
    { text: 'Paris, capital of ', marked: false },
    { text: 'France', marked: true },
  ]);
});

it('keeps every character in order, whatever the marks', () => {
  const span = fc.record({
    start: fc.integer({ min: -5, max: 40 }),
    end: fc.integer({ min: -5, max: 40 }),
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(span), (text, marks) => {
      expect(
        markedPieces(text, marks)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
