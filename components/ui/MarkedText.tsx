import type { JSX } from 'preact';
import type { Span } from '@/lib/base/span';
import { markedPieces } from '@/lib/state/marked-pieces';

/** Text with marks, as text nodes and `<mark>` only: what an archive says is never markup. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Span[] }): JSX.Element {
  return (
    <>
      {markedPieces(text, marks).map((piece, at) =>
        piece.marked ? <mark key={at}>{piece.text}</mark> : piece.text,
      )}
    </>
  );
}
