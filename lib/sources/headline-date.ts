import { findDate } from './find-date';
import { comparable, textLines, wordCount, type TextLine } from './text-lines';
import type { Span } from '@/lib/base/span';
import type { DocumentDate } from '@/lib/model/document';

/** A date stands so few lines around the headline. */
const LINES = { before: 3, after: 8 } as const;
/** A line with a date has so few other words. */
const MAX_WORDS = 10;
const MAX_CHARS = 200;
/** So much of a title tells its line, characters. */
const TITLE_CHARS = 40;
/** Such a date is not when a page appeared. */
const OTHER =
  /\b(?:updated|modified|revis\w*|edited|changed|aktualisi\w*|geändert|mis à jour|actualiza\w*|atualiza\w*|aggiorn\w*|founded|joined|member|registered|born|died|opens?|opened|established|until|bis|from|since|expires?|deadline|copyright|gegründet|geboren)\b|©/i;
/** A sentence goes on after its date. */
const SENTENCE = /[.!?]\s+\p{Lu}|\p{Ll}\p{Ll}[.!?]$/u;

/** Words of a line below an article that says when it appeared. */
const APPEARED =
  /\b(?:posted|published|written|geschrieben|veröffentlicht|verfasst|gespeichert|publié|rédigé|publicado|pubblicato|gepubliceerd)\b/i;
const FOOT_WORDS = 25;

/**
 * The date that a page shows beside its headline, for pages that state none: on a line of its own, or
 * with the author; else what a line below the article says.
 *
 * @param article where it is
 */
export function headlineDate(text: string, title: string, article: Span): DocumentDate | undefined {
  const lines = textLines(text);
  const body = lines.findIndex(({ end }) => end > article.start);
  const near = around(lines, titleLine(lines, title, body), body);
  for (const line of near) {
    const date = dateOn(line.text);
    if (date) return date;
  }
  const below = lines.filter(({ end }) => end >= article.end).slice(0, LINES.after);
  const foot = below.find(({ text: line }) => APPEARED.test(line) && wordCount(line) <= FOOT_WORDS);
  return foot && findDate(foot.text)?.date;
}

/** The last line before the article that is the title, or begins with it; -1 when none is. */
function titleLine(lines: readonly TextLine[], title: string, body: number): number {
  const wanted = comparable(title).slice(0, TITLE_CHARS);
  if (wanted.length < 5) return -1;
  return lines.slice(0, body + 2).findLastIndex((line) => comparable(line.text).startsWith(wanted));
}

/** Lines to look at: after the headline, then before it; without one, those before the article. */
function around(lines: readonly TextLine[], headline: number, body: number): TextLine[] {
  // Of the article itself, its first line may be one with a date.
  const until = body < 0 ? lines.length : body + 1;
  if (headline < 0) return lines.slice(Math.max(0, until - 1 - LINES.before), until).toReversed();
  return [
    ...lines.slice(headline, Math.max(headline + 1, Math.min(until, headline + LINES.after))),
    ...lines.slice(Math.max(0, headline - LINES.before), headline).toReversed(),
  ];
}

function dateOn(line: string): DocumentDate | undefined {
  if (line.length > MAX_CHARS) return undefined;
  const found = findDate(line);
  if (!found) return undefined;
  const [before, after] = [line.slice(0, found.span.start), line.slice(found.span.end)];
  const rest = `${before} ${after}`;
  // A table's row says something of what the page is about.
  if (OTHER.test(before) || SENTENCE.test(rest) || rest.includes('\t')) return undefined;
  return wordCount(rest.replace(/[\p{P}\p{S}]+/gu, ' ')) <= MAX_WORDS ? found.date : undefined;
}
