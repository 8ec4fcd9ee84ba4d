import { decodeText } from '@/lib/sources/decode-text';
import { anyDate } from '@/lib/sources/any-date';
import { childText } from '@/lib/sources/item-reader';
import { markupText, plainLine } from '@/lib/sources/markup-text';
import { languageTag } from '@/lib/sources/language-tag';
import { MAX_DOCUMENT_BYTES, readAll, SourceError } from '@/lib/sources/source-file';
import type { ReadFormat } from '@/lib/sources/source-format';
import { normalPath, type SourceRecord, type StatedFields } from '@/lib/sources/source-record';
import { readXmlTree, descendants } from '@/lib/sources/xml-tree';
import type { XmlField } from '@/lib/sources/xml-items';
import { err, ok } from '@/lib/base/result';
import { openZip, type ZipEntries } from '@/lib/zip/open-zip';
import { streamEntry } from '@/lib/zip/stream-entry';

/** Most files in a book. */
const MAX_ENTRIES = 20_000;
/** Largest book, bytes: pictures included. */
const MAX_BOOK_BYTES = 512 * 1024 * 1024;
const CONTAINER = 'META-INF/container.xml';
const ENCRYPTION = 'META-INF/encryption.xml';
const MAX_FIELD_CHARS = 400;

/** A book: one document a chapter, in reading order. */
export const readEpub: ReadFormat = async function* readEpub(content, { signal }) {
  const { path } = content;
  const bytes = await readAll(content, signal, MAX_BOOK_BYTES);
  const entries = await openZip(new Blob([bytes]), MAX_ENTRIES);
  const book = await readBook(entries, signal);
  let chapters = 0;
  for (const href of book.chapters) {
    signal?.throwIfAborted();
    const markup = await readText(entries, href, signal);
    const where = `${path}, ${href}`;
    if (book.isLocked(href)) {
      yield err({ where, message: 'The chapter is locked by its seller. It was left out.' });
      continue;
    }
    if (markup === undefined) {
      yield err({ where, message: 'The book lists this chapter, and it is missing.' });
      continue;
    }
    const text = markupText(markup, { isXml: true });
    // A cover or a separator without words is no chapter.
    if (text === '') continue;
    chapters++;
    const chapter = book.titles.get(href) ?? headingIn(markup);
    const id = `${normalPath(path)}#${href}`.slice(-1024);
    yield ok({ ...book.facts, ...chapterTitle(book.facts.title, chapter), where, path, id, text });
  }
  if (chapters === 0)
    yield err({ where: path, message: 'The book has no chapter with text. It was left out.' });
};

/** A chapter is named with its book: a chapter's own title, "Chapter 3", says little. */
function chapterTitle(
  book: string | undefined,
  chapter: string | undefined,
): Pick<SourceRecord, 'title'> {
  const names = [book, chapter === book ? undefined : chapter].filter((name) => name !== undefined);
  return names.length > 0 ? { title: names.join(' — ') } : {};
}

type Book = {
  readonly facts: StatedFields;
  /** Paths in the zip, in reading order. */
  readonly chapters: readonly string[];
  /** Titles of chapters by path, from the table of contents. */
  readonly titles: ReadonlyMap<string, string>;
  /** Whether only its seller's programs can read the file. */
  isLocked(href: string): boolean;
};

async function readBook(entries: ZipEntries, signal: AbortSignal | undefined): Promise<Book> {
  const container = await readTree(entries, CONTAINER, signal);
  const root = container && descendants(container, 'rootfile')[0]?.attributes['full-path'];
  const packagePath = root ?? [...entries.keys()].find((name) => /\.opf$/i.test(name));
  const opf = packagePath === undefined ? undefined : await readTree(entries, packagePath, signal);
  if (packagePath === undefined || !opf)
    throw new SourceError('It has no list of chapters, so it is no EPUB. It was left out.');
  const items = new Map(
    descendants(opf, 'item').map(({ attributes }) => [attributes['id'] ?? '', attributes]),
  );
  const pathOf = (href: string | undefined): string | undefined =>
    href === undefined ? undefined : pathIn(packagePath, href);
  const spine = descendants(opf, 'itemref').map(({ attributes }) =>
    items.get(attributes['idref'] ?? ''),
  );
  const tables = [...items.values()]
    .filter(
      (item) =>
        item['properties']?.split(/\s+/).includes('nav') ||
        item['media-type'] === 'application/x-dtbncx+xml',
    )
    .map((item) => pathOf(item['href']));
  const navigation = new Set(
    [...items.values()]
      .filter((item) => item['properties']?.split(/\s+/).includes('nav'))
      .map((item) => pathOf(item['href'])),
  );
  const locked = await lockedFiles(entries, signal);
  return {
    isLocked: (href) => locked.has(href),
    facts: factsOf(opf),
    chapters: spine
      .map((item) => pathOf(item?.['href']))
      .filter((href) => href !== undefined)
      .filter((href) => !navigation.has(href)),
    titles: await readTitles(entries, tables, signal),
  };
}

