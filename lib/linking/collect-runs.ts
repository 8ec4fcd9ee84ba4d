import { FLAG, GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { stepA } from '@/lib/text/word-hash';
import { findRuns, type Run } from './find-runs';
import { tokenBits, WORD } from './lexicon';
import { isPlainAcronym } from './plain-acronym';
import { NEAR_END, POSSESSIVE_GAP, RUN, type StoredRun } from './run-store';
import type { ChunkWords } from './run-writer';
import { situationOf } from './situation';
import { findUncasedRuns } from './uncased-runs';
import { isInitialsPair, MAX_INITIALS } from './writer-initials';

/** Longest acronym in brackets, in characters. */
const MAX_ACRONYM = 12;

/** The distinct runs of one text, in the order of first occurrence, ready to be stored. */
export function collectRuns(words: ChunkWords, tokens: TokenList, inTitle: boolean): StoredRun[] {
  const runs: StoredRun[] = [];
  const known = new Map<number, StoredRun>();
  const visit = (run: Run): void => {
    if (run.prefixed) return;
    const stored = storedRun(words, tokens, run);
    if (inTitle) stored.flags |= RUN.inTitle;
    const key = hashOf(stored);
    const same = known.get(key);
    if (!same || !isSame(same, stored)) {
      known.set(key, stored);
      runs.push(stored);
      return;
    }
    same.count++;
    same.flags |= stored.flags & RUN.placeBefore;
    if (same.title === 0) same.title = stored.title;
    if (same.acronym === 0) same.acronym = stored.acronym;
  };
  findRuns(tokens, visit);
  findUncasedRuns(tokens, visit);
  return runs;
}

function hashOf(run: StoredRun): number {
  let hash = stepA(run.flags & ~RUN.placeBefore, run.fromEnd);
  for (const [i, surface] of run.surfaces.entries())
    hash = stepA(stepA(hash, surface), run.gaps[i] ?? 0);
  return hash;
}

function isSame(left: StoredRun, right: StoredRun): boolean {
  return (
    (left.flags | RUN.placeBefore) === (right.flags | RUN.placeBefore) &&
    left.fromEnd === right.fromEnd &&
    left.surfaces.length === right.surfaces.length &&
    left.surfaces.every(
      (surface, i) => surface === right.surfaces[i] && left.gaps[i] === right.gaps[i],
    )
  );
}

function storedRun(words: ChunkWords, tokens: TokenList, run: Run): StoredRun {
  const surfaces: number[] = [];
  const gaps: number[] = [];
  for (let i = run.from; i < run.to; i++) {
    surfaces.push(words.surfaceOf(tokens, i));
    const owned = i > run.from && tokens.has(i - 1, FLAG.possessive);
    gaps.push(owned ? POSSESSIVE_GAP : (tokens.gap[i] ?? GAP.border));
  }
  const titled = run.titleTo > run.titleFrom;
  return {
    surfaces,
    gaps,
    flags: runFlags(tokens, run),
    count: 1,
    fromEnd: Math.min(NEAR_END, tokens.length - run.to),
    title: titled ? words.titleOf(tokens.slice(run.titleFrom, run.titleTo)) : 0,
    acronym: acronymOf(words, tokens, run),
  };
}

function runFlags(tokens: TokenList, run: Run): number {
  let flags = situationOf(tokens, run);
  const first = run.titleTo > run.titleFrom ? run.titleFrom : run.from;
  if (tokens.has(run.from, FLAG.start) && !run.quoted) flags |= RUN.start;
  if (tokens.has(run.from, FLAG.titleCase)) flags |= RUN.titleCase;
  if (tokens.has(run.from, FLAG.allCaps)) flags |= RUN.allCaps;
  if (isInitials(tokens, run)) flags |= RUN.initials;
  if (isInitialsPair(tokens, run.from)) flags |= RUN.initialsPair;
  if (first > 0 && tokens.gap[first] === GAP.space) {
    if ((tokenBits(tokens, first - 1) & WORD.placeBefore) !== 0) flags |= RUN.placeBefore;
  }
  return flags;
}

/** "MH" or "PA" of "MH/PA" after the last sentence. */
function isInitials(tokens: TokenList, run: Run): boolean {
  if (run.to - run.from !== 1 || tokens.kind[run.from] !== KIND.caps) return false;
  if ((tokens.end[run.from] ?? 0) - (tokens.start[run.from] ?? 0) > MAX_INITIALS) return false;
  return tokens.has(run.from, FLAG.start) || tokens.gap[run.from] === GAP.slash;
}

/** See `StoredRun.acronym`. */
function acronymOf(words: ChunkWords, tokens: TokenList, { from, to }: Run): number {
  if (to - from === 1 && isPlainAcronym(tokens, from)) return words.surfaceOf(tokens, from) + 1;
  return acronymBehind(words, tokens, to);
}

/** The surface of "OIC" in "Organization of Islamic Cooperation (OIC)", plus 1; 0 for none. */
function acronymBehind(words: ChunkWords, tokens: TokenList, i: number): number {
  if (i >= tokens.length || tokens.kind[i] !== KIND.caps) return 0;
  if (!tokens.has(i, FLAG.bracketed) || !tokens.has(i, FLAG.bracketEnd)) return 0;
  const length = (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0);
  if (length > MAX_ACRONYM || (tokens.start[i] ?? 0) - (tokens.end[i - 1] ?? 0) > 3) return 0;
  return words.surfaceOf(tokens, i) + 1;
}
