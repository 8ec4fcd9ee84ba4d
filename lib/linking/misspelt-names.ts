import { fold } from '@/lib/text/fold';
import type { Assembly } from './assemble-entities';
import type { EntityMentions } from './entity-mentions';
import { WORD } from './lexicon';

/** A word is taken for a slip of another that is so many times as frequent … */
const FACTOR = 100;
/** … when it has at most so many documents, and so many letters at least. */
const MOST_DOCUMENTS = 10;
const LEAST_LETTERS = 3;
const LEAST_CAPITALS = 5;

/** … and with all of its letters, in another order, at any number of documents from this factor on: "Terhan". */
const SAME_LETTERS_FACTOR = 500;

/** "Decemebr" is nobody, "Sothern" nothing; "Apryl" may be somebody. */
const NO_NAMES =
  'january february march september october november december southern northern eastern western'.split(
    ' ',
  );

/**
 * Tells whether a name of one word is a slip: "TEHRN" and "Indias" are one letter from names that
 * are a hundred times as frequent. First and family names are not: "Ivan" is no "Iran".
 */
export function createMisspelt(
  { names, merged }: Assembly,
  mentions: EntityMentions,
): (root: number) => boolean {
  const { shapes } = merged;
  /** A frequent word, and it without each of its letters → its documents, the most there are. */
  const near = new Map<string, number>();
  for (const word of NO_NAMES) for (const key of shortened(word)) near.set(key, Infinity);
  for (let root = 0; root < names.size; root++) {
    // "Macron", who is known by his full name.
    const documents = Math.max(mentions.count(root), names.documents.get(root));
    if (documents < FACTOR || shapes.wordCount(root) !== 1 || shapes.isAcronym(root)) continue;
    const word = fold(names.text(root));
    for (const key of [word, ...shortened(word)])
      near.set(key, Math.max(documents, near.get(key) ?? 0));
  }
  return (root) => {
    const documents = mentions.count(root);
    if (shapes.wordCount(root) !== 1) return false;
    if (shapes.hasWord(root, WORD.given | WORD.family | WORD.demonym)) return false;
    const word = fold(names.text(root));
    // "IRA" is no "Iran".
    if (word.length < (shapes.isAcronym(root) ? LEAST_CAPITALS : LEAST_LETTERS)) return false;
    if ((near.get(sameLetters(word)) ?? 0) >= documents * SAME_LETTERS_FACTOR) return true;
    if (documents > MOST_DOCUMENTS) return false;
    return [word, ...shortened(word)].some((key) => (near.get(key) ?? 0) >= documents * FACTOR);
  };
}

/** The word without each of its letters but the first, and as any order of these: "Vazei" is "Vaezi". */
function shortened(word: string): string[] {
  const letters = Array.from(word);
  const shorter = letters.map((_, i) => letters.toSpliced(i, 1).join('')).slice(1);
  return [...shorter, sameLetters(word)];
}

/** The same for all words that start with one letter and have the others in any order. */
function sameLetters(word: string): string {
  const [first = '', ...rest] = Array.from(word);
  return `${first} ${rest.toSorted().join('')}`;
}
