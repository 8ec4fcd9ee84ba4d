import { fold } from '@/lib/text/fold';
import type { Assembly } from './assemble-entities';
import type { EntityMentions } from './entity-mentions';
import { WORD } from './lexicon';

/** A word is taken for a slip of another that is so many times as frequent … */
const FACTOR = 100;
/** … when it has at most so many documents, and so many letters at least; … */
const MOST_DOCUMENTS = 10;
/** … more documents where it is so many times as rare: "Tramp". */
const MORE_DOCUMENTS = 40;
const MORE_FACTOR = 150;
const LEAST_LETTERS = 3;
const LEAST_CAPITALS = 3;
/** Acronyms of so many letters lose one. */
const LONG_CAPITALS = 5;

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
  const note = (key: string, documents: number): void => {
    near.set(key, Math.max(documents, near.get(key) ?? 0));
  };
  for (const word of NO_NAMES) for (const key of shortened(word)) near.set(key, Infinity);
  for (let root = 0; root < names.size; root++) {
    // "Macron", who is known by his full name.
    const documents = Math.max(mentions.count(root), names.documents.get(root));
    if (documents < FACTOR || shapes.wordCount(root) !== 1) continue;
    const word = fold(names.text(root));
    const isAcronym = shapes.isAcronym(root);
    for (const key of slipsOf(word, isAcronym)) note(key, documents);
  }
  return (root) => {
    const documents = mentions.count(root);
    if (shapes.wordCount(root) !== 1) return false;
    if (shapes.hasWord(root, WORD.given | WORD.family | WORD.demonym)) return false;
    const word = fold(names.text(root));
    const isAcronym = shapes.isAcronym(root);
    // "IRA" is no "Iran".
    if (word.length < (isAcronym ? LEAST_CAPITALS : LEAST_LETTERS)) return false;
    if (!isAcronym && (near.get(sameLetters(word)) ?? 0) >= documents * SAME_LETTERS_FACTOR)
      return true;
    if (documents > MORE_DOCUMENTS) return false;
    if (documents > MOST_DOCUMENTS)
      return isNear(near, isAcronym ? [capitals(word)] : changed(word), documents * MORE_FACTOR);
    return isNear(near, slipsOf(word, isAcronym, LONG_CAPITALS + 1), documents * FACTOR);
  };
}

function isNear(
  near: ReadonlyMap<string, number>,
  keys: readonly string[],
  least: number,
): boolean {
  return keys.some((key) => (near.get(key) ?? 0) >= least);
}

/**
 * What `word` and a slip of it have in common: of acronyms, two letters changed about, one lost of five,
 * or one that is another of six.
 */
function slipsOf(word: string, isAcronym: boolean, longest = LONG_CAPITALS): string[] {
  if (!isAcronym) return [word, ...shortened(word), ...changed(word)];
  const shorter = word.length < longest ? [] : shortened(word);
  return [word, ...changedAbout(word), ...shorter].map(capitals);
}

/** An acronym is no slip of a word. */
function capitals(word: string): string {
  return `capitals ${word}`;
}

/** The word with each letter but the first as any: "tramp" and "trump" are "tr?mp". */
function changed(word: string): string[] {
  return Array.from(word, (_, i) => `${word.slice(0, i)}?${word.slice(i + 1)}`).slice(1);
}

/** "JPCOA", "JCPOA": each two letters behind the first changed about, in one order. */
function changedAbout(word: string): string[] {
  return Array.from(word.slice(2), (_, i) => {
    const pair = Array.from(word.slice(i + 1, i + 3))
      .toSorted()
      .join('');
    return `${word.slice(0, i + 1)}(${pair})${word.slice(i + 3)}`;
  });
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
