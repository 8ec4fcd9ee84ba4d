import { Marked } from 'marked';
import { decodeText } from '@/lib/sources/decode-text';
import { splitFrontMatter } from '@/lib/sources/front-matter';
import { markupText } from '@/lib/sources/markup-text';
import { givenId, statedIn } from '@/lib/sources/record-fields';
import { readAll } from '@/lib/sources/source-file';
import type { SourceProblem } from '@/lib/model/sources';
import type { ReadFormat } from '@/lib/sources/source-format';
import { emptyFile, normalPath, type SourceRecord } from '@/lib/sources/source-record';
import { err, ok, type Result } from '@/lib/base/result';

/** Longer files are taken as plain text, characters: no one writes them by hand. */
const MAX_MARKDOWN_CHARS = 4_000_000;

const marked = new Marked({ gfm: true, async: false });

/** A Markdown file: one document, as its reader sees it; what its head states comes with it. */
export const readMarkdown: ReadFormat = async function* readMarkdown(content, { signal }) {
  const { path } = content;
  const { text } = decodeText(await readAll(content, signal));
  const { fields, body, isPresent, problem } = splitFrontMatter(text);
  if (problem !== undefined)
    yield err({
      where: path,
      message: `Its head is not read in full (${problem}). The document is kept.`,
    });
  const read = readBody(/\.mdx$/i.test(path) ? withoutModules(body) : body, isPresent);
  const stated = statedIn(fields);
  const title = stated.title ?? firstHeading(body) ?? titleInName(path);
  yield recordOf(path, givenId(fields), {
    ...stated,
    text: read,
    ...(title !== undefined && { title }),
  });
};

function recordOf(
  path: string,
  id: string | undefined,
  fields: Omit<SourceRecord, 'where' | 'path' | 'id'>,
): Result<SourceRecord, SourceProblem> {
  if (fields.text.trim() === '' && fields.title === undefined) return err(emptyFile(path));
  return ok({ ...fields, where: path, path, id: id ?? normalPath(path) });
}

/** The text of `markdown` as it is read. */
function readBody(markdown: string, isForGenerator: boolean): string {
  if (markdown.length > MAX_MARKDOWN_CHARS) return markdown.trim();
  const plain = outsideCode(markdown, (piece) =>
    withoutNotation(isForGenerator ? withoutTemplates(piece) : piece),
  );
  try {
    const html = marked.parse(plain);
    return typeof html === 'string' ? markupText(html) : markdown;
  } catch (error) {
    // Marks nested beyond the parser's stack: no one writes them, and the words are there all the same.
    if (error instanceof RangeError || /call stack/i.test(String(error))) return markdown.trim();
    throw error;
  }
}

const CODE = /(^(?:`{3,}|~{3,})[\s\S]*?^(?:`{3,}|~{3,})[ \t]*$|`[^`\n]+`)/m;

/** Changes `markdown` but for its code. */
function outsideCode(markdown: string, change: (piece: string) => string): string {
  return markdown
    .split(new RegExp(CODE, 'gm'))
    .map((piece, n) => (n % 2 === 1 ? piece : change(piece)))
    .join('');
}

/** Tags of template languages (Liquid, Nunjucks, Hugo), which a site generator replaces. */
function withoutTemplates(piece: string): string {
  return piece
    .replace(/\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g, '')
    .replace(/\{#[\s\S]{0,2000}?#\}/g, '')
    .replace(/\{\{[<%]?[^{}]{0,2000}?[%>]?\}\}/g, '')
    .replace(/\{%[^%]{0,2000}?%\}/g, '');
}

/** Statements of a program around the text. */
function withoutModules(body: string): string {
  return outsideCode(body, (piece) =>
    piece.replace(/^(?:import\s+[^\n]*\bfrom\b[^\n]*|import\s+["'][^\n]*|export\s+[^\n]*)$/gm, ''),
  );
}

/** Names of files that say what their place is, not what is in them. */
const NO_TITLE = /^(?:index|readme|untitled|new (?:note|page|document)|license|changelog)\b/i;

/** The title in the name of a note that has no heading: two words at least. */
function titleInName(path: string): string | undefined {
  const name = path
    .replace(/^.*\//, '')
    .replace(/\.gz$/i, '')
    .replace(/\.\w+$/, '')
    .replace(/^\d{4}-\d{2}-\d{2}[-_ ]*/, '')
    .replace(/ [0-9a-f]{32}$/, '');
  const title = (/\s/.test(name) ? name : name.replace(/[-_]+/g, ' ')).trim();
  const words = title.match(/\p{L}{2,}/gu) ?? [];
  return words.length > 1 && !NO_TITLE.test(title) ? title : undefined;
}

/** Notation beyond CommonMark: attribute lists, links between notes, marks, footnote signs. */
function withoutNotation(piece: string): string {
  return piece
    .replace(/\{:[^{}\n]{0,400}\}/g, '')
    .replace(/!\[\[[^\]\n]{1,400}\]\]/g, '')
    .replace(/\[\[(?:[^\]|\n]{1,400}\|)?([^\]|\n]{1,400})\]\]/g, '$1')
    .replace(/==(\S[^=\n]{0,400}?)==/g, '$1')
    .replace(/\[\^[^\]\n]{1,60}\](?!:)/g, '')
    .replace(/^\[\^[^\]\n]{1,60}\]:[ \t]*/gm, '')
    .replace(/%%[\s\S]{0,4000}?%%/g, '')
    .replace(/^((?:>[ \t]?)+)\[!\w+\][+-]?[ \t]*/gm, '$1')
    .replace(/^[ \t]*(?:[-*][ \t]+)?(?:id|collapsed):: [^\n]{1,200}$/gm, '')
    .replace(/[ \t]\^[\w-]{4,40}$/gm, '');
}

/** The first heading of the first order, when nothing but headings and space is before it. */
function firstHeading(body: string): string | undefined {
  const match =
    /^\s*#[ \t]+(\S[^\n]*?)[ \t]*#*[ \t]*$/m.exec(body.slice(0, 4000)) ??
    /^\s*(\S[^\n]{0,300})\n={3,}[ \t]*$/m.exec(body.slice(0, 4000));
  if (!match?.[1] || body.slice(0, match.index).trim() !== '') return undefined;
  return readBody(match[1], true).replace(/\s+/g, ' ').trim() || undefined;
}
