import { languageTag } from './language-tag';
import type { SourceRecord } from './source-record';

const START = /^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK[^\n]*$/im;
const END = /^\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG EBOOK[^\n]*$/im;
/** The library's own words come within so many characters. */
const HEAD_CHARS = 40_000;

/** The book in a text of Project Gutenberg, without the words of that library before and after it. */
export function gutenbergBook(
  text: string,
): Pick<SourceRecord, 'title' | 'author' | 'language' | 'within'> | undefined {
  const start = START.exec(text.slice(0, HEAD_CHARS));
  if (!start) return undefined;
  const head = text.slice(0, start.index);
  const from = start.index + start[0].length;
  const end = END.exec(text.slice(from));
  const say = (label: string): string | undefined =>
    new RegExp(String.raw`^${label}:[ \t]*(\S[^\n]*(?:\r?\n[ \t]+\S[^\n]*)*)`, 'im')
      .exec(head)?.[1]
      ?.replace(/\s+/g, ' ')
      .trim();
  const [title, author, language] = [say('Title'), say('Author'), languageTag(say('Language'))];
  return {
    within: [{ start: from, end: end ? from + end.index : text.length }],
    ...(title !== undefined && { title }),
    ...(author !== undefined && { author }),
    ...(language !== undefined && { language }),
  };
}
