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
      for (const wrong of misspellingsOf(word, i === words.length - 1)) {
        const { a, b } = nameKey(words.with(i, wrong).join(' '));
        const found = names.find(a, b);
        if (found < 0 || found === name || merges.rootOf(found) !== found) continue;
        if (names.documents.get(found) * factor <= documents) merges.merge(found, name, 'variant');
      }
    }
  }
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
