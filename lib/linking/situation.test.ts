import { expect, it } from 'vitest';
import { scanTokens } from '@/lib/text/tokens';
import { findRuns } from './find-runs';
import { RUN } from './run-store';
import { situationOf } from './situation';

/** The situation of the last run of `text`. */
function situation(text: string): number {
  const tokens = scanTokens(text);
  let found = -1;
  findRuns(tokens, (run) => (found = situationOf(tokens, run)));
  return found;
}

it('tells a word behind an article from one behind a preposition of place', () => {
  expect(situation('he asked the Government')).toBe(RUN.determined);
  expect(situation('they were reading in Reading')).toBe(RUN.placed);
  expect(situation("It rained. Turkey's parliament met.")).toBe(RUN.owner);
});

it('says nothing of words that are no everyday ones, or not alone', () => {
  expect(situation('they met in Baghdad')).toBe(0);
  expect(situation('they met in Reading Town')).toBe(0);
  expect(situation('he asked Reading')).toBe(0);
  expect(situation('the text of Article 44')).toBe(0);
});

it.each([
  ['the Treaty in Support of Trade', true],
  ['the Industry, Mines and Trade', true],
  ['the Legal and, later, Support of Trade', false],
  ['they told it of the Safety Committee in the Trade Council', true],
  ['they spoke in Support of Trade', false],
  ['they met in Baghdad, Support of Trade', false],
])('tells what may go on from an everyday word with a capital: %s', (text, is) => {
  expect(situation(text)).toBe(is ? RUN.continued : 0);
});
