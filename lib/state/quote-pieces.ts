import type { Span } from '@/lib/base/span';
import type { NameInText } from '@/lib/model/card';

/** A stretch of an excerpt: plain, marked, or a name that leads on. */
export type QuotePiece =
  | { readonly kind: 'text' | 'mark'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string; readonly name: NameInText };

/** An excerpt cut at its marks and names. A name that touches a mark, or does not fit, is left out. */
export function quotePieces(
  text: string,
  marks: readonly Span[],
  names: readonly NameInText[],
): readonly QuotePiece[] {
  const marked = marks.map((span) => ({ ...span, name: undefined }));
  const named = names
    .filter(({ start, end }) => marks.every((mark) => end <= mark.start || start >= mark.end))
    .map((name) => ({ start: name.start, end: name.end, name }));
  const pieces: QuotePiece[] = [];
  let at = 0;
  for (const { start, end, name } of [...marked, ...named].sort((a, b) => a.start - b.start)) {
    if (start < at || end <= start || end > text.length) continue;
    if (start > at) pieces.push({ kind: 'text', text: text.slice(at, start) });
    const words = text.slice(start, end);
    pieces.push(name ? { kind: 'name', text: words, name } : { kind: 'mark', text: words });
    at = end;
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) });
  return pieces;
}