/** Files that are encrypted; fonts that are only disguised do no harm here. */
async function lockedFiles(
  entries: ZipEntries,
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string | undefined>> {
  const tree = await readTree(entries, ENCRYPTION, signal);
  const references = tree ? descendants(tree, 'cipherreference') : [];
  return new Set(references.map(({ attributes }) => pathIn('', attributes['URI'] ?? '')));
}

function factsOf(opf: XmlField): StatedFields {
  const metadata = descendants(opf, 'metadata')[0] ?? opf;
  const say = (name: string): string | undefined => {
    const text = childText(metadata, [`dc:${name}`, name]);
    return text === undefined ? undefined : plainLine(text).slice(0, MAX_FIELD_CHARS) || undefined;
  };
  const authors = authorsOf(metadata);
  // The first edition of the format has dates of changes beside the one of publication.
  const dates = metadata.children.filter(({ name }) => name === 'dc:date');
  const published =
    dates.find(({ attributes }) => eventOf(attributes) === 'publication') ??
    dates.find(({ attributes }) => !/modif|conver|creat/i.test(eventOf(attributes)));
  const date = published && anyDate(published.text);
  const [title, publisher, licence] = [say('title'), say('publisher'), say('rights')];
  const language = languageTag(say('language'));
  return {
    ...(title !== undefined && { title }),
    ...(authors.length > 0 && { author: authors.join(', ').slice(0, MAX_FIELD_CHARS) }),
    ...(publisher !== undefined && { source: publisher }),
    ...(licence !== undefined && { licence }),
    ...(language !== undefined && { language }),
    ...(date && { date }),
    kind: 'chapter',
  };
}

/** Those who wrote a book; who drew or translated it only where nobody else is named. */
function authorsOf(metadata: XmlField): string[] {
  const creators = metadata.children.filter(({ name }) => name === 'dc:creator');
  const refined = new Map(
    metadata.children
      .filter(({ name, attributes }) => name === 'meta' && attributes['property'] === 'role')
      .map(({ attributes, text }) => [attributes['refines'], text.trim()]),
  );
  const roleOf = ({ attributes }: XmlField): string =>
    attributes['opf:role'] ?? refined.get(`#${attributes['id'] ?? ''}`) ?? 'aut';
  const writers = creators.filter((creator) => roleOf(creator) === 'aut');
  return (writers.length > 0 ? writers : creators)
    .map(({ text }) => plainLine(text))
    .filter((name) => name !== '');
}

function eventOf(attributes: Readonly<Record<string, string>>): string {
  return attributes['opf:event'] ?? attributes['event'] ?? '';
}

/** Titles by path, from EPUB 3 navigation and EPUB 2 tables of contents. */
async function readTitles(
  entries: ZipEntries,
  tables: readonly (string | undefined)[],
  signal: AbortSignal | undefined,
): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  const note = (table: string, href: string | undefined, title: string): void => {
    const path = href === undefined ? undefined : pathIn(table, href);
    if (path !== undefined && title !== '' && !titles.has(path)) titles.set(path, title);
  };
  for (const table of tables) {
    const tree = table === undefined ? undefined : await readTree(entries, table, signal);
    if (table === undefined || !tree) continue;
    for (const link of descendants(tree, 'a'))
      note(table, link.attributes['href'], plainLine(link.text));
    for (const point of descendants(tree, 'navpoint')) {
      const label = descendants(point, 'navlabel')[0];
      const href = descendants(point, 'content')[0]?.attributes['src'];
      note(table, href, label ? plainLine(label.text) : '');
    }
  }
  return titles;
}

function headingIn(markup: string): string | undefined {
  const heading = /<h([1-3])(?:\s[^>]*)?>([\s\S]{1,2000}?)<\/h\1\s*>/i.exec(markup)?.[2];
  return heading === undefined ? undefined : plainLine(heading) || undefined;
}

/** `href` as a path in the zip, seen from the file at `from`; its fragment does not count. */
function pathIn(from: string, href: string): string | undefined {
  const base = new URL(from, 'zip:///');
  if (!URL.canParse(href, base)) return undefined;
  const { protocol, pathname } = new URL(href, base);
  if (protocol !== 'zip:') return undefined;
  try {
    return decodeURIComponent(pathname.replace(/^\/+/, ''));
  } catch {
    return undefined;
  }
}

async function readTree(
  entries: ZipEntries,
  name: string,
  signal: AbortSignal | undefined,
): Promise<XmlField | undefined> {
  const text = await readText(entries, name, signal);
  return text === undefined ? undefined : readXmlTree(text);
}

async function readText(
  entries: ZipEntries,
  name: string,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const entry = entries.get(name);
  if (!entry) return undefined;
  if (entry.uncompressedSize > MAX_DOCUMENT_BYTES)
    throw new SourceError(`${name} in it is too long. It was left out.`);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of streamEntry(entry, signal)) pieces.push(piece);
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return decodeText(bytes).text;
}
