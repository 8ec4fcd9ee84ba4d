import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { frontCode, frontDecode } from './front-code';

it('tells each word by what it shares with the one before', () => {
  expect(frontCode(['ship', 'shipped', 'shore', 'tide'])).toBe('AshipEpedCoreAtide');
});

it('gives back what was coded, across line breaks', () => {
  const words = fc.uniqueArray(fc.stringMatching(/^[a-z'-]{1,40}$/));
  fc.assert(
    fc.property(words, (list) => {
      const sorted = list.toSorted();
      expect(frontDecode(frontCode(sorted).replace(/(?=[A-Z])/g, '\n'))).toEqual(sorted);
    }),
  );
});
