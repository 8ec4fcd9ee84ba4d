/** One line of a text, without the white space around it. */
export type TextLine = {
  /** Offsets of the first and after the last visible character, UTF-16. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether an empty line, or the text's start, is before it. */
  readonly opensParagraph: boolean;
};

const LINE = /[^\n\r\u2028\u2029\f\v]+/g;

/** The lines of `text` that are not blank, in order. */
export function textLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let lastEnd = 0;
  for (const match of text.matchAll(LINE)) {
    const raw = match[0];
    const trimmed = raw.trim();
    if (trimmed === '') continue;
    const start = match.index + raw.indexOf(trimmed);
    const gap = text.slice(lastEnd, start);
    const opensParagraph =
      lines.length === 0 || (gap.match(/\r\n|[\n\r\u2028\u2029\f\v]/g) ?? []).length > 1;
    lines.push({ start, end: start + trimmed.length, text: trimmed, opensParagraph });
    lastEnd = start + trimmed.length;
  }
  return lines;
}

/** `line` for comparison: lower case, one kind of quote and dash, single spaces, no final stop. */
export function comparable(line: string): string {
  return line
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[‐-―]/g, '-')
    .replace(/[\s\u200b-\u200f\ufeff]+/g, ' ')
    .replace(/[.\s]+$/, '')
    .trim();
}

/** How many words `line` has. */
export function wordCount(line: string): number {
  return line.match(/\S+/g)?.length ?? 0;
}

/** Longest line that is still split at sentences, characters. */
const MAX_SENTENCE_TEXT = 200_000;

/** Rough sentences of one line with offsets in it; abbreviations may split one in two. */
export function roughSentences(line: string): { start: number; end: number; text: string }[] {
  if (line.length > MAX_SENTENCE_TEXT) return [{ start: 0, end: line.length, text: line }];
  const sentences: { start: number; end: number; text: string }[] = [];
  for (const match of line.matchAll(/\S.*?(?:[.!?…。]["”’'»)\]]*(?=\s)|$)/gs))
    sentences.push({ start: match.index, end: match.index + match[0].length, text: match[0] });
  return sentences;
}
