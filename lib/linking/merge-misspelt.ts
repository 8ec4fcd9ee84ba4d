import { KIND } from '@/lib/text/token-list';
import type { MergeInput } from './merge-names';
import { nameKey } from './name-key';

/** A name of so many documents is well known; a misspelling of it is so many times as rare. */
const KNOWN_DOCUMENTS = 60;
const RARE_FACTOR = 20;
/** … and of several words, where it is long. */
const LONG_WORDS = 4;
const LONG_KNOWN = 20;
const LONG_RARE_FACTOR = 6;
/** Of names of so many documents, that are so many times as frequent, words of so many letters have one changed. */
const FAMOUS_DOCUMENTS = 500;
const FAMOUS_FACTOR = 300;
const MIN_CHANGED = 6;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Words of fewer letters are too near to others. */
const MIN_LETTERS = 4;

/**
 * Names of several words of which one lost a letter, has it twice, or has two changed about: "United
 * State", "Saudis Arabia", "Islamci Republic". Each joins the well-known name that it is a misspelling of.
 */
export function mergeMisspelt({ facts, names, shapes, merges }: MergeInput): void {
  for (let name = 0; name < names.size; name++) {
    const documents = names.documents.get(name);
    const isLong = shapes.wordCount(name) >= LONG_WORDS;
    if (documents < (isLong ? LONG_KNOWN : KNOWN_DOCUMENTS) || shapes.wordCount(name) < 2) continue;
    const factor = isLong ? LONG_RARE_FACTOR : RARE_FACTOR;
    const words = shapes.words(name).map((word) => facts.text(word));
    for (const [i, word] of words.entries()) {
      if (facts.kind[shapes.words(name)[i] ?? 0] !== KIND.capital || word.length < MIN_LETTERS)
        continue;
      const merge = (wrong: string, least: number): void => {
        const { a, b } = nameKey(words.with(i, wrong).join(' '));
        const found = names.find(a, b);
        if (found < 0 || found === name || merges.rootOf(found) !== found) return;
        if (names.documents.get(found) * least <= documents) merges.merge(found, name, 'variant');
      };
      for (const wrong of misspellingsOf(word, i === words.length - 1)) merge(wrong, factor);
      if (documents >= FAMOUS_DOCUMENTS && word.length >= MIN_CHANGED)
        for (const wrong of changesOf(word)) merge(wrong, FAMOUS_FACTOR);
    }
  }
}

/** `word` with another letter for one of its own: "Stated" for "States"; the first one stays. */
function* changesOf(word: string): Generator<string> {
  for (let i = 1; i < word.length; i++)
    for (const letter of LETTERS)
      if (letter !== word[i]) yield word.slice(0, i) + letter + word.slice(i + 1);
}

/** `word` with one letter left out, doubled or changed about with the next; the first one stays. */
function* misspellingsOf(word: string, isLast: boolean): Generator<string> {
  for (let i = 1; i < word.length; i++) {
    const [before, letter, behind] = [word.slice(0, i), word[i] ?? '', word.slice(i + 1)];
    yield before + behind;
    yield before + letter + letter + behind;
    if (behind !== '' && behind[0] !== letter) yield before + behind[0] + letter + behind.slice(1);
  }
  // Several of something at a name's end are several.
  if (!isLast) yield `${word}s`;
}
