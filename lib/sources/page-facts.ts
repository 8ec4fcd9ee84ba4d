import { anyDate } from './any-date';
import { languageTag } from './language-tag';
import { webAddress } from './record-fields';
import type { StatedFields } from './source-record';

/** Where pages state when they were published, the plainest first. */
const DATE_NAMES = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'citation_publication_date',
  'citation_date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'dcterms.created',
  'parsely-pub-date',
  'sailthru.date',
  'publish-date',
  'publishdate',
  'publish_date',
  'pubdate',
  'publication_date',
  'date_published',
  'article.published',
  'ptime',
  'date',
];
const AUTHOR_NAMES = [
  'author',
  'article:author',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'parsely-author',
  'sailthru.author',
  'byl',
];
const SITE_NAMES = ['og:site_name', 'application-name', 'dc.publisher', 'citation_journal_title'];
const TITLE_NAMES = ['og:title', 'twitter:title', 'dc.title', 'citation_title'];
const MAX_FIELD_CHARS = 400;
const MAX_BLOCKS = 50;

/**
 * What a page states of itself in its head and in marked-up data.
 *
 * @param saved where a browser that saved it says that it came from
 */
export function pageFacts(document: Document, saved?: string): StatedFields {
  const metas = metaContents(document);
  const data = linkedData(document);
  const first = (names: readonly string[]): string | undefined =>
    names.map((name) => metas.get(name)).find((value) => value !== undefined);
  const date = [data.date, ...DATE_NAMES.map((name) => metas.get(name)), ...timeElements(document)]
    .map((text) => (text === undefined ? undefined : anyDate(text)))
    .find((found) => found !== undefined);
  const url = canonicalAddress(document, metas, saved);
  const language = languageTag(
    document.documentElement.getAttribute('lang') ??
      document.documentElement.getAttribute('xml:lang') ??
      metas.get('content-language') ??
      metas.get('og:locale'),
  );
  return withoutEmpty({
    title: data.headline ?? first(TITLE_NAMES),
    date,
    url,
    source: first(SITE_NAMES) ?? data.publisher,
    author: data.author ?? nameIn(first(AUTHOR_NAMES)),
    language,
    licence: licenceAddress(document),
  });
}

function withoutEmpty(fields: {
  [K in keyof StatedFields]: StatedFields[K] | undefined;
}): StatedFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** `content` by lower-case name; the first of a name counts, but for citation authors, which are many. */
function metaContents(document: Document): Map<string, string> {
  const metas = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta')) {
    const name = ['property', 'name', 'itemprop', 'http-equiv']
      .map((attribute) => meta.getAttribute(attribute))
      .find(Boolean)
      ?.trim()
      .toLowerCase();
    const value = meta.getAttribute('content')?.replace(/\s+/g, ' ').trim();
    if (!name || !value) continue;
    const before = metas.get(name);
    if (before === undefined) metas.set(name, value.slice(0, 4000));
    else if (name === 'citation_author') metas.set(name, `${before}, ${value}`.slice(0, 4000));
  }
  return metas;
}

/** Times that say they are the page's own: `itemprop` or `pubdate`, else the only one in the article. */
function timeElements(document: Document): string[] {
  const stated = document.querySelector(
    'time[itemprop="datePublished"],[itemprop="datePublished"],time[pubdate]',
  );
  const times = stated
    ? [stated]
    : [...document.querySelectorAll('article header time, article time, header time')].slice(0, 1);
  return times
    .map(
      (time) =>
        time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.textContent ?? '',
    )
    .filter((text) => text.trim() !== '');
}

function canonicalAddress(
  document: Document,
  metas: ReadonlyMap<string, string>,
  saved: string | undefined,
): string | undefined {
  const link = document.querySelector('link[rel="canonical"]')?.getAttribute('href')?.trim();
  for (const address of [link, metas.get('og:url'), saved]) {
    if (!address) continue;
    const base = saved ?? metas.get('og:url');
    const whole = URL.canParse(address)
      ? address
      : base && URL.canParse(address, base)
        ? new URL(address, base).href
        : undefined;
    const found = webAddress(whole);
    if (found) return found;
  }
  return undefined;
}

function licenceAddress(document: Document): string | undefined {
  const link = document.querySelector('a[rel~="license"],link[rel="license"]');
  const address = link?.getAttribute('href')?.trim().replace(/^\/\//, 'https://');
  return address?.slice(0, MAX_FIELD_CHARS) || undefined;
}

/** An author's address is no name. */
function nameIn(author: string | undefined): string | undefined {
  const name = author?.replace(/^\s*(?:by|von|par|por)\s+/i, '').trim();
  return name && !/^https?:\/\//i.test(name) ? name.slice(0, MAX_FIELD_CHARS) : undefined;
}

type LinkedData = { date?: string; author?: string; publisher?: string; headline?: string };

/** What `application/ld+json` says of an article. */
function linkedData(document: Document): LinkedData {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
  for (const script of scripts.slice(0, MAX_BLOCKS)) {
    for (const node of graphOf(parseJson(script.textContent ?? ''))) {
      const type = stringsIn(node.get('@type')).join(' ');
      if (!/Article|BlogPosting|Report|NewsItem/i.test(type)) continue;
      const date = stringsIn(node.get('datePublished') ?? node.get('dateCreated'))[0];
      const author = namesIn(node.get('author')).join(', ').slice(0, MAX_FIELD_CHARS);
      const publisher = namesIn(node.get('publisher'))[0]?.slice(0, MAX_FIELD_CHARS);
      const headline = stringsIn(node.get('headline'))[0]?.replace(/\s+/g, ' ').trim();
      return {
        ...(date !== undefined && { date }),
        ...(author && { author }),
        ...(publisher && { publisher }),
        ...(headline && !/[<&]/.test(headline) && { headline }),
      };
    }
  }
  return {};
}

type JsonNode = ReadonlyMap<string, unknown>;

function graphOf(value: unknown): JsonNode[] {
  const roots: readonly unknown[] = Array.isArray(value) ? value : [value];
  return roots.flatMap((root) => {
    const node = nodeOf(root);
    if (!node) return [];
    const graph = node.get('@graph');
    const inner = Array.isArray(graph) ? graph.map(nodeOf) : [];
    return [node, ...inner.filter((one) => one !== undefined)];
  });
}

function nodeOf(value: unknown): JsonNode | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined;
}

function stringsIn(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}

function namesIn(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values
    .map((one) => (typeof one === 'string' ? one : nodeOf(one)?.get('name')))
    .filter((name) => typeof name === 'string' && !/^https?:\/\//i.test(name))
    .map((name) => String(name).replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '');
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
