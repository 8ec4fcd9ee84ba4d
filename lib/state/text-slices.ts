import type { Span } from '@/lib/base/span';
import type { TextRun } from './paragraphs';

/** So much of a document is drawn in one go, characters: some screens. */
const SLICE_CHARS = 16_000;

/** A part of a run that is drawn in one go; what is folded is never cut. */
export type TextSlice = TextRun & Span;

/** The runs of a document in parts of about 16,000 characters; a paragraph that is longer is one of its own. */
export function slicesOf(runs: readonly TextRun[]): readonly TextSlice[] {
  return runs.flatMap(({ kind, paragraphs }): TextSlice[] =>
    kind === 'furniture'
      ? [sliceOf(kind, paragraphs)]
      : cut(paragraphs).map((part) => sliceOf(kind, part)),
  );
}

/** The index of the slice that holds place `start` of the text, or the last one before it. */
export function sliceAt(slices: readonly TextSlice[], start: number): number {
  return Math.max(
    0,
    slices.findLastIndex((slice) => slice.start <= start),
  );
}

/** How many slices from `first` on make up some screens; at least one. */
export function screensOf(slices: readonly TextSlice[], first: number): number {
  let chars = 0;
  let count = 0;
  for (const slice of slices.slice(first)) {
    count++;
    // Of what is folded there is a line.
    if (slice.kind === 'body') chars += slice.end - slice.start;
    if (chars >= SLICE_CHARS) break;
  }
  return Math.max(1, count);
}

function cut(paragraphs: TextRun['paragraphs']): TextRun['paragraphs'][] {
  const parts: Span[][] = [];
  let from = -Infinity;
  for (const paragraph of paragraphs) {
    if (paragraph.end - from > SLICE_CHARS) {
      parts.push([]);
      from = paragraph.start;
    }
    parts.at(-1)?.push(paragraph);
  }
  return parts;
}

function sliceOf(kind: TextRun['kind'], paragraphs: TextRun['paragraphs']): TextSlice {
  return { kind, paragraphs, start: paragraphs[0]?.start ?? 0, end: paragraphs.at(-1)?.end ?? 0 };
}
