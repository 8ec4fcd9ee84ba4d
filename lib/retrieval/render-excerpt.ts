import type { Span } from '@/lib/base/span';

/** Stands for what was left out of a sentence. */
const ELLIPSIS = '…';
/** Of what is before the first mark of a cut sentence, this share of the room is kept. */
const LEAD_SHARE = 1 / 3;
const SPACE = /\s/u;
/** Embeddings, overrides and isolates: cut off from their end they would turn what follows. */
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/u;
const CONTROL = /[\p{Cc}\u2028\u2029\ufeff]/u;
/** What belongs to the letter before it. */
const EXTENDING = /\p{M}|\u200c|\u200d|[\udc00-\udfff]/u;

/** A passage made fit to show. */
export type RenderedExcerpt = {
  readonly text: string;
  /** Spans of `text`, ascending, apart. */
  readonly marks: readonly Span[];
  /** Where the passage starts in the original. */
  readonly start: number;
};

/**
 * The passage `span` of `text` on one line of at most `maxChars` units, `marks` with it. A passage
 * that is too long is cut between words around its first mark, with an ellipsis where it was cut.
 */
export function renderExcerpt(
  text: string,
  span: Span,
  marks: readonly Span[],
  maxChars: number,
): RenderedExcerpt {
  const whole = collapse(text, span, marks);
  if (whole.text.length <= maxChars) return whole;
  const kept = cutSpan(text, span, marks, maxChars - 2 * ELLIPSIS.length);
  const inside = marks.filter((mark) => mark.start >= kept.start && mark.end <= kept.end);
  const cut = collapse(text, kept, inside);
  const before = kept.start > span.start ? ELLIPSIS : '';
  const after = kept.end < span.end ? ELLIPSIS : '';
  return {
    text: before + cut.text + after,
    marks: cut.marks.map((mark) => ({
      start: mark.start + before.length,
      end: mark.end + before.length,
    })),
    start: cut.start,
  };
}

/** The part of `span` of at most `room` units that begins and ends between words. */
function cutSpan(text: string, span: Span, marks: readonly Span[], room: number): Span {
  const first = marks[0];
  let start = span.start;
  if (first && first.end - span.start > room) {
    const lead = Math.max(0, Math.floor((room - (first.end - first.start)) * LEAD_SHARE));
    start = borderAfter(text, first.start - lead, first.start);
  }
  const end = Math.min(span.end, start + room);
  if (end === span.end) return { start, end };
  return { start, end: borderBefore(text, end, Math.max(start, first?.end ?? start)) };
}

/** The first border between words in [from, to], else between letters. */
function borderAfter(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) if (SPACE.test(text.charAt(i - 1))) return i;
  return letterBorder(text, from);
}

/** The last border between words in [floor, from], else between letters. */
function borderBefore(text: string, from: number, floor: number): number {
  for (let i = from; i > floor; i--) if (SPACE.test(text.charAt(i))) return i;
  return letterBorder(text, from);
}

/** The border between letters at `at` or before it. */
function letterBorder(text: string, at: number): number {
  let i = at;
  while (i > 0 && EXTENDING.test(text.charAt(i))) i--;
  return i;
}

/** `span` of `text` with every run of white space as one space and without controls. */
function collapse(text: string, span: Span, marks: readonly Span[]): RenderedExcerpt {
  let out = '';
  let start = -1;
  let isGap = false;
  const places = new Uint32Array(span.end - span.start + 1);
  for (let i = span.start; i < span.end; i++) {
    const letter = text.charAt(i);
    if (BIDI_CONTROL.test(letter)) {
      places[i - span.start] = out.length;
      continue;
    }
    if (SPACE.test(letter) || CONTROL.test(letter)) {
      isGap = out !== '';
      places[i - span.start] = out.length;
      continue;
    }
    if (isGap) out += ' ';
    isGap = false;
    if (start < 0) start = i;
    places[i - span.start] = out.length;
    out += letter;
  }
  places[span.end - span.start] = out.length;
  const at = (offset: number): number => places[offset - span.start] ?? out.length;
  const moved = marks
    .map((mark) => ({ start: at(mark.start), end: at(mark.end) }))
    .filter((mark) => mark.end > mark.start);
  return { text: out, marks: moved, start: start < 0 ? span.start : start };
}
