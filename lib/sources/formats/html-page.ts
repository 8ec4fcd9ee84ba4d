import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom/worker';
import { anyDate } from '@/lib/sources/any-date';
import { comparable } from '@/lib/sources/text-lines';
import { findDate } from '@/lib/sources/find-date';
import { decodeText } from '@/lib/sources/decode-text';
import { isDeeper, markupText, plainLine } from '@/lib/sources/markup-text';
import { headlineDate } from '@/lib/sources/headline-date';
import { articleTimes, pageFacts, withoutBy } from '@/lib/sources/page-facts';
import {
  markPageText,
  piecesIn,
  spansOf,
  withoutLinkEdges,
  type PageText,
} from '@/lib/sources/page-text';
import { readAll } from '@/lib/sources/source-file';
import type { ReadFormat } from '@/lib/sources/source-format';
import {
  emptyFile,
  normalPath,
  type SourceRecord,
  type StatedFields,
} from '@/lib/sources/source-record';
import { err, ok } from '@/lib/base/result';
import type { Span } from '@/lib/base/span';
import type { DocumentDate } from '@/lib/model/document';

/** Beyond these a page is read without a tree: all of its text is taken. */
const LIMITS = { chars: 8_000_000, depth: 500, elements: 200_000 } as const;
/** What surrounds an article on pages that say so. */
const SURROUNDINGS =
  'nav,header,footer,aside,menu,[role="navigation"],[role="banner"],[role="contentinfo"],[role="complementary"]';
/** What readers of a page wrote below it. */
const COMMENTS = '#comments,#respond,#disqus_thread,.comments,.comments-area,.comment-list';
/** Browsers write into a saved page where it came from. */
const SAVED_FROM =
  /saved from url=\(\d+\)(https?:\/\/[^\s>]+)|SingleFile\s+url:\s*(https?:\/\/[^\s>]+)/i;
const MAX_TITLE_CHARS = 2000;
const MS_PER_DAY = 86_400_000;
/** A page names its encoding within so many bytes; most do within 1024. */
const DECLARED_WITHIN = 64 * 1024;

/**
 * A page: one document. Its text is all that a reader of the page sees; the article in it is told
 * from what surrounds it.
 */
export const readHtmlPage: ReadFormat = async function* readHtmlPage(content, options) {
  const { path } = content;
  const bytes = await readAll(content, options.signal);
  const { text: html } = decodeText(bytes, declaredEncoding(bytes));
  const place = { where: path, path, id: normalPath(path) };
  const isXml = /\.xht(?:ml)?$/i.test(path) || /^\s*<\?xml\s/.test(html);
  const page = options.wordsOnly
    ? { text: markupText(html, { isXml }) }
    : readPage(html, { isXml });
  if (page.text.trim() === '' && page.title === undefined) yield err(emptyFile(path));
  else yield ok({ ...page, ...place });
};

/** What a page says: its text, the article in it, and its facts. */
export type ReadPage = StatedFields & Pick<SourceRecord, 'text' | 'within'>;

/** Reads the page `html`. Of one that is too large or too deep for a tree, all text is taken. */
export function readPage(html: string, { isXml = false } = {}): ReadPage {
  return hasTree(html)
    ? readTree(isXml ? opened(html) : html)
    : { text: markupText(html, { isXml }) };
}

function readTree(html: string): ReadPage {
  const { document } = parseHTML(whole(html));
  const saved = SAVED_FROM.exec(html.slice(0, DECLARED_WITHIN));
  const savedFrom = saved?.[1] ?? saved?.[2];
  const facts = pageFacts(document, savedFrom);
  const pageTitle = titleOf(document);
  const page = markPageText(document, document.documentElement);
  const times = articleTimes(document);
  const { article, kept } = articleOf(document, page);
  const title = withoutSite(
    plainLine(article?.title ?? facts.title ?? pageTitle ?? '').slice(0, MAX_TITLE_CHARS),
    facts.source,
  );
  const author = personIn(facts.author ?? article?.author);
  const within = spansOf(page, withoutLinkEdges(page, kept));
  const date = facts.date ?? statedDate(article) ?? shownDate(page.text, { title, within, times });
  return {
    ...facts,
    text: page.text,
    within,
    ...(title && { title }),
    ...(author && { author }),
    ...(date && { date }),
  };
}

