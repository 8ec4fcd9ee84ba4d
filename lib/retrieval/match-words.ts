import type { Span } from '@/lib/base/span';
import { stemmingOf, termOf } from '@/lib/text/analyse';
import { CLASS, classOf } from '@/lib/text/characters';
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

/** What a stretch of text has of the wanted, and of the words around it. */
export type Matched = {
  /** Leftmost, then longest; ascending, apart. */
  readonly matches: readonly Match[];
  /** Words of the context that occur, each once. */
  readonly context: ReadonlySet<string>;
};

/** Finds the wanted between `from` and `to` of a text. */
export type Matcher = (text: string, from: number, to: number) => Matched;

type Pattern = {
  readonly which: number;
  /** The name starts with a capital: so must what matches it. */
  readonly isCapital: boolean;
  /** The name is all capitals, "US": so must be what matches it. */
  readonly isAcronym: boolean;
};
type Word = Span & { readonly folded: string };

/** Between the words of one name there may be so many units: a space, a hyphen, ". ". */
const MAX_GAP_UNITS = 3;
const GAP = /^[\s\p{Pd}.'’·_]*$/u;
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
  return (text, from, to) => {
    const words: Word[] = [];
    const found = new Set<string>();
    const whole = patterns.size > 0;
    const hits: Match[] = [];
    forEachWord(
      text,
      (start, end) => {
        const raw = text.slice(start, end);
        const folded = termOf(raw, 'none');
        const term = termOf(raw, stemming);
        if (context.has(folded)) found.add(folded);
        else if (context.has(term)) found.add(term);
        if (whole) words.push({ start, end, folded });
        const which = terms.get(term) ?? terms.get(folded);
        if (which !== undefined) hits.push({ start, end, which, words: 1 });
      },
      from,
      to,
    );
    const sequences = whole ? matchSequences(text, words, patterns) : [];
    return { matches: withoutOverlaps([...sequences, ...hits]), context: found };
  };
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
    // Query phrases are numbered below the terms' numbers.
    const pattern: Pattern = { which: isName ? i : -1 - i, isCapital, isAcronym };
    const same = patterns.get(joined);
    if (same) same.push(pattern);
    else patterns.set(joined, [pattern]);
  }
  return patterns;
}

function matchSequences(
  text: string,
  words: readonly Word[],
  patterns: ReadonlyMap<string, readonly Pattern[]>,
): Match[] {
  const longest = Math.max(...[...patterns.keys()].map((key) => key.length));
  // Most words start no name: two units tell.
  const starts = new Set([...patterns.keys()].map((key) => key.slice(0, 2)));
  const matches: Match[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!startsPattern(words[i]?.folded ?? '', starts)) continue;
    const match = longestAt(text, words, i, { patterns, longest });
    if (!match) continue;
    matches.push(match);
    i += match.words - 1;
  }
  return matches;
}

function startsPattern(folded: string, starts: ReadonlySet<string>): boolean {
  // A word of one letter may be an initial: its pattern goes on with the next word.
  return folded.length < 2 || starts.has(folded.slice(0, 2));
}

function longestAt(
  text: string,
  words: readonly Word[],
  first: number,
  known: { readonly patterns: ReadonlyMap<string, readonly Pattern[]>; readonly longest: number },
): Match | undefined {
  const start = words[first]?.start ?? 0;
  let joined = '';
  let best: Match | undefined;
  for (let k = first; k < words.length; k++) {
    const word = words[k];
    const before = words[k - 1];
    if (!word || (k > first && before && !isJoined(text, before, word))) break;
    joined += word.folded;
    if (joined.length > known.longest) break;
    const pattern = known.patterns
      .get(joined)
      ?.find((each) => fitsCase(text.slice(start, word.end), each));
    if (pattern) best = { start, end: word.end, which: pattern.which, words: k - first + 1 };
  }
  return best;
}

function isJoined(text: string, before: Word, word: Word): boolean {
  const gap = word.start - before.end;
  return gap <= 0 || (gap <= MAX_GAP_UNITS && GAP.test(text.slice(before.end, word.start)));
}

function fitsCase(surface: string, pattern: Pattern): boolean {
  if (pattern.isAcronym) return !/\p{Ll}/u.test(surface);
  return !pattern.isCapital || classOf(surface.charCodeAt(0)) !== CLASS.lower;
}

function withoutOverlaps(matches: Match[]): Match[] {
  const apart: Match[] = [];
  const ordered = matches.toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const match of ordered) {
    const last = apart.at(-1);
    if (!last || match.start >= last.end) apart.push(match);
    else if (match.end > last.end) {
      // Pairs of letters overlap where one mark is meant.
      apart[apart.length - 1] = { ...last, end: match.end };
    }
  }
  return apart;
}
