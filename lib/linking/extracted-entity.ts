import type { Entity, LinkRoute } from '@/lib/model/entity';

/** Where an entity is named. */
export type EntityDocument = {
  /** Index of the segment in its generation. */
  readonly segment: number;
  readonly docnum: number;
  /** At least 1. */
  readonly mentions: number;
};

/** A name as pages are matched against it, and what decides whether a match counts. */
export type GatedName = {
  /** Hashes of its folded form, see lib/text/word-hash.ts. */
  readonly a: number;
  readonly b: number;
  readonly route: LinkRoute;
  /** Number of words. */
  readonly words: number;
  /** Likelihood, 0 to 1, that these words in capitals are a name. */
  readonly certainty: number;
  /** Likelihood, 0 to 1, that the name means this entity. */
  readonly prior: number;
  /** One word of everyday English: "May", "Reading". */
  readonly common: boolean;
  /** Counts only in capitals throughout: "US", "WHO". */
  readonly capsOnly: boolean;
  /** Means the entity only behind "King", "Imam" and the like: a given name that many have. */
  readonly byGiven: boolean;
  /** Shaped like a person's full name: its last word may stand for it. */
  readonly fullName: boolean;
  /** For full names: keys by which transliterations find it; empty for others. */
  readonly skeleton: string;
  readonly flat: string;
};

/** An entity that the archive knows, where it is named and by what. */
export type ExtractedEntity = {
  readonly entity: Entity;
  /** Ascending by segment and docnum; to be read before the next entity is asked for. */
  readonly documents: Iterable<EntityDocument>;
  readonly names: readonly GatedName[];
};
