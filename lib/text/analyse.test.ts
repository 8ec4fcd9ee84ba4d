import { expect, it } from 'vitest';
import { analyse, ANALYSER_ID, stemmingOf, termOf } from './analyse';

it.each([
  ['Sanctions on Iran’s ministers', ['sanction', 'on', 'iran', 'minist']],
  ['the U.S. and the E.U. met', ['the', 'us', 'and', 'the', 'eu', 'met']],
  ["Sana'a, Sana’a and SANAA", ['sanaa', 'sanaa', 'and', 'sanaa']],
  ["l'Équipe de l’Iran", ['l', 'equip', 'de', 'l', 'iran']],
  ['co-operation in 2015', ['co', 'oper', 'in', '2015']],
  ['Straße, Łódź, Ærø', ['strass', 'lodz', 'aero']],
  ['核武器协议', ['核武', '武器', '器协', '协议']],
  ['한국어를 ก', ['한국', '국어', '어를', 'ก']],
  ['روحاني و روحانی', ['روحانی', 'و', 'روحانی']],
  ['\ud83d\ude00 … —', []],
])('turns %j into terms', (text, terms) => {
  expect(analyse(text, 'en')).toEqual(terms);
});

it('stems English and unknown languages only', () => {
  expect(analyse('nations', 'fr')).toEqual(['nations']);
  expect(analyse('nations', 'und')).toEqual(['nation']);
  expect(stemmingOf('en-GB')).toBe('english');
  expect(stemmingOf('ens')).toBe('none');
});

it('cuts what is no word to a bounded term', () => {
  expect(termOf('x'.repeat(500), 'none')).toHaveLength(64);
});

it('makes the terms that its id stands for', async () => {
  // Letters that Unicode has had for long, in a word each, and words that stemming changes. When
  // this fails, terms have changed: count ANALYSER_ID up, so that indexes are built again.
  let probe = 'relational conditionally hopping agreed electricity controlling ';
  for (let unit = 0x21; unit < 0x1c_80; unit++) probe += `a${String.fromCharCode(unit)}b `;
  const terms = new TextEncoder().encode(analyse(probe, 'en').join(' '));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', terms));
  const hex = Array.from(digest.subarray(0, 8), (b) => b.toString(16).padStart(2, '0')).join('');
  expect(`${ANALYSER_ID} ${hex}`).toBe('words-1 9da1265c195a9e9f');
});
