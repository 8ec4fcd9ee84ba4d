import type { Span } from '@/lib/base/span';

/** A piece of a text, marked or not. */
export type MarkedPiece = { readonly text: string; readonly marked: boolean };

/**
 * `text` cut at the borders of `marks`. Marks that leave the text or run into one another are cut
 * to fit, since excerpts also come from archives that others made.
 *
 * @param marks in UTF-16 units of `text`
 */
export function markedPieces(text: string, marks: readonly Span[]): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(at, mark.start);
    const end = Math.min(text.length, mark.end);
    if (start >= end) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
