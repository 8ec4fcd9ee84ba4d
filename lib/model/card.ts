import type { ArchiveId } from './archive';
import type { Entity, EntityRef, LinkRoute } from './entity';
import type { Excerpt } from './excerpt';

/** What one archive says about the rested name. */
export type CardAnswer = {
  readonly ref: EntityRef;
  readonly entity: Entity;
  readonly archive: { readonly id: ArchiveId; readonly name: string; readonly edition?: string };
  /**
   * The best first, from different documents as far as possible; at most 12. The page being read
   * comes last, and not at all when no other document has anything to show.
   */
  readonly excerpts: readonly Excerpt[];
  /** The archive names it only in the document that is being read. */
  readonly onlyThisPage: boolean;
  /** Documents per year, ascending by year; empty when no document is dated. */
  readonly years: readonly { readonly year: number; readonly documents: number }[];
};

/** Everything that a card shows for one mention. */
export type CardView = {
  /** The words rested on. */
  readonly surface: string;
  readonly route: LinkRoute;
  readonly outcome: 'link' | 'ambiguous';
  /** One for each candidate entity, the best first; never empty. */
  readonly answers: readonly CardAnswer[];
  /** Host of the page, for "off on this site"; empty when it has none. */
  readonly host: string;
};

/** Why a card has nothing to show. */
export type CardProblem =
  | { readonly kind: 'unknown-handle' }
  | { readonly kind: 'no-archive' }
  | { readonly kind: 'library-changed' }
  | { readonly kind: 'failed'; readonly message: string };
