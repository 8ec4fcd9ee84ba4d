import type { Span } from '@/lib/base/span';
import { termOf } from '@/lib/text/analyse';
import { CLASS, classOf, expansionOf, foldOf } from '@/lib/text/characters';
import { stemmingOf } from '@/lib/text/stemmers';
import { forEachWord } from '@/lib/text/words';
import { phraseWords } from './match-phrases';

/** What excerpts are cut for: names of an entity, or the terms and phrases of a query. */
export type Wanted =
  | { readonly names: readonly string[] }
  | { readonly terms: readonly string[]; readonly phrases: readonly string[] };

/** A place in a text that is what was wanted. */
export type Match = Span & {
  /** Which of the wanted it is: its number. Several matches of one number repeat each other. */
  readonly which: number;
  /** How many words it has. */
  readonly words: number;
};

/** Finds the wanted in texts of one language. */
export type Matcher = {
  /** The matches between `from` and `to`: leftmost, then longest; ascending, apart. */
  match(text: string, from: number, to: number): Match[];
  /** Words of the context between `from` and `to`, each once. */
  contextOf(text: string, from: number, to: number): ReadonlySet<string>;
};

type Pattern = {
  readonly which: number;
  /** The name starts with a capital: so must what matches it. */
  readonly isCapital: boolean;
  /** The name is all capitals, "US": so must be what matches it. */
  readonly isAcronym: boolean;
};
/** The words of a stretch, start and end by turns: they are read only where something may match. */
type Words = readonly number[];

/** Between the words of one name there may be so many units: a space, a hyphen, ". ". */
const MAX_GAP_UNITS = 3;
const GAP = /^[\s\p{Pd}'’·_]*$/u;
/** What a full stop shortens: an initial, "St.", "Gen." A longer word ends a sentence with it. */
const MAX_SHORTENED_UNITS = 3;
/** Capitals of a name that is taken for an acronym, at most. */
const MAX_ACRONYM = 6;

/**
 * A matcher for a document in `language`. Names match whole words in any folded form ("Sana'a",
 * "SANAA", "Amir-Abdollahian", "Amir Abdollahian"), but a capital must meet a capital. Terms match
 * words of any form that the analyser brings to them.
 */
export function createMatcher(
  wanted: Wanted,
  language: string,
  context: ReadonlySet<string>,
): Matcher {
  const stemming = stemmingOf(language);
  const isName = 'names' in wanted;
  const patterns = patternsOf(isName ? wanted.names : wanted.phrases, isName);
  const terms = new Map(isName ? [] : wanted.terms.map((term, i) => [term, i] as const));
  const longest = Math.max(0, ...[...patterns.keys()].map((key) => key.length));
  // Neither folding nor stemming changes which letter a word starts with once it is folded.
  const initials = new Set([...patterns.keys(), ...terms.keys()].map((key) => key.charCodeAt(0)));

  const matchAt = (text: string, words: Words, i: number): Match | undefined => {
    const sequence = longestAt(text, words, i, { patterns, longest });
    if (sequence || terms.size === 0) return sequence;
    const [start, end] = [words[2 * i] ?? 0, words[2 * i + 1] ?? 0];
    const raw = text.slice(start, end);
    const which = terms.get(termOf(raw, stemming)) ?? terms.get(termOf(raw, 'none'));
    return which === undefined ? undefined : { start, end, which, words: 1 };
  };

  return {
    match(text, from, to) {
      const words: number[] = [];
      forEachWord(text, (start, end) => words.push(start, end), from, to);
      const matches: Match[] = [];
      for (let i = 0; 2 * i < words.length; i++) {
        if (!initials.has(initialOf(text.charCodeAt(words[2 * i] ?? 0)))) continue;
        const match = matchAt(text, words, i);
        if (!match) continue;
        addMatch(matches, match);
        i += match.words - 1;
      }
      return matches;
    },
    contextOf(text, from, to) {
      const found = new Set<string>();
      if (context.size === 0) return found;
      forEachWord(
        text,
        (start, end) => {
          const raw = text.slice(start, end);
          const folded = termOf(raw, 'none');
          const term = termOf(raw, stemming);
          if (context.has(folded)) found.add(folded);
          else if (context.has(term)) found.add(term);
        },
        from,
        to,
      );
      return found;
    },
  };
}

/** The first unit of a word that starts with `unit`, once the word is folded. */
function initialOf(unit: number): number {
  return foldOf(unit) || expansionOf(unit).charCodeAt(0) || unit;
}

/** Adds `match`; pairs of letters that overlap are one match, as one mark is meant. */
function addMatch(matches: Match[], match: Match): void {
  const last = matches.at(-1);
  if (!last || match.start >= last.end) matches.push(match);
  else matches[matches.length - 1] = { ...last, end: Math.max(last.end, match.end) };
}

/** Patterns by their words joined: "amir-abdollahian" and "amirabdollahian" are the same. */
function patternsOf(texts: readonly string[], isName: boolean): Map<string, Pattern[]> {
  const patterns = new Map<string, Pattern[]>();
  for (const [i, text] of texts.entries()) {
    const joined = phraseWords(text).join('');
    if (joined === '') continue;
    const letters = Array.from(text, (letter) => classOf(letter.charCodeAt(0)));
    const isCapital = isName && letters.find((each) => each !== CLASS.other) === CLASS.upper;
    const capitals = letters.filter((each) => each === CLASS.upper).length;
    const isAcronym =
      isName && capitals > 1 && capitals <= MAX_ACRONYM && !letters.includes(CLASS.lower);
    // All names mean the same; query phrases are numbered below the terms' numbers.
    const pattern: Pattern = { which: isName ? 0 : -1 - i, isCapital, isAcronym };
    const same = patterns.get(joined);
    if (same) same.push(pattern);
    else patterns.set(joined, [pattern]);
  }
  return patterns;
}

function longestAt(
  text: string,
  words: Words,
  first: number,
  known: { readonly patterns: ReadonlyMap<string, readonly Pattern[]>; readonly longest: number },
): Match | undefined {
  const start = words[2 * first] ?? 0;
  let joined = '';
  let best: Match | undefined;
  for (let k = first; 2 * k < words.length; k++) {
    const [from, end] = [words[2 * k] ?? 0, words[2 * k + 1] ?? 0];
    if (k > first && !isJoined(text, words, k)) break;
    joined += termOf(text.slice(from, end), 'none');
    if (joined.length > known.longest) break;
    const pattern = known.patterns
      .get(joined)
      ?.find((each) => fitsCase(text.slice(start, end), each));
    if (pattern) best = { start, end, which: pattern.which, words: k - first + 1 };
  }
  return best;
}

/** Whether word `k` and the one before it can belong to one name. */
function isJoined(text: string, words: Words, k: number): boolean {
  const [before, end, start] = [words[2 * k - 2] ?? 0, words[2 * k - 1] ?? 0, words[2 * k] ?? 0];
  if (start <= end) return true;
  if (start - end > MAX_GAP_UNITS) return false;
  const isShortened = text[end] === '.' && end - before <= MAX_SHORTENED_UNITS;
  return GAP.test(text.slice(isShortened ? end + 1 : end, start));
}

function fitsCase(surface: string, pattern: Pattern): boolean {
  if (pattern.isAcronym) return !/\p{Ll}/u.test(surface);
  return !pattern.isCapital || classOf(surface.charCodeAt(0)) !== CLASS.lower;
}
