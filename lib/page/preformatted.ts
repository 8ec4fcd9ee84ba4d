/** Longest line of a text that was wrapped by hand at a column, characters. */
const MAX_WRAPPED_LINE = 100;
/** Shorter lines end where their author meant it, characters. */
const MIN_WRAPPED_LINE = 45;
/** Looked at to tell prose from code, characters. */
const SAMPLE_CHARS = 4_000;
/** Characters that code is full of and prose is not. */
const CODE_CHARS = /[{}<>;=\\|_$#~^`]/g;
/** Share of code characters up to which a text is prose. */
const MAX_CODE_SHARE = 0.02;
/** Share of letters and spaces from which a text is prose. */
const MIN_LETTER_SHARE = 0.75;

/** Whether preformatted `text` is something that people read, rather than code, a table or a drawing. */
export function isProse(text: string): boolean {
  const sample = text.slice(0, SAMPLE_CHARS);
  if (sample.trim() === '') return false;
  const dense = sample.replaceAll(/\s+/g, ' ');
  const code = dense.match(CODE_CHARS)?.length ?? 0;
  const letters = dense.match(/[\p{L}\p{M} ,.]/gu)?.length ?? 0;
  const words = dense.match(/\p{Ll}{3,} \p{L}/gu)?.length ?? 0;
  return (
    code <= dense.length * MAX_CODE_SHARE &&
    letters >= dense.length * MIN_LETTER_SHARE &&
    words >= dense.length / 60
  );
}

/** What a line break of a preformatted text means. */
export type LineBreak = 'none' | 'line' | 'block';

/**
 * What the break after `line` means: nothing where the author's editor wrapped a paragraph, a
 * line's end (a name does not cross it), or a paragraph's end.
 *
 * @param next the line after it; undefined at the end
 */
export function lineBreakAfter(line: string, next: string | undefined): LineBreak {
  if (next === undefined || line.trim() === '' || next.trim() === '') return 'block';
  if (line.length > MAX_WRAPPED_LINE || next.length > MAX_WRAPPED_LINE) return 'block';
  return line.length >= MIN_WRAPPED_LINE ? 'none' : 'line';
}
