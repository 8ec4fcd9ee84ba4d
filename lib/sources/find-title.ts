import { findDateline } from './furniture-edges';
import { comparable, roughSentences, wordCount, type TextLine } from './text-lines';

/** A headline has at least and at most so many words, and at most so many characters. */
const MIN_WORDS = 3;
const MAX_WORDS = 30;
const MAX_CHARS = 220;
/** A headline is among so many lines before the prose; more lines before them are a menu. */
const HEAD_LINES = 10;
/** Running text has another line of running text among so many after it. */
const PROSE_NEAR = 3;
/** Titles made of a first sentence are at most this long, characters. */
const MADE_TITLE_CHARS = 120;

/**
 * Which of `lines` (furniture left out) is the headline: a line of a few words without a full
 * stop, before the running text. One that comes again word for word is preferred; after a menu,
 * the longest, else the first.
 */
export function findHeadline(lines: readonly TextLine[]): TextLine | undefined {
  const prose = firstProse(lines);
  // A text of one line is not all headline.
  if (prose === 0 || lines.length < 2) return undefined;
  const from = prose < 0 ? 0 : Math.max(0, prose - HEAD_LINES);
  const head = lines.slice(from, prose < 0 ? HEAD_LINES : prose);
  const candidates = head.filter((line, n) => isHeadline(line, lines[from + n + 1]));
  const again = candidates.find((line) => isAgain(line, lines));
  if (again || from === 0) return again ?? candidates[0];
  return candidates.toSorted((a, b) => wordCount(b.text) - wordCount(a.text))[0];
}

/** Where the running text begins; −1 when there is none. A lone sentence among stubs is a teaser. */
function firstProse(lines: readonly TextLine[]): number {
  const isRunning = lines.map((line) => isProse(line.text));
  const dense = isRunning.findIndex(
    (is, n) => is && isRunning.slice(n + 1, n + 1 + PROSE_NEAR).some(Boolean),
  );
  return dense >= 0 ? dense : isRunning.indexOf(true);
}

function isAgain(line: TextLine, lines: readonly TextLine[]): boolean {
  const wanted = comparable(line.text);
  return lines.some((other) => other !== line && comparable(other.text) === wanted);
}

/** Whether `text` is running text: it ends a sentence or is too long to be anything else. */
export function isProse(text: string): boolean {
  const words = wordCount(text);
  if (words > MAX_WORDS || text.length > MAX_CHARS) return true;
  return words >= 6 && /[.!…。][)"”’'»\]]*$/u.test(text) && !/\.{3}$/.test(text);
}

/** A title from the first sentence of `text`, cut at a word; the text's first words at worst. */
export function madeTitle(text: string): string {
  const line = /\S[^\n\r]*/.exec(text)?.[0] ?? '';
  const start = findDateline(line)?.end ?? 0;
  const sentence = roughSentences(line.slice(start, start + 1000))[0]?.text ?? line;
  const flat = sentence.replace(/\s+/g, ' ').trim();
  if (flat.length <= MADE_TITLE_CHARS) return flat.replace(/(?<=\p{L})\.$/u, '');
  const cut = flat.lastIndexOf(' ', MADE_TITLE_CHARS - 1);
  const kept = flat.slice(0, cut > MADE_TITLE_CHARS / 2 ? cut : MADE_TITLE_CHARS - 1);
  return `${kept.replace(/[\s,;:–—-]+$/, '')}…`;
}

function isHeadline(line: TextLine, next: TextLine | undefined): boolean {
  const { text } = line;
  const words = wordCount(text);
  if (words < MIN_WORDS || isProse(text)) return false;
  if (!/^["“‘'«¿¡([#]?[\p{Lu}\p{Lo}\p{N}]/u.test(text)) return false;
  if (/[.,;:]$/.test(text) && !/\.{3}$/.test(text)) return false;
  if (findDateline(text)) return false;
  // A hard-wrapped paragraph goes on in lower case on the very next line.
  return !(next && !next.opensParagraph && /^\p{Ll}/u.test(next.text));
}
