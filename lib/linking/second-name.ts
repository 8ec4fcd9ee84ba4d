import { GAP } from '@/lib/text/token-list';
import { WORD } from './lexicon';
import type { NameFacts, NameRun } from './name-facts';
import { NO_PERSON } from './person-like';
import { isOrigin } from './run-joints';
import { isOwnWord } from './split-places';

/** A word before a name is split off when the name alone is this many times as frequent. */
const ALONE_FACTOR = 4;
/** What is called so more often is called so for good. */
const OFTEN = 10;

/** Whether the word at `at` is a name by itself where `whole` is met so often; not in "Somali-American". */
export function isSecond(
  facts: NameFacts,
  { surfaces, gaps }: NameRun,
  at: number,
  whole: number,
): boolean {
  const word = surfaces[at] ?? 0;
  if (gaps[at] === GAP.hyphen && isOrigin(facts.hashA[word])) return false;
  return isSecondName(facts, word, whole);
}

/** "Azerbaijan" of "Iran Azerbaijan" in a headline that lost its comma; "Iran" of "Islamic Iran". */
function isSecondName(facts: NameFacts, word: number, whole: number): boolean {
  // "Iranian Afghan"; "Saudi Arabian" stands so again and again.
  const people = facts.has(word, WORD.demonym) && isOwnWord(facts, word);
  const own = !facts.common[word] || (whole <= OFTEN && people);
  // "Israeli Knesset": a body's own word; not "Iranian Parliament".
  const isKind = facts.has(word, NO_PERSON) && facts.common[word] === 1;
  if (!own || !facts.isStrong(word) || isKind) return false;
  return (facts.soloCount[word] ?? 0) > whole * ALONE_FACTOR;
}
