import { expect, it } from 'vitest';
import { analyse, ANALYSER_ID, termOf } from './analyse';
import { stemmingOf } from './stemmers';

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

it.each([
  ['fr', 'déclaré Déclarée DÉCLARÉ de l’Élection', 'declar declar declar de l elect'],
  ['de', 'Häuser Haus Wahlen Größe', 'haus haus wahl gross'],
  ['es', 'declaración declaraciones declaracion', 'declar declar declar'],
  ['pt-BR', 'eleições eleicoes', 'eleico eleico'],
  ['ru', 'выборы выборов российский', 'выбор выбор россииск'],
  ['it', 'elezioni elezione università', 'elezion elezion univers'],
  ['sv', 'regeringen regeringar', 'regering regering'],
  ['und', 'nations', 'nation'],
  ['pl', 'Wybory wyborów', 'wybory wyborow'],
])('stems words of %s', (language, words, terms) => {
  expect(analyse(words, language).join(' ')).toBe(terms);
});

it('knows a language by its first subtag', () => {
  expect(stemmingOf('en-GB')).toBe('english');
  expect(stemmingOf('DE-at')).toBe('german');
  expect(stemmingOf('')).toBe('english');
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
  const words =
    'nationalités déclarée Häuser Wahlen declaraciones naciones eleições informações elezioni ' +
    'regeringen verkiezingen regjeringen выборов российский';
  const languages = ['en', 'fr', 'de', 'es', 'pt', 'it', 'nl', 'sv', 'da', 'nb', 'ru', 'pl'];
  const made = [analyse(probe, 'en'), ...languages.map((language) => analyse(words, language))];
  const terms = new TextEncoder().encode(made.flat().join(' '));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', terms));
  const hex = Array.from(digest.subarray(0, 8), (b) => b.toString(16).padStart(2, '0')).join('');
  expect(`${ANALYSER_ID} ${hex}`).toBe('words-3 483602213e81bdcc');
});
