import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { WordNumbers } from './word-numbers';

it('numbers words as a map of strings does', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 400 }), (words) => {
      const numbers = new WordNumbers();
      const map = new Map<string, number>();
      for (const word of words) {
        if (!map.has(word)) map.set(word, map.size);
        expect(numbers.numberOf(`<${word}>`, 1, 1 + word.length)).toBe(map.get(word));
        expect(numbers.size).toBe(map.size);
      }
    }),
  );
});

it('grows without forgetting', () => {
  const numbers = new WordNumbers();
  const words = Array.from({ length: 30_000 }, (_, i) => `word ${i}`);
  const number = (word: string): number => numbers.numberOf(word, 0, word.length);
  expect(words.map(number)).toEqual([...words.keys()]);
  expect(words.map(number)).toEqual([...words.keys()]);
});
