import type { JSX } from 'preact';
import { overlaps, type Span } from '@/lib/base/span';
import { MarkedText } from '@/components/ui/MarkedText';

type ParagraphTextProps = {
  /** The whole document's text. */
  readonly text: string;
  readonly paragraph: Span;
  /** Marked where it falls into this paragraph. */
  readonly passage: Span | undefined;
};

/** One paragraph, with its own direction. */
export function ParagraphText({ text, paragraph, passage }: ParagraphTextProps): JSX.Element {
  const { start, end } = paragraph;
  const marks =
    passage && overlaps(paragraph, passage)
      ? [{ start: passage.start - start, end: passage.end - start }]
      : [];
  return (
    <p dir="auto" data-start={start}>
      <MarkedText text={text.slice(start, end)} marks={marks} />
    </p>
  );
}
