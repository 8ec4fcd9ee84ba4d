import type { Span } from '@/lib/base/span';
import type { ArchiveDocument } from '@/lib/model/document';

/** One paragraph of a document, as spans of its original text. */
type Paragraph = Span;

/** A run of paragraphs that are the document itself, or that are furniture around it. */
export type TextRun = {
  readonly kind: 'body' | 'furniture';
  readonly paragraphs: readonly Paragraph[];
};

/**
 * The paragraphs of a document, told apart into body (its cleaned spans) and furniture (the rest).
 * A document of which nothing was found to be clean is all body: there is nothing else to read.
 * Together the paragraphs hold every character but white space between them.
 */
export function paragraphRuns(
  document: Pick<ArchiveDocument, 'text' | 'cleaned'>,
): readonly TextRun[] {
  const { text, cleaned } = document;
  const runs: TextRun[] = [];
  const add = (kind: TextRun['kind'], span: Span): void => {
    const paragraphs = paragraphsOf(text, span);
    if (paragraphs.length === 0) return;
    const last = runs.at(-1);
    if (last?.kind === kind)
      runs[runs.length - 1] = { kind, paragraphs: [...last.paragraphs, ...paragraphs] };
    else runs.push({ kind, paragraphs });
  };
  if (cleaned.length === 0) {
    add('body', { start: 0, end: text.length });
    return runs;
  }
  let at = 0;
  for (const span of cleaned) {
    add('furniture', { start: at, end: span.start });
    add('body', span);
    at = span.end;
  }
  add('furniture', { start: at, end: text.length });
  return runs;
}

function paragraphsOf(text: string, span: Span): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (let start = span.start; start < span.end;) {
    const found = text.indexOf('\n', start);
    const end = found === -1 || found > span.end ? span.end : found;
    const trimmed = trim(text, { start, end });
    if (trimmed.start < trimmed.end) paragraphs.push(trimmed);
    start = end + 1;
  }
  return paragraphs;
}

function trim(text: string, span: Span): Span {
  const piece = text.slice(span.start, span.end);
  const start = span.start + (piece.length - piece.trimStart().length);
  return { start, end: Math.max(start, span.start + piece.trimEnd().length) };
}

/** Longest passage that is marked in the reader: as long as an excerpt at most, characters. */
const MAX_PASSAGE_CHARS = 280;
/** The end of a sentence, with closing quotes: Latin, Arabic, Devanagari and CJK stops. */
const SENTENCE_END = /[.!?؟۔।。！？]["'”’»)\]]*(?=\s|$)|[。！？]/g;

/**
 * The passage to mark when a document is opened at `start`: from there up to the last sentence
 * that ends within 280 characters, or the last whole word. Undefined for a place that is not in
 * the text.
 */
export function passageAt(text: string, start: number): Span | undefined {
  if (!Number.isInteger(start) || start < 0 || start >= text.length) return undefined;
  const limit = Math.min(text.length, start + MAX_PASSAGE_CHARS);
  if (limit === text.length) return trim(text, { start, end: limit });
  const piece = text.slice(start, limit);
  const sentence = [...piece.matchAll(SENTENCE_END)].at(-1);
  if (sentence) return { start, end: start + sentence.index + sentence[0].length };
  const word = piece.search(/\s\S*$/);
  return { start, end: word > 0 ? start + word : limit };
}
