import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextList } from './text-list';

it('gives back every text as it was appended, in its place', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constant('سلام'),
    fc.string({ minLength: 200, maxLength: 300 }),
    fc.constant('\ud800 alone'),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 400 }), (texts) => {
      const list = new TextList();
      for (const [i, each] of texts.entries()) expect(list.push(each)).toBe(i + 1);
      expect(texts.map((_, i) => list.at(i))).toEqual(texts);
      expect([list.at(texts.length), list.length]).toEqual(['', texts.length]);
    }),
    { numRuns: 30 },
  );
});
