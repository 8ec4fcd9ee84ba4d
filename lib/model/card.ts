import type { ArchiveId } from './archive';
import type { Entity, EntityAt, EntityKind, EntityRef, LinkRoute } from './entity';
import type { Excerpt } from './excerpt';

/** An entity that is often named with the one on a card. */
export type NamedEntity = {
  readonly at: EntityAt;
  readonly canonical: string;
  readonly kind: EntityKind;
};

/** A name in an excerpt that leads to a card of its own. */
export type NameInText = {
  /** Which of the texts that were asked about. */
  readonly text: number;
  readonly start: number;
  readonly end: number;
  readonly at: EntityAt;
  readonly route: LinkRoute;
};

/** What an answer leads on to; asked for once it is shown. */
export type CardMore = {
  /** At most 8. */
  readonly related: readonly NamedEntity[];
  /** Ascending by text and start, apart. */
  readonly names: readonly NameInText[];
};

/** A run of years, both counted in. */
export type Years = { readonly from: number; readonly to: number };

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
  /**
   * Only a few of its documents were looked into, as it does not stand on top: whoever chooses it
   * asks for the rest.
   */
  readonly isBrief?: true;
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

/** What a reader may say of an answer's entity. */
export const CORRECTION_KINDS = ['notThis', 'alwaysHere', 'always', 'mute'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/** Where Backfile is to run from now on: not on this site, only on it, nowhere for a while. */
export const SITE_CHOICES = ['offHere', 'onlyHere', 'pause'] as const;
export type SiteChoice = (typeof SITE_CHOICES)[number];

/** What a card's document may ask of the page script; lengths in px. */
export type CardWish =
  /** The content is this tall. */
  | { readonly kind: 'fit'; readonly height: number }
  | { readonly kind: 'close' }
  | { readonly kind: 'pin' }
  | { readonly kind: 'move'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'size'; readonly width: number; readonly height: number };

/** Why a card has nothing to show. */
export type CardProblem =
  | { readonly kind: 'unknown-handle' }
  | { readonly kind: 'no-archive' }
  | { readonly kind: 'library-changed' }
  | { readonly kind: 'failed'; readonly message: string };
