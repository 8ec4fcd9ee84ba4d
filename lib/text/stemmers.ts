import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as english } from 'stemmer';

/** Ways of stemming, in the order of their stored bits: add at the end, never reorder. */
export const STEMMINGS = [
  'english',
  'none',
  'french',
  'german',
  'spanish',
  'portuguese',
  'italian',
  'dutch',
  'swedish',
  'danish',
  'norwegian',
  'russian',
] as const;

/** How words of a language are stemmed: a segment's terms depend on its documents' languages. */
export type Stemming = (typeof STEMMINGS)[number];

const BY_LANGUAGE: Readonly<Record<string, Stemming>> = {
  '': 'english',
  und: 'english',
  en: 'english',
  fr: 'french',
  de: 'german',
  es: 'spanish',
  pt: 'portuguese',
  it: 'italian',
  nl: 'dutch',
  sv: 'swedish',
  da: 'danish',
  no: 'norwegian',
  nb: 'norwegian',
  nn: 'norwegian',
  ru: 'russian',
};

type Stemmer = {
  /** Words that the algorithm knows how to read; others stay as they are. */
  readonly word: RegExp;
  readonly stem: (word: string) => string;
};

const LATIN_WORD = /^\p{Script=Latin}{3,}$/u;

const STEMMERS: Readonly<Record<Exclude<Stemming, 'none'>, Stemmer>> = {
  english: { word: /^[a-z]{3,}$/, stem: english },
  french: { word: LATIN_WORD, stem: french },
  german: { word: LATIN_WORD, stem: german },
  // Endings that are always written with an accent, and often typed without.
  spanish: { word: LATIN_WORD, stem: (word) => spanish(word.replace(/([cs])ion$/, '$1ión')) },
  portuguese: {
    word: LATIN_WORD,
    stem: (word) => portuguese(word.replace(/cao$/, 'ção').replace(/coes$/, 'ções')),
  },
  italian: { word: LATIN_WORD, stem: italian },
  dutch: { word: LATIN_WORD, stem: dutch },
  swedish: { word: LATIN_WORD, stem: swedish },
  danish: { word: LATIN_WORD, stem: danish },
  norwegian: { word: LATIN_WORD, stem: norwegian },
  russian: { word: /^\p{Script=Cyrillic}{3,}$/u, stem: russian },
};

/** How words of `language` (BCP 47) are stemmed; an unknown language is taken for English. */
export function stemmingOf(language: string): Stemming {
  return BY_LANGUAGE[language.split('-', 1)[0]?.toLowerCase() ?? ''] ?? 'none';
}

/**
 * The stem of a word in lower case. English words come folded; those of other languages come as they
 * are written, because their endings are told by their marks.
 */
export function stemWord(word: string, stemming: Exclude<Stemming, 'none'>): string {
  const { word: known, stem } = STEMMERS[stemming];
  return known.test(word) ? stem(word) : word;
}
