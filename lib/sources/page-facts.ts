import { anyDate } from './any-date';
import { languageTag } from './language-tag';
import { webAddress } from './record-fields';
import { linkedData } from './linked-data';
import type { StatedFields } from './source-record';
import type { DocumentDate } from '@/lib/model/document';

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
];
/** The same without a zone, or of names that say little. */
const WEAK_DATE_NAMES = ['ptime', 'date'];
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
/** What stands before the name of who wrote a page. */
const BY =
  /^(?:(?:by|von|par|por)\s+|(?:authors?|byline|autor(?:in|a|es)?|auteure?|autrice|texte?|автор|написал[аи]?|作者|記者|记者|기자|نویسنده|الكاتب|بقلم)\s*[:：]\s*)/iu;
const MAX_FIELD_CHARS = 400;
const MAX_TIMES = 50;
/** What stands beside an article, or below it. */
const BESIDE =
  'nav,aside,footer,blockquote,[class*="comment" i],[id*="comment" i],[class*="related" i],[class*="sidebar" i],[class*="widget" i]';
/** Browsers and archives keep pages under addresses of their own: `https://web.archive.org/web/2019…/https://…`. */
const KEPT_UNDER =
  /^https?:\/\/(?:web\.)?archive\.(?:org|ph|today|is)\/(?:web\/)?\d{4,14}(?:[a-z]{2}_)?\/(?=https?:)/i;

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
  const date = [
    data.date,
    ...DATE_NAMES.map((name) => metas.get(name)),
    statedTime(document),
    ...WEAK_DATE_NAMES.map((name) => metas.get(name)),
    data.pageDate,
  ]
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
    const names = ['property', 'name', 'itemprop', 'http-equiv']
      .map((attribute) => meta.getAttribute(attribute))
      .find(Boolean)
      ?.trim()
      .toLowerCase();
    const value = meta.getAttribute('content')?.replace(/\s+/g, ' ').trim();
    if (!names || !value) continue;
    for (const name of names.split(/\s+/).map((each) => each.replace(/^(dc|dcterms):/, '$1.'))) {
      const before = metas.get(name);
      if (before === undefined) metas.set(name, value.slice(0, 4000));
      else if (name === 'citation_author') metas.set(name, `${before}, ${value}`.slice(0, 4000));
    }
  }
  return metas;
}

/** The time that says it is the page's own. */
function statedTime(document: Document): string | undefined {
  const stated = document.querySelector(
    'time[itemprop="datePublished"],[itemprop="datePublished"],time[pubdate],abbr.published[title],.dt-published[datetime]',
  );
  return stated ? timeIn(stated) : undefined;
}

/**
 * Times in and above the article of a page, but for those of comments and of other pages; where there
 * are none, those of the page when they say one day.
 */
export function articleTimes(document: Document): DocumentDate[] {
  const timesOf = (selector: string): DocumentDate[] =>
    [...document.querySelectorAll(selector)]
      .filter((time) => !time.closest(BESIDE))
      .slice(0, MAX_TIMES)
      .map((time) => anyDate(timeIn(time)))
      .filter((date) => date !== undefined);
  const times = timesOf('article time,main time,header time');
  if (times.length > 0) return times;
  const others = timesOf('time[datetime]');
  return new Set(others.map(({ iso }) => iso.slice(0, 10))).size === 1 ? others : [];
}

function timeIn(element: Element): string {
  return (
    ['datetime', 'content', 'title'].map((name) => element.getAttribute(name)).find(Boolean) ??
    element.textContent ??
    ''
  );
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
    const found = webAddress(whole?.replace(KEPT_UNDER, ''));
    if (found) return found;
  }
  return undefined;
}

function licenceAddress(document: Document): string | undefined {
  const link = document.querySelector('a[rel~="license"],link[rel="license"]');
  const address = link?.getAttribute('href')?.trim().replace(/^\/\//, 'https://');
  return address?.slice(0, MAX_FIELD_CHARS) || undefined;
}

/** A byline without the words that say that it is one. */
export function withoutBy(byline: string): string {
  return byline.replace(BY, '').trim();
}

/** An author's address is no name. */
function nameIn(author: string | undefined): string | undefined {
  const name = author && withoutBy(author.trim());
  return name && !/^https?:\/\//i.test(name) ? name.slice(0, MAX_FIELD_CHARS) : undefined;
}
