import type { Span } from '@/lib/base/span';
import type { DocumentHead } from './document';
import type { LinkRoute } from './entity';

/** Why an excerpt is shown: which words of it matched, and by which route. */
export type ExcerptReason =
  | { readonly kind: 'name'; readonly route: LinkRoute; readonly surface: string }
  | { readonly kind: 'words'; readonly words: readonly string[] };

/** A passage of a document, cut to length and marked, as shown to a reader. */
export type Excerpt = {
  readonly document: DocumentHead;
  /** At most 280 characters, whole words, on one line. */
  readonly text: string;
  /** Emphasised spans of `text`, ascending, apart. */
  readonly marks: readonly Span[];
  /** Where the passage starts in the document's original text. */
  readonly start: number;
  readonly reason: ExcerptReason;
  /** True when the document is the very page being read. */
  readonly isThisPage: boolean;
  /** An update brought its document since the reader last looked at what is new. */
  readonly isNew?: boolean;
};
