import { expect, it } from 'vitest';
import { findStopWords } from './stop-words';

const kept = (text: string, ...stemmings: Parameters<typeof findStopWords>[1]): string => {
  const words = text.split(' ');
  const stops = findStopWords(words, stemmings);
  return words.filter((_, i) => !stops[i]).join(' ');
};

it.each([
  ['what did the president say about oil', 'president say oil'],
  ["don't cry for me Argentina", 'cry Argentina'],
  ['US and Iran at the WHO', 'US Iran WHO'],
  ['U.S. troops in Iraq', 'U.S. troops Iraq'],
  ['THE PRICE OF OIL', 'PRICE OIL'],
  ['to be or not to be', ''],
])('drops English function words of %j', (text, words) => {
  expect(kept(text, 'english')).toBe(words);
});

it('goes by the language that most words speak for', () => {
  expect(kept('die hard with a vengeance', 'german', 'english')).toBe('die hard vengeance');
  expect(kept('die Wahlen in der Türkei', 'english', 'german')).toBe('Wahlen Türkei');
  expect(kept('die Wahlen', 'none')).toBe('die Wahlen');
});
