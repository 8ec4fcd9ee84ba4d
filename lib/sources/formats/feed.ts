import { anyDate } from '@/lib/sources/any-date';
import { childText, type ItemReader } from '@/lib/sources/item-reader';
import { markupText, plainLine } from '@/lib/sources/markup-text';
import { languageTag } from '@/lib/sources/language-tag';
import { numberedId, webAddress } from '@/lib/sources/record-fields';
import type { SourceProblem } from '@/lib/model/sources';
import { FIELD_LIMITS } from '@/lib/model/document';
import type { SourceRecord } from '@/lib/sources/source-record';
import { comparable } from '@/lib/sources/text-lines';
import type { XmlField } from '@/lib/sources/xml-items';
import { err, ok, type Result } from '@/lib/base/result';
import type { DocumentDate } from '@/lib/model/document';

/** Where feeds state when an item appeared; Atom's `updated` only where nothing else does. */
const DATE_NAMES = [
  'pubdate',
  'published',
  'issued',
  'dc:date',
  'dc:issued',
  'created',
  'updated',
  'modified',
];
/** Full texts, and what is often only their beginning. */
const CONTENT_NAMES = ['content:encoded', 'content', 'xhtml:body', 'body'];
const SUMMARY_NAMES = ['description', 'summary', 'itunes:summary', 'media:description'];
const AUTHOR_NAMES: ReadonlySet<string> = new Set(['dc:creator', 'author', 'itunes:author']);
const MAX_FIELD_CHARS = 400;
/** So much of a summary is looked for in the text, characters. */
const SUMMARY_SAMPLE = 60;

/** Reads the items of RSS, RSS 1.0 and Atom feeds. */
export function createFeedReader(path: string): ItemReader {
  let source: string | undefined;
  let language: string | undefined;
  let author: string | undefined;
  let base: string | undefined;
  const whole = (): ReturnType<ItemReader['whole']> => ({
    ...(source !== undefined && { source }),
    ...(language !== undefined && { language }),
    ...(author !== undefined && { author }),
  });
  return {
    isWordPress: false,
    field(field) {
      const text = plainLine(field.text);
      if (field.name === 'title' && text) source ??= text.slice(0, MAX_FIELD_CHARS);
      if (/^(dc:)?language$/.test(field.name)) language ??= languageTag(text);
      if (AUTHOR_NAMES.has(field.name)) author ??= authorOf(field);
      if (field.name === 'link') base ??= webAddress(field.attributes['href'] ?? field.text.trim());
    },
    item(item, n) {
      if (isOfBlog(item)) return undefined;
      return recordOfItem(item, { path, n, base, defaults: whole() });
    },
    whole,
  };
}

/** What a blog's backup holds of its looks and its settings, and what readers wrote. */
function isOfBlog(item: XmlField): boolean {
  return item.children.some(
    ({ name, attributes }) =>
      name === 'category' && /#(?:template|settings|comment)$/.test(attributes['term'] ?? ''),
  );
}

type Place = {
  readonly path: string;
  readonly n: number;
  readonly base: string | undefined;
  readonly defaults: ReturnType<ItemReader['whole']>;
};

function recordOfItem(item: XmlField, place: Place): Result<SourceRecord, SourceProblem> {
  const { path, n, base, defaults } = place;
  const where = `${path}, item ${n}`;
  const title = titleOf(item);
  const text = textOf(item);
  if (!title && text === '')
    return err({ where, message: 'The item has neither title nor text. It was left out.' });
  const url = addressOf(item, base);
  const date = dateOf(item);
  const id = idOf(item) ?? url;
  const author = authorsOf(item);
  const language = languageTag(childText(item, ['dc:language']) ?? item.attributes['xml:lang']);
  const source = sourceOf(item);
  return ok({
    ...defaults,
    where,
    path,
    id: id?.slice(0, FIELD_LIMITS.id) ?? numberedId(path, n),
    text,
    ...(title && { title }),
    ...(date && { date }),
    ...(url !== undefined && { url }),
    ...(author && { author }),
    ...(language !== undefined && { language }),
    ...(source !== undefined && { source: plainLine(source).slice(0, MAX_FIELD_CHARS) }),
  });
}

