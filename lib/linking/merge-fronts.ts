import { GAP, KIND } from '@/lib/text/token-list';
import { WORD } from './lexicon';
import type { MergeInput } from './merge-names';
import { Counts } from './hash-table';

/** What has an owner is known so many times as often without. */
const ALONE_FACTOR = 6;
/** What stands so but once or twice is a slip. */
const MIN_DOCUMENTS = 3;
/** "Iran" and "Iranian" own the same: so many letters tell. */
const OWNER_LETTERS = 3;

/**
 * Names with a word before them that says whose they are or what somebody is: "Iraqi Popular Mobilization
 * Units", where nobody else's are spoken of, and "General Mark Milley". Each joins what it says so of.
 */
export function mergeFronts(input: MergeInput): void {
  const { names, shapes, merges } = input;
  const owned: { whole: number; rest: number }[] = [];
  const owners = new Owners(input);
  for (let whole = 0; whole < names.size; whole++) {
    if (shapes.wordCount(whole) < 3 || merges.rootOf(whole) !== whole) continue;
    const rest = restOf(input, whole);
    if (rest < 0) continue;
    if (isTitled(input, whole, rest)) merges.merge(whole, rest, 'alias');
    else if (isOwner(input, shapes.words(whole)[0] ?? 0)) {
      owners.note(rest, whole);
      owned.push({ whole, rest });
    }
  }
  for (const { whole, rest } of owned) {
    if (names.documents.get(whole) < MIN_DOCUMENTS) continue;
    if (!owners.isOnly(rest) || merges.rootOf(rest) === merges.rootOf(whole)) continue;
    if (names.documents.get(rest) < names.documents.get(whole) * ALONE_FACTOR) continue;
    merges.merge(whole, rest, 'alias');
  }
}

/** The name behind the first word, if there is one, or -1. */
function restOf({ facts, names, shapes }: MergeInput, whole: number): number {
  const words = shapes.words(whole);
  if (names.written(whole).gaps[1] !== GAP.space || !facts.isCapital(words[1] ?? 0)) return -1;
  // "Russian Far East", "U.S. Persian Gulf"
  const own = WORD.direction | WORD.demonym | WORD.country;
  if (words.slice(1).some((word) => facts.has(word, own))) return -1;
  const [a, b] = facts.key(words, 1, words.length);
  return names.find(a, b);
}

/** "General" of "General Mark Milley"; not that of "General Intelligence Directorate". */
function isTitled({ facts, shapes }: MergeInput, whole: number, rest: number): boolean {
  if (!shapes.firstHas(whole, WORD.title | WORD.softTitle)) return false;
  return shapes.couldBePerson(rest) && facts.common[shapes.words(rest).at(-1) ?? 0] !== 1;
}

/** A people, a country, or a place that stands alone; not "Islamic". */
function isOwner({ facts }: MergeInput, word: number): boolean {
  if (facts.kind[word] === KIND.initial || facts.has(word, WORD.given | WORD.quality)) return false;
  return facts.has(word, WORD.demonym | WORD.country) || facts.isStrong(word);
}

/** Which names have owners, and whether several do. */
class Owners {
  readonly #input: MergeInput;
  /** Name → a name with its owner plus 1. */
  readonly #first: Counts;
  readonly #several = new Set<number>();

  constructor(input: MergeInput) {
    this.#input = input;
    this.#first = new Counts(input.names.size);
  }

  note(rest: number, whole: number): void {
    const before = this.#first.get(rest) - 1;
    if (before < 0) this.#first.set(rest, whole + 1);
    else if (this.#ownerOf(before) !== this.#ownerOf(whole)) this.#several.add(rest);
  }

  isOnly(rest: number): boolean {
    return !this.#several.has(rest);
  }

  #ownerOf(whole: number): string {
    return this.#input.shapes.firstWord(whole).slice(0, OWNER_LETTERS);
  }
}
