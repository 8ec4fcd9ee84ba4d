import { findDateline } from './furniture-edges';
import { comparable, roughSentences, wordCount, type TextLine } from './text-lines';

/** A headline has at least and at most so many words, and at most so many characters. */
const MIN_WORDS = 3;
const MAX_WORDS = 30;
const MAX_CHARS = 220;
/** A headline stands among the first lines. */
const MAX_LINES = 12;
/** Titles made of a first sentence are at most this long, characters. */
const MADE_TITLE_CHARS = 120;

/**
 * Which of `lines` (furniture left out) is the headline: a line of a few words without a full
 * stop, before the first prose. One that comes again word for word is preferred.
 */
export function findHeadline(lines: readonly TextLine[]): TextLine | undefined {
  const head = lines.slice(0, MAX_LINES);
  const prose = head.findIndex((line) => isProse(line.text));
  if (prose < 0)
    return head.length === 1 ? undefined : head.find((line, n) => isHeadline(line, head[n + 1]));
  const candidates = head.slice(0, prose).filter((line, n) => isHeadline(line, head[n + 1]));
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    const key = comparable(text);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return candidates.find((line) => (counts.get(comparable(line.text)) ?? 0) > 1) ?? candidates[0];
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
