import { ByteWriter } from '@/lib/base/bytes';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchVocabulary } from './fuzzy-terms';
import { writeTerm } from './text-index-format';

function distanceBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const line = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      line.push(Math.min(replaced, (above[j] ?? 0) + 1, (line[j - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[b.length] ?? 0;
}

it('finds the terms that comparing each one finds', () => {
  const term = fc.string({
    unit: fc.constantFrom('a', 'b', 'é', '\u8f66'),
    minLength: 1,
    maxLength: 7,
  });
  fc.assert(
    fc.property(fc.uniqueArray(term, { maxLength: 40 }), term, fc.nat(2), (terms, word, edits) => {
      const sorted = terms.toSorted();
      const writer = new ByteWriter();
      for (const [i, each] of sorted.entries()) writeTerm(writer, sorted[i - 1] ?? '', each);
      const found: [string, number][] = [];
      matchVocabulary(writer.finish(), word, edits, (...match) => found.push(match));
      const expected = sorted
        .map((each): [string, number] => [each, distanceBetween(each, word)])
        .filter(([, distance]) => distance <= edits);
      expect(found).toEqual(expected);
    }),
  );
});

it('finds terms of any length that a term can have', () => {
  const long = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 64 });
  const changes = fc.array(fc.tuple(fc.nat(63), fc.constantFrom('', 'a', 'cb')), { maxLength: 3 });
  fc.assert(
    fc.property(long, changes, fc.nat(2), (word, changed, edits) => {
      let term = word;
      for (const [at, to] of changed) term = term.slice(0, at) + to + term.slice(at + 1);
      const cut = term.slice(0, 64);
      if (cut === '') return;
      const writer = new ByteWriter();
      writeTerm(writer, '', cut);
      const found: [string, number][] = [];
      matchVocabulary(writer.finish(), word, edits, (...match) => found.push(match));
      const distance = distanceBetween(cut, word);
      expect(found).toEqual(distance <= edits ? [[cut, distance]] : []);
    }),
  );
});
