import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from './fold';
import { FLAG, GAP, KIND } from './token-list';
import { scanTokens } from './tokens';
import { hashName } from './word-hash';

function words(text: string): string[] {
  const tokens = scanTokens(text);
  return Array.from({ length: tokens.length }, (_, i) => tokens.slice(i));
}

it.each([
  ["Iran's ally", ['Iran', 'ally']],
  ['Qur’an and O’Neill', ['Qur’an', 'and', 'O’Neill']],
  ['the U.S. and the U.K.', ['the', 'U.S.', 'and', 'the', 'U.K.']],
  ['Shahab-3', ['Shahab', '3']],
  ['Teh\u00ADran\u200B!', ['Teh\u00ADran\u200B']],
  ['安倍', ['安', '倍']],
  ['  ', []],
])('finds the words of %j', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

it('tells how words are written', () => {
  const tokens = scanTokens('iPhone of Raisi, IRNA, E. and 35th 12');
  const kinds = Array.from(tokens.kind.subarray(0, tokens.length));
  expect(kinds).toEqual([
    KIND.mixed,
    KIND.lower,
    KIND.capital,
    KIND.caps,
    KIND.initial,
    KIND.lower,
    KIND.ordinal,
    KIND.number,
  ]);
});

it('joins names across initials and abbreviations, not across sentences', () => {
  const tokens = scanTokens('Gen. E. Raisi left. Tehran slept.');
  expect(Array.from(tokens.gap.subarray(1, 5))).toEqual([GAP.dot, GAP.dot, GAP.space, GAP.border]);
  expect(tokens.has(4, FLAG.start)).toBe(true);
  expect(tokens.has(2, FLAG.start)).toBe(false);
});

it('takes a capital behind a quotation mark, a colon or a line end for a sentence start', () => {
  const tokens = scanTokens('a “Raisi” b: Iran\nIraq — Oman');
  const starts = Array.from({ length: tokens.length }, (_, i) => i)
    .filter((i) => tokens.has(i, FLAG.start))
    .map((i) => tokens.slice(i));
  expect(starts).toEqual(['a', 'Raisi', 'Iran', 'Iraq', 'Oman']);
});

it('knows lines whose capitals say nothing', () => {
  const flags = (text: string): number =>
    (scanTokens(text).flags[1] ?? 0) & (FLAG.titleCase | FLAG.allCaps);
  expect(flags('Raisi Urges Unity In New York')).toBe(FLAG.titleCase);
  expect(flags('RAISI URGES UNITY')).toBe(FLAG.allCaps);
  expect(flags('Raisi met Putin, Xi and Modi in Goa.')).toBe(0);
  expect(flags('Raisi asked for unity in New York')).toBe(0);
});

it('hashes each word as its folded form', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const tokens = scanTokens(text);
      for (let i = 0; i < tokens.length; i++) {
        const { a, b, size } = hashName(tokens.slice(i));
        expect([tokens.hashA[i], tokens.hashB[i], tokens.size[i]]).toEqual([a, b, size]);
        expect(size).toBe(fold(tokens.slice(i)).length);
      }
    }),
  );
});

it('keeps words ascending and apart, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const tokens = scanTokens(text);
      let end = 0;
      for (let i = 0; i < tokens.length; i++) {
        expect(tokens.start[i]).toBeGreaterThanOrEqual(end);
        expect(tokens.end[i]).toBeGreaterThan(tokens.start[i]!);
        end = tokens.end[i]!;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});

const naughty = path.resolve('../shared/data/adversarial/naughty-strings.json');

it.skipIf(!existsSync(naughty))('reads every naughty string', () => {
  for (const text of JSON.parse(readFileSync(naughty, 'utf8')) as string[])
    expect(scanTokens(text).length).toBeGreaterThanOrEqual(0);
});
