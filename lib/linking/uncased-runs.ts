import { GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { plainRun, type Run } from './find-runs';
import {
  BODIES_BEHIND,
  BORDERS,
  NO_PERSON_ENDS,
  DUTIES,
  HEADS,
  KOREAN_TITLES,
  TITLES,
  TITLES_BEHIND,
  UNSPACED_BORDERS,
} from './uncased-words';

/** Most words, and most letters of a script without spaces, that may be a name beside a title. */
const MAX_WORDS = 5;
const MAX_LETTERS = 6;
/** Most words between a title and the name: what the office is for, and of which country. */
const MAX_DUTIES = 3;
/** "العراقي", "الإيرانية": of a country, behind an office. */
const OF_COUNTRY = /^ال.{2,}(?:ي|ية)$/u;
const KATAKANA = /[\u30A0-\u30FF]/;
const HANGUL = /^[\uAC00-\uD7AF]{2,4}$/;

/**
 * Stretches of scripts without case in which names may stand: what follows "الرئيس" or "وزارة", what
 * stands before "总统". Where a name in them ends, the archive tells.
 *
 * @param visit is handed the run; a title behind it is told like one before it
 */
export function findUncasedRuns(tokens: TokenList, visit: (run: Run) => void): void {
  for (let i = 0; i < tokens.length; i++) {
    const kind = tokens.kind[i];
    if (kind === KIND.uncased) i = visitSpaced(tokens, i, visit);
    else if (kind === KIND.unspaced) visitUnspaced(tokens, i, visit);
  }
}

/** Visits what stands beside the word `i`; returns the last word that was read. */
function visitSpaced(tokens: TokenList, i: number, visit: (run: Run) => void): number {
  const word = tokens.hashA[i] ?? 0;
  if (TITLES.has(word)) {
    const from = behindDuties(tokens, i + 1);
    const to = wordsEnd(tokens, from);
    if (to - from < 2 || !follows(tokens, i + 1)) return i;
    visit({ ...plainRun(from, to), titleFrom: i, titleTo: from });
    return to - 1;
  }
  if (HEADS.has(word)) {
    const to = wordsEnd(tokens, i + 1);
    if (to - i < 2 || !follows(tokens, i + 1)) return i;
    visit(plainRun(i, to));
    return to - 1;
  }
  if (i > 0 && follows(tokens, i) && isKoreanTitle(tokens, i)) {
    visit({ ...plainRun(i - 1, i), titleFrom: i, titleTo: i + 1 });
  }
  return i;
}

/** Whether token `i` stands right behind the one before it. */
function follows(tokens: TokenList, i: number): boolean {
  return (tokens.gap[i] ?? GAP.border) <= GAP.hyphen;
}

function behindDuties(tokens: TokenList, from: number): number {
  let i = from;
  while (i < tokens.length && i - from < MAX_DUTIES && follows(tokens, i)) {
    const word = tokens.hashA[i] ?? 0;
    if (!DUTIES.has(word) && !TITLES.has(word) && !OF_COUNTRY.test(tokens.slice(i))) break;
    i++;
  }
  return i;
}

function wordsEnd(tokens: TokenList, from: number): number {
  let to = from;
  while (to < tokens.length && to - from < MAX_WORDS && follows(tokens, to)) {
    const word = tokens.hashA[to] ?? 0;
    if (tokens.kind[to] !== KIND.uncased || BORDERS.has(word) || isOn(tokens, to)) break;
    // The second word of somebody's name may be a title elsewhere: "حسين أمير عبد اللهيان".
    if (HEADS.has(word) || (TITLES.has(word) && to - from !== 1)) break;
    to++;
  }
  return to;
}

/** "على", which folds as the name "علي" does. */
function isOn(tokens: TokenList, i: number): boolean {
  return tokens.slice(i) === 'على';
}

function isKoreanTitle(tokens: TokenList, i: number): boolean {
  return KOREAN_TITLES.test(tokens.slice(i)) && HANGUL.test(tokens.slice(i - 1));
}

function visitUnspaced(tokens: TokenList, i: number, visit: (run: Run) => void): void {
  const start = tokens.start[i] ?? 0;
  const title = TITLES_BEHIND.find((each) => tokens.text.startsWith(each, start));
  if (title) {
    const from = lettersStart(tokens, i);
    if (i - from >= 2 && !NO_PERSON_ENDS.has(letterAt(tokens, i - 1)))
      visit({ ...plainRun(from, i), titleFrom: i, titleTo: i + title.length });
    return;
  }
  const body = BODIES_BEHIND.find((each) => tokens.text.startsWith(each, start));
  if (!body) return;
  const from = lettersStart(tokens, i);
  if (i - from >= 2) visit(plainRun(from, i + body.length));
}

/** Where the letters before token `i` start that may be a name: of one kind where they are Katakana. */
function lettersStart(tokens: TokenList, i: number): number {
  const isKatakana = KATAKANA.test(letterAt(tokens, i - 1));
  let from = i;
  const first = isKatakana ? 0 : Math.max(0, i - MAX_LETTERS);
  while (from > first) {
    const letter = letterAt(tokens, from - 1);
    if (tokens.kind[from - 1] !== KIND.unspaced || UNSPACED_BORDERS.has(letter)) break;
    if (KATAKANA.test(letter) !== isKatakana) break;
    if (from < i && tokens.gap[from] !== GAP.none) break;
    from--;
  }
  return tokens.gap[i] === GAP.none ? from : i;
}

function letterAt(tokens: TokenList, i: number): string {
  return i < 0 ? '' : tokens.slice(i);
}