/** The pieces of a page that are its article, without what surrounds it and what readers wrote below. */
function articleOf(
  document: Document,
  page: PageText,
): { article: Article | undefined; kept: ReadonlySet<number> } {
  const piecesOf = (elements: Iterable<Element>): Set<number> =>
    new Set([...elements].flatMap((element) => [...piecesIn(element)]));
  const surroundings = piecesOf(
    [...document.querySelectorAll(SURROUNDINGS)].filter((each) => !each.closest('article,main')),
  );
  const comments = piecesOf(document.querySelectorAll(COMMENTS));
  const article = articleIn(document);
  const found = article?.pieces.size
    ? article.pieces
    : new Set(page.pieces.keys()).difference(surroundings);
  const uncommented = found.difference(comments);
  return { article, kept: uncommented.size > 0 ? uncommented : found };
}

/** Bylines come with the day, and what stands in their place may be something else. */
function personIn(byline: string | undefined): string {
  const author = withoutDate(plainLine(byline ?? ''));
  return /\b(?:updated|published)\b/i.test(author) ? '' : withoutBy(author);
}

/** The date beside the headline, to the minute where the page's times say it; else the first of those. */
function shownDate(
  text: string,
  seen: { title: string; within: readonly Span[]; times: readonly DocumentDate[] },
): DocumentDate | undefined {
  const { title, within, times } = seen;
  const [start, end] = [within[0]?.start ?? 0, within.at(-1)?.end ?? text.length];
  const shown = headlineDate(text, title, { start, end });
  if (!shown) return times[0];
  const near = (time: DocumentDate): boolean =>
    Math.abs(Date.parse(time.iso) - Date.parse(shown.iso)) < MS_PER_DAY;
  return shown.precision === 'day' ? (times.find(near) ?? shown) : shown;
}

function statedDate(article: Article | undefined): DocumentDate | undefined {
  return article?.date === undefined ? undefined : anyDate(article.date);
}

type Article = {
  readonly pieces: ReadonlySet<number>;
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly date: string | undefined;
};

/** The article of a page by Readability, which takes the page apart. */
function articleIn(document: Document): Article | undefined {
  const found = new Readability<Element>(document, {
    serializer: asElement,
    maxElemsToParse: LIMITS.elements,
  }).parse();
  if (!found?.content) return undefined;
  return {
    pieces: piecesIn(found.content),
    title: found.title?.trim() || undefined,
    author: found.byline?.replace(/\s+/g, ' ').trim() || undefined,
    date: found.publishedTime ?? undefined,
  };
}

function asElement(node: Node): Element {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Readability serialises its root element
  return node as Element;
}

/** Pages add their site's name to titles: "Ice | Bay News". */
function withoutSite(title: string, site: string | undefined): string {
  const cut = /^(.{8,}?)\s+[|–—-]\s+([^|–—]{2,80})$/.exec(title);
  const [, short = '', end = ''] = cut ?? [];
  return site && comparable(site).includes(comparable(end)) && short ? short : title;
}

/** Bylines come with the day: "Anna Keeper March 25, 2015". */
function withoutDate(author: string): string {
  const date = findDate(author);
  return date ? author.slice(0, date.span.start).replace(/[\s,|·•-]+$/, '') : author;
}

function titleOf(document: Document): string | undefined {
  return document.querySelector('title')?.textContent?.trim() || undefined;
}

/** Whether `html` is of a size and a depth that a tree is made of. */
function hasTree(html: string): boolean {
  return html.length <= LIMITS.chars && !isDeeper(html, LIMITS.depth);
}

/** The DOM library knows no XHTML: elements that would hold all that follows are closed in full. */
function opened(html: string): string {
  return html.replace(
    /<(title|script|style|iframe|textarea|noscript|a|div|span|p|i|b|em)((?:\s[^<>]*)?)\/>/gi,
    '<$1$2></$1>',
  );
}

const OPENS = /^(?:\s|<!--[\s\S]*?-->|<!doctype[^>]*>|<\?[^>]*>)*<html[\s>]/i;

/** The DOM library wants `html` and `body` written out; pages may leave them out. */
function whole(html: string): string {
  if (OPENS.test(html) && /<body[\s>]/i.test(html)) return html;
  const bare = html.replace(/<!doctype[^>]*>|<\/?(?:html|body)(?:\s[^>]*)?>/gi, '');
  const lang = /<html\s[^>]*?\blang\s*=\s*["']?([\w-]+)/i.exec(html)?.[1];
  const head = /<\/head\s*>/i.exec(bare);
  const at = head ? head.index + head[0].length : 0;
  const open = lang ? `<html lang="${lang}">` : '<html>';
  return `<!doctype html>${open}${bare.slice(0, at)}<body>${bare.slice(at)}</body></html>`;
}

/** The encoding that a page names in its first bytes. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, DECLARED_WITHIN));
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1]
  );
}
