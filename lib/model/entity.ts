import type { Brand } from '@/lib/base/brand';
import type { ArchiveId } from './archive';
import type { DocumentDate } from './document';

/** Opaque, minted once, carried across generations of its archive. */
export type EntityId = Brand<string, 'EntityId'>;

/** What an entity is, as far as the archive tells; `name` when unsure. */
export const ENTITY_KINDS = [
  'person',
  'organisation',
  'place',
  'event',
  'work',
  'demonym',
  'theme',
  'name',
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/**
 * Why a surface form means an entity: its canonical name as it stands, another name of it,
 * a surname after the full name, initials, an acronym, or a spelling variant.
 */
export const LINK_ROUTES = ['exact', 'alias', 'surname', 'initials', 'acronym', 'variant'] as const;
export type LinkRoute = (typeof LINK_ROUTES)[number];

/** Another name of an entity, and how it came to be one. */
export type Alias = {
  readonly name: string;
  readonly route: LinkRoute;
  /** In how many documents the archive uses it so; 0 for a name that a publisher gave. */
  readonly evidence: number;
};

/** An office or description with the time it was true: "President", "as of 2015". */
export type EntityRole = { readonly text: string; readonly asOf?: string };

/** A person, organisation, place, event, work or theme that an archive knows. */
export type Entity = {
  readonly id: EntityId;
  readonly kind: EntityKind;
  /** The one displayed name. */
  readonly canonical: string;
  /** At most 64, the best first. */
  readonly aliases: readonly Alias[];
  readonly roles: readonly EntityRole[];
  /** In how many documents it is named. */
  readonly documentCount: number;
  readonly firstDate?: DocumentDate;
  readonly lastDate?: DocumentDate;
  /** Folded words that set its documents apart, the strongest first, at most 40. */
  readonly contextTerms: readonly string[];
  /** Ids of entities often named with it, at most 12. */
  readonly related: readonly EntityId[];
  /** Ids elsewhere: `{ wikidata: "Q794" }`. */
  readonly externalIds?: Readonly<Record<string, string>>;
};

/** Where an entity is: `number` is its place in that generation's entity table. */
export type EntityAt = {
  readonly archive: ArchiveId;
  readonly generation: number;
  readonly number: number;
};

/** Points to an entity in the library, and names it for good. */
export type EntityRef = EntityAt & { readonly id: EntityId };

/** An entity as a publisher gives it; it wins over what is found in the texts. */
export type PublisherEntity = {
  /** The publisher's own id, lasting across versions of the archive. */
  readonly id: string;
  readonly canonical: string;
  /** Other names, as written. */
  readonly aliases: readonly string[];
  readonly kind: EntityKind;
  readonly roles: readonly EntityRole[];
  /** Ids elsewhere: `{ wikidata: "Q794" }`. */
  readonly externalIds?: Readonly<Record<string, string>>;
};
