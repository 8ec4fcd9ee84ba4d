import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { archiveIdFrom } from '@/lib/model/archive';
import { quotePieces } from './quote-pieces';

const at = { archive: archiveIdFrom(new Uint8Array(16)), generation: 1, number: 1 };
const name = (start: number, end: number) => ({ text: 0, start, end, at, route: 'exact' as const });

it('cuts an excerpt at marks and names, and leaves out a name that touches a mark', () => {
  const pieces = quotePieces(
    'Quenten met Felke.',
    [{ start: 0, end: 7 }],
    [name(12, 17), name(5, 9)],
  );
  expect(pieces.map(({ kind, text }) => [kind, text])).toEqual([
    ['mark', 'Quenten'],
    ['text', ' met '],
    ['name', 'Felke'],
    ['text', '.'],
  ]);
});

it('loses and repeats no character, whatever the spans are', () => {
  const span = fc.record({
    start: fc.integer({ min: -3, max: 40 }),
    end: fc.integer({ min: -3, max: 45 }),
  });
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }),
      fc.array(span),
      fc.array(span),
      (text, marks, names) => {
        const pieces = quotePieces(
          text,
          marks,
          names.map(({ start, end }) => name(start, end)),
        );
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      },
    ),
  );
});
