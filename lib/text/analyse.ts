import { CLASS, classOf, expansionOf, foldOf } from './characters';
import { stemmingOf, STEMMINGS, stemWord, type Stemming } from './stemmers';
import { forEachWord, isApostrophe } from './words';

/**
 * Names the analyser in every index that it made. Its number grows with any change of the terms:
 * of word borders, folding or stemming. A test holds the digest of a probe against it.
 */
export const ANALYSER_ID = 'words-3';

/** Longest term, in UTF-16 units; what is longer is no word. */
const MAX_TERM_UNITS = 64;
/** Words remembered with their terms, for each way of stemming. */
const MAX_REMEMBERED = 20_000;
/** V8 keeps the whole text alive for a slice of this many units or more. */
const SLICED_UNITS = 13;
/** Scripts whose vowels are marks, Devanagari to Sinhala: a word without them is another word. */
const INDIC = { first: 0x09_00, last: 0x0d_ff } as const;

const remembered = new Map<Stemming, Map<string, string>>(
  STEMMINGS.map((stemming) => [stemming, new Map()]),
);

/**
 * The index terms of `text`, one for each word, in order: stemmed as its language asks for, without
 * case and marks, letters of several keyboards unified. Documents and queries go through here.
 *
 * @param language BCP 47, or `und`
 */
export function analyse(text: string, language: string): string[] {
  const terms: string[] = [];
  const stemming = stemmingOf(language);
  forEachTerm(text, stemming, (term) => terms.push(term));
  return terms;
}

/** Calls `visit` with each term of `text` and the span of its word, in UTF-16 units. */
export function forEachTerm(
  text: string,
  stemming: Stemming,
  visit: (term: string, start: number, end: number) => void,
): void {
  forEachWord(text, (start, end) => {
    const term = termOf(text.slice(start, end), stemming);
    if (term !== '') visit(term, start, end);
  });
}

/** The term of one word as `forEachWord` gives it; empty for a word that folds to nothing. */
export function termOf(word: string, stemming: Stemming): string {
  const terms = remembered.get(stemming);
  const known = terms?.get(word);
  if (known !== undefined) return known;
  const term = newTermOf(word, stemming);
  if (terms && terms.size >= MAX_REMEMBERED) terms.clear();
  terms?.set(detached(word), term);
  return term;
}

/** The term of a word, and the word as it stands, folded; nothing is remembered. */
export function termAndForm(
  word: string,
  stemming: Stemming,
): { readonly term: string; readonly form: string } {
  const form = foldWord(word);
  if (stemming === 'none') return { term: form, form };
  // English words are stemmed as they are folded.
  const term = stemming === 'english' ? stemWord(form, stemming) : newTermOf(word, stemming);
  return { term, form };
}

function newTermOf(word: string, stemming: Stemming): string {
  if (stemming === 'none') return foldWord(word);
  if (stemming === 'english') return stemWord(foldWord(word), stemming);
  // Marks tell endings apart in other languages, so that they go last.
  const written = word.length > MAX_TERM_UNITS ? '' : word.toLowerCase().normalize('NFC');
  const stem = stemWord(written, stemming);
  return stem === written ? foldWord(word) : foldWord(stem);
}

function foldWord(word: string): string {
  let folded = '';
  for (let i = 0; i < word.length && folded.length < MAX_TERM_UNITS; i++) {
    const unit = word.charCodeAt(i);
    const found = classOf(unit);
    if (found === CLASS.other) {
      // Halves of letters outside the basic plane are kept as they are; dots and quotes are not.
      if (unit >= 0xd8_00 && unit <= 0xdf_ff) folded += word.charAt(i);
      continue;
    }
    if (found === CLASS.ignorable) {
      if (unit >= INDIC.first && unit <= INDIC.last) folded += word.charAt(i);
      continue;
    }
    if (isApostrophe(unit)) continue;
    const to = foldOf(unit);
    folded += to === 0 ? expansionOf(unit) : String.fromCharCode(to);
  }
  // Hangul was folded to its parts. A cut never leaves half a letter.
  return folded.normalize('NFC').slice(0, MAX_TERM_UNITS).toWellFormed();
}

/** A copy of `word` that does not keep the text alive that it was sliced from. */
function detached(word: string): string {
  if (word.length < SLICED_UNITS) return word;
  let copy = '';
  for (let i = 0; i < word.length; i++) copy += String.fromCharCode(word.charCodeAt(i));
  return copy;
}