/** Where an item comes from: in Atom an element with a title. */
function sourceOf(item: XmlField): string | undefined {
  const source = item.children.find(({ name }) => name === 'source');
  const title = source && source.children.length > 0 ? childText(source, ['title']) : undefined;
  return title ?? childText(item, ['source', 'dc:publisher']);
}

/** What the publisher calls an item for ever. */
export function idOf(item: XmlField): string | undefined {
  return childText(item, ['guid', 'id', 'dc:identifier']) ?? item.attributes['rdf:about'];
}

/** The title of an item, plain. */
export function titleOf(item: XmlField): string {
  const field = item.children.find(({ name }) => name === 'title' || name === 'dc:title');
  return field ? plainLine(typedMarkup(field)) : '';
}

/** When an item appeared. */
export function dateOf(item: XmlField): DocumentDate | undefined {
  for (const name of DATE_NAMES) {
    const text = childText(item, [name]);
    const date = text === undefined ? undefined : anyDate(text);
    if (date) return date;
  }
  return undefined;
}

/** The text of an item: in full where it is there, with its summary before it where that says more. */
function textOf(item: XmlField): string {
  const content = longest(item, CONTENT_NAMES);
  const summary = longest(item, SUMMARY_NAMES);
  return joinSummary(summary, content);
}

/** `summary` and `content` as one text, without saying the same twice. */
export function joinSummary(summary: string, content: string): string {
  if (content === '' || summary === '') return content || summary;
  // What stands behind a mark of omission is the feed's own.
  const [said = ''] = comparable(summary).split(/\s*\[?(?:…|\.{3})\]?/, 1);
  const sample = said.slice(0, SUMMARY_SAMPLE).trim();
  return comparable(content).includes(sample) ? content : `${summary}\n\n${content}`;
}

function longest(item: XmlField, names: readonly string[]): string {
  return item.children
    .flatMap((field) => (field.name === 'media:group' ? field.children : [field]))
    .filter(({ name }) => names.includes(name))
    .map((field) => markupText(typedMarkup(field)))
    .reduce((best, text) => (text.length > best.length ? text : best), '');
}

/** The content of `field` as HTML: Atom says what it is, everyone else escapes HTML. */
function typedMarkup(field: XmlField): string {
  const type = field.attributes['type'] ?? '';
  if (/^xhtml$|xhtml\+xml$/i.test(type) || field.children.length > 0) return field.markup;
  return /^text(\/plain)?$/i.test(type)
    ? field.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    : field.text;
}

function addressOf(item: XmlField, base: string | undefined): string | undefined {
  const links = item.children.filter(({ name }) => name === 'link');
  const hrefs = links
    .filter(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate')
    .map(({ attributes, text }) => attributes['href'] ?? text.trim());
  const guid = item.children.find(({ name }) => name === 'guid');
  const permanent = guid?.attributes['isPermaLink'] === 'false' ? undefined : guid?.text.trim();
  const about = item.attributes['rdf:about'];
  for (const address of [childText(item, ['feedburner:origlink']), ...hrefs, permanent, about]) {
    if (!address) continue;
    const found =
      webAddress(address) ??
      (base !== undefined && URL.canParse(address, base)
        ? webAddress(new URL(address, base).href)
        : undefined);
    if (found) return found;
  }
  return undefined;
}

function authorsOf(item: XmlField): string {
  const names = item.children.filter(({ name }) => AUTHOR_NAMES.has(name)).map(authorOf);
  return [...new Set(names.filter((name) => name !== undefined))]
    .join(', ')
    .slice(0, MAX_FIELD_CHARS);
}

/** Atom's author is an element with a name; RSS writes an address with the name in brackets. */
function authorOf(field: XmlField): string | undefined {
  const name = childText(field, ['name']) ?? (field.children.length > 0 ? '' : field.text);
  const plain = plainLine(name);
  const bracketed = /^\S+@\S+\s+\((.+)\)$/.exec(plain)?.[1];
  return bracketed ?? (plain || undefined);
}
