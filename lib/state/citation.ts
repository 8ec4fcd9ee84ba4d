import { addressOf, cslOf, oneLine, risOf, type Quote } from './reference';

/** How a quote can be copied. */
export const CITATION_FORMATS = ['plain', 'markdown', 'html', 'ris', 'csl'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** What goes to the clipboard: always text, and markup where the format has some. */
export type Clip = { readonly text: string; readonly html?: string };

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

/** `text` as the text of HTML, or of an attribute in quotes. */
export function escapeHtml(text: string): string {
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
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()<>#+\-.!|~&]/g, String.raw`\$&`);
}
