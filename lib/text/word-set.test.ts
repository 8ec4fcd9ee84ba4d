import { expect, it } from 'vitest';
import { hashName } from './word-hash';
import { WordSet } from './word-set';

const WORDS = 'the a an this that these those my our your his her its their every each any some';

it('has its words, however they are written, and no others', () => {
  const set = new WordSet(WORDS);
  for (const word of WORDS.split(' ')) {
    expect(set.has(hashName(word).a)).toBe(true);
    expect(set.has(hashName(word.toUpperCase()).a)).toBe(true);
  }
  for (let n = 0; n < 20_000; n++) expect(set.has(hashName(`x${n}`).a)).toBe(false);
  expect(set.has(0)).toBe(false);
});

it('has one word alone', () => {
  expect(new WordSet('on').has(hashName('on').a)).toBe(true);
  expect(new WordSet('on').has(hashName('of').a)).toBe(false);
});
