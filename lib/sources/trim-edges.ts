import { findDate } from './find-date';
import { afterLabel, findDateline, findTail, type Tail } from './furniture-edges';
import { comparable, roughSentences, type TextLine } from './text-lines';
import type { Span } from '@/lib/base/span';
import type { DocumentDate } from '@/lib/model/document';

/** A dateline opens one of the first lines. */
const DATELINE_LINES = 6;
/** Repeated sentences are looked for among so many at the end. */
const LAST_SENTENCES = 4;

/** Whether a line or a last sentence, in `comparable` form, is one that the collection repeats. */
export type IsRepeated = (unit: string, isSentence: boolean) => boolean;

type Piece = { start: number; end: number; text: string };

/** The lines of a text without what stands before and after its prose on the same line. */
export type Edge = {
  readonly lines: readonly Span[];
  readonly date?: DocumentDate;
  readonly licence?: string;
  readonly agency?: string;
  readonly licensor?: string;
  readonly source?: string;
};

/** Cuts dates, datelines, licence lines, initials and repeated last sentences off `lines`. */
export function trimEdges(lines: readonly TextLine[], isRepeated: IsRepeated | undefined): Edge {
  const spans: { start: number; end: number; text: string }[] = lines.map(
    ({ start, end, text }) => ({
      start,
      end,
      text,
    }),
  );
  const date = trimDate(spans[0]);
  const agency = trimDateline(spans);
  const tail = trimTail(spans, isRepeated);
  return {
    lines: spans.filter(({ start, end }) => end > start),
    ...(date && { date }),
    ...(agency && { agency }),
    ...tail,
  };
}

/** Cuts the last lines at their tails, until one has something left. */
function trimTail(spans: Piece[], isRepeated: IsRepeated | undefined): Omit<Tail, 'start'> {
  let found: Omit<Tail, 'start'> = {};
  for (let last = spans.at(-1); last; last = spans.at(-1)) {
    const { start, ...more } = findTail(
      last.text,
      (unit) => isRepeated?.(comparable(unit), false) ?? false,
    );
    found = { ...more, ...found };
    cutEnd(last, Math.min(start, repeatedTail(last.text.slice(0, start), isRepeated)));
    if (last.text !== '') break;
    spans.pop();
  }
  return found;
}

/** Offset where the last sentences that the collection repeats begin. */
function repeatedTail(text: string, isRepeated: IsRepeated | undefined): number {
  if (!isRepeated) return text.length;
  let end = text.length;
  for (const sentence of lastSentences(text).toReversed()) {
    if (!isRepeated(comparable(sentence.text), true)) break;
    end = sentence.start;
  }
  return end;
}

/** The last few sentences of `line` with their offsets. */
export function lastSentences(line: string): { start: number; text: string }[] {
  // Sentences of the end need only the end of a long line.
  const from = Math.max(0, line.length - 2000);
  return roughSentences(line.slice(from))
    .slice(from > 0 ? 1 : 0)
    .slice(-LAST_SENTENCES)
    .map(({ start, text }) => ({ start: start + from, text }));
}

function trimDate(first: { start: number; text: string } | undefined): DocumentDate | undefined {
  if (!first) return undefined;
  const label = afterLabel(first.text);
  const found = findDate(first.text.slice(label, label + 60));
  if (!found || found.span.start !== 0) return undefined;
  // Without its label, a date before prose may be the sentence's own first words.
  const rest = first.text.slice(label + found.span.end);
  if (label === 0 && !/^\s*(?:--?|[–—|])\s/.test(rest)) return undefined;
  cutStart(
    first,
    label + found.span.end + (/^[\s\p{P}]*(?=["“‘'«(]?\S)/u.exec(rest)?.[0].length ?? 0),
  );
  return found.date;
}

function trimDateline(spans: { start: number; text: string }[]): string | undefined {
  for (const span of spans.slice(0, DATELINE_LINES)) {
    const dateline = findDateline(span.text);
    if (!dateline) continue;
    cutStart(span, dateline.end);
    return dateline.agency;
  }
  return undefined;
}

function cutStart(span: { start: number; text: string }, at: number): void {
  span.start += at;
  span.text = span.text.slice(at);
}

function cutEnd(span: { start: number; end: number; text: string }, at: number): void {
  span.text = span.text.slice(0, at).trimEnd();
  span.end = span.start + span.text.length;
}
