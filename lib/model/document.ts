import type { Brand } from '@/lib/base/brand';
import type { Span } from '@/lib/base/span';
import type { ArchiveId } from './archive';

/**
 * What its source calls a document, unique and lasting within the archive: the given id,
 * else its normalised relative path and record number, else a hash of its address or text.
 */
export type SourceId = Brand<string, 'SourceId'>;

/** `archive id/source id`: names a document for ever, across generations. */
export type DocumentKey = Brand<string, 'DocumentKey'>;

/** How much of a date is known. */
export type DatePrecision = 'year' | 'month' | 'day' | 'minute';

/** A date as far as it is known: `2015`, `2015-06`, `2015-06-11` or `2015-06-11T19:16Z`. */
export type DocumentDate = { readonly iso: string; readonly precision: DatePrecision };

/** One text of an archive. */
export type ArchiveDocument = {
  readonly id: SourceId;
  /** Given, or taken from the text; never empty (at worst its first words). */
  readonly title: string;
  /** The original, verbatim. */
  readonly text: string;
  /**
   * The parts of `text` that are the document itself, without furniture (share bars, comment
   * forms, licence lines, a repeated title): ascending, apart, possibly none. Only these are
   * searched, read for names and shown as excerpts.
   */
  readonly cleaned: readonly Span[];
  readonly date?: DocumentDate;
  /** Who published it: "IRNA", "www.tehrantimes.com". */
  readonly source?: string;
  readonly author?: string;
  /** Where the original is, http or https only. */
  readonly url?: string;
  /** BCP 47, or `und` when unknown. */
  readonly language: string;
  /** A publisher's word for what this is: "article", "country profile". */
  readonly kind?: string;
  /** Licence note as found in the text or given. */
  readonly licence?: string;
  /** Set when its publisher took it back: why, in words. */
  readonly retracted?: string;
};

/** Longest fields of a document that a bundle carries, UTF-16 units. */
export const FIELD_LIMITS = {
  id: 1024,
  title: 4000,
  source: 400,
  author: 1000,
  url: 4096,
  kind: 100,
  licence: 1000,
  retracted: 1000,
} as const;

/** A document without its text: what lists, excerpts and citations need. */
export type DocumentHead = Omit<ArchiveDocument, 'text' | 'cleaned'> & {
  readonly key: DocumentKey;
};

/** The key of document `id` of `archive`. */
export function documentKey(archive: ArchiveId, id: SourceId): DocumentKey {
  return `${archive}/${id}` as DocumentKey;
}

/** The two parts of a document key, or undefined when `text` is not one. */
export function splitDocumentKey(text: string): { archive: ArchiveId; id: SourceId } | undefined {
  if (!/^[0-9a-f]{32}\/./s.test(text)) return undefined;
  return { archive: text.slice(0, 32) as ArchiveId, id: text.slice(33) as SourceId };
}

/** `document` without its text. */
export function headOf(archive: ArchiveId, document: ArchiveDocument): DocumentHead {
  const { text: _text, cleaned: _cleaned, ...head } = document;
  return { ...head, key: documentKey(archive, document.id) };
}

/** The cleaned text: the cleaned spans joined by a blank line. */
export function cleanedText(document: Pick<ArchiveDocument, 'text' | 'cleaned'>): string {
  return document.cleaned.map((span) => document.text.slice(span.start, span.end)).join('\n\n');
}
