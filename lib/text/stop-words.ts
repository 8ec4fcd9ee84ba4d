import { stopwords as danish } from '@orama/stopwords/danish';
import { stopwords as dutch } from '@orama/stopwords/dutch';
import { stopwords as english } from '@orama/stopwords/english';
import { stopwords as french } from '@orama/stopwords/french';
import { stopwords as german } from '@orama/stopwords/german';
import { stopwords as italian } from '@orama/stopwords/italian';
import { stopwords as norwegian } from '@orama/stopwords/norwegian';
import { stopwords as portuguese } from '@orama/stopwords/portuguese';
import { stopwords as russian } from '@orama/stopwords/russian';
import { stopwords as spanish } from '@orama/stopwords/spanish';
import { stopwords as swedish } from '@orama/stopwords/swedish';
import { termOf } from './analyse';
import type { Stemming } from './stemmers';

const LISTS: Readonly<Record<Exclude<Stemming, 'none'>, readonly string[]>> = {
  // What the list has only in other forms, and what apostrophes leave over.
  english: [...english, ...'a us upon within without also just'.split(' ')],
  french,
  german,
  spanish,
  portuguese,
  italian,
  dutch,
  swedish,
  danish,
  norwegian,
  russian,
};
/** "WHO", "IT", "US" within a query in small letters are names. */
const CAPITALS = /^\p{Lu}{2,}$/u;
const SMALL = /\p{Ll}/u;
/** Quicker to make ready than the others, which few words need. */
const PLAIN_SMALL = /[a-z]/;
const PLAIN_WORD = /^[a-z]+$/;

/** What English sentences say of themselves: "I am interested in articles that describe …". */
const CHATTER =
  'describe discuss interested interest concerning concern regarding related present possible ' +
  'various certain involved actually usual usually find information relevant document article ' +
  'report paper require obtain give given need want know explain identify example include ' +
  'included including use using used deal dealing tell say said think happen happened mean talk';
let chatter: ReadonlySet<string> | undefined;

const folded = new Map<Stemming, ReadonlySet<string>>();

/**
 * For each of a query's words, in order, whether it is a function word ("the", "of") of the one
 * language of `stemmings` that has most of them. They are indexed, but say nothing beside others.
 */
export function findStopWords(
  words: readonly string[],
  stemmings: readonly Stemming[],
): readonly boolean[] {
  const isMixed = words.some((word) => PLAIN_SMALL.test(word) || SMALL.test(word));
  const forms = words.map((word) => (isMixed && isCapital(word) ? '' : termOf(word, 'none')));
  let best: readonly boolean[] = words.map(() => false);
  let most = 0;
  for (const stemming of stemmings) {
    const list = listOf(stemming);
    const found = forms.map((form) => list.has(form));
    const count = found.filter(Boolean).length;
    if (count > most) [best, most] = [found, count];
  }
  return best;
}

function isCapital(word: string): boolean {
  return !PLAIN_SMALL.test(word) && CAPITALS.test(word.replaceAll('.', ''));
}

/** The function words of one way of stemming, folded as terms are; empty where none are known. */
function listOf(stemming: Stemming): ReadonlySet<string> {
  let list = folded.get(stemming);
  if (!list) {
    const words = stemming === 'none' ? [] : LISTS[stemming];
    const terms = words.map((word) => (PLAIN_WORD.test(word) ? word : termOf(word, 'none')));
    list = new Set(terms.filter((term) => term !== ''));
    folded.set(stemming, list);
  }
  return list;
}

/** Whether `term`, an English stem, says little in a sentence that asks for something. */
export function isChatter(term: string): boolean {
  chatter ??= new Set(CHATTER.split(' ').map((word) => termOf(word, 'english')));
  return chatter.has(term);
}
