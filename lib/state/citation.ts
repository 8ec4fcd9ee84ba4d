import type { DocumentHead } from '@/lib/model/document';
import type { Excerpt } from '@/lib/model/excerpt';

/** How a quote can be copied. */
export const CITATION_FORMATS = ['plain', 'markdown', 'html', 'ris', 'csl'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** What goes to the clipboard: always text, and markup where the format has some. */
export type Clip = { readonly text: string; readonly html?: string };

/** A quote with its source, as it is to be cited. */
export type Quote = {
  readonly excerpt: Pick<Excerpt, 'text' | 'document'>;
  /** The archive's name, with its edition. */
  readonly archive: string;
};

/**
 * An excerpt as a quote with its citation. Archive text is data in every format: nothing in it can
 * become markup, a link or another field.
 */
export function clipOf(quote: Quote, format: CitationFormat): Clip {
  switch (format) {
    case 'plain':
      return { text: `“${oneLine(quote.excerpt.text)}”\n— ${sourceWords(quote).join(', ')}` };
    case 'markdown':
      return { text: markdownOf(quote) };
    case 'html':
      return { text: htmlOf(quote), html: htmlOf(quote) };
    case 'ris':
      return { text: risOf(quote) };
    case 'csl':
      return { text: JSON.stringify([cslOf(quote)], null, 2) };
  }
}

/** Author, title, source, date, archive, address: those that are known, in the order of a citation. */
function sourceWords({ excerpt: { document }, archive }: Quote): string[] {
  const { author, title, source, date } = document;
  const parts = [author, `“${oneLine(title)}”`, source, date?.iso, archive, addressOf(document)];
  return [
    ...parts.filter((part) => part !== undefined && part !== '').map((part) => oneLine(part ?? '')),
    ...(document.retracted === undefined ? [] : ['retracted by its publisher']),
  ];
}

function markdownOf(quote: Quote): string {
  const { document, text } = quote.excerpt;
  const address = addressOf(document);
  const title = escapeMarkdown(oneLine(document.title));
  const linked = address === undefined ? title : `[${title}](<${address}>)`;
  const rest = [document.author, document.source, document.date?.iso, quote.archive]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => escapeMarkdown(oneLine(part ?? '')));
  return `> ${escapeMarkdown(oneLine(text))}\n>\n> — ${[linked, ...rest].join(', ')}`;
}

function htmlOf(quote: Quote): string {
  const { document, text } = quote.excerpt;
  const address = addressOf(document);
  const title = escapeHtml(oneLine(document.title));
  const cite = address === undefined ? '' : ` cite="${escapeHtml(address)}"`;
  const linked = address === undefined ? title : `<a href="${escapeHtml(address)}">${title}</a>`;
  const rest = [document.author, document.source, document.date?.iso, quote.archive]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => escapeHtml(oneLine(part ?? '')));
  return `<blockquote${cite}><p>${escapeHtml(oneLine(text))}</p><footer>— ${[`<cite>${linked}</cite>`, ...rest].join(', ')}</footer></blockquote>`;
}

/** RIS: one field a line, so a line break in a value would begin another field. */
function risOf({ excerpt, archive }: Quote): string {
  const { document, text } = excerpt;
  const [year = '', month = '', day = ''] = (document.date?.iso.slice(0, 10) ?? '').split('-');
  const fields: [string, string | undefined][] = [
    ['TY', 'NEWS'],
    ['TI', document.title],
    ['AU', document.author],
    ['T2', document.source],
    ['PY', year],
    ['DA', year === '' ? undefined : `${year}/${month}/${day}/`],
    ['LA', document.language === 'und' ? undefined : document.language],
    ['UR', addressOf(document)],
    ['DB', archive],
    ['AN', document.id],
    ['N1', `“${text}”`],
    ['ER', ''],
  ];
  return fields
    .filter(([tag, value]) => tag === 'ER' || (value !== undefined && value !== ''))
    .map(([tag, value]) => `${tag}  - ${oneLine(value ?? '')}`)
    .join('\r\n');
}

function cslOf({ excerpt: { document, text }, archive }: Quote): object {
  const parts = document.date?.iso.slice(0, 10).split('-').map(Number);
  const address = addressOf(document);
  return {
    id: document.key,
    type: 'article-newspaper',
    title: oneLine(document.title),
    ...(document.author === undefined ? {} : { author: [{ literal: oneLine(document.author) }] }),
    ...(document.source === undefined ? {} : { 'container-title': oneLine(document.source) }),
    ...(parts?.every(Number.isFinite) ? { issued: { 'date-parts': [parts] } } : {}),
    ...(address === undefined ? {} : { URL: address }),
    ...(document.language === 'und' ? {} : { language: document.language }),
    archive,
    note: `“${oneLine(text)}”`,
  };
}

/** The document's address, if it is one that may be handed on. */
function addressOf({ url }: Pick<DocumentHead, 'url'>): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'http:' || protocol === 'https:'
    ? href.replaceAll(/[<>\s]/g, (sign) => encodeURIComponent(sign))
    : undefined;
}

/** White space and control characters as single spaces: nothing in a value ends its line. */
function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** Backslashes before whatever Markdown reads as a sign. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()<>#+\-.!|~&]/g, String.raw`\$&`);
}
