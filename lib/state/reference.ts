import type { DocumentHead } from '@/lib/model/document';
import type { Excerpt } from '@/lib/model/excerpt';

/** A quote with its source, as it is to be cited. */
export type Quote = {
  readonly excerpt: Pick<Excerpt, 'text' | 'document'>;
  /** The archive's name, with its edition. */
  readonly archive: string;
};

/** A RIS record: one field a line, so that a line break in a value would begin another field. */
export function risOf({ excerpt, archive }: Quote): string {
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

/** An item of CSL-JSON. */
export function cslOf({ excerpt: { document, text }, archive }: Quote): object {
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
export function addressOf({ url }: Pick<DocumentHead, 'url'>): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'http:' || protocol === 'https:'
    ? href.replaceAll(/[<>\s]/g, (sign) => encodeURIComponent(sign))
    : undefined;
}

/** White space and control characters as single spaces: nothing in a value ends its line. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
