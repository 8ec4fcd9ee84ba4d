import type { Brand } from '@/lib/base/brand';
import type { ArchiveId } from './archive';
import type { SourceId } from './document';
import type { EntityAt, EntityId, EntityKind } from './entity';

/** Names one correction for good: random, given when it is made. */
export type CorrectionId = Brand<string, 'CorrectionId'>;

/**
 * What an entity is known by when it is looked for again in another generation: it may have been
 * renamed, split, merged or removed since.
 */
export type EntityFingerprint = {
  readonly archive: ArchiveId;
  readonly id: EntityId;
  readonly canonical: string;
  readonly kind: EntityKind;
  /** At most 16 other names. */
  readonly aliases: readonly string[];
  /** At most five documents that name it. */
  readonly documents: readonly SourceId[];
  readonly externalIds?: Readonly<Record<string, string>>;
};

/** What a reader said about names, before it has an id and a time. */
export type CorrectionDraft =
  /** "Not this one": the words never mean the entity. */
  | { readonly kind: 'not-this'; readonly surface: string; readonly entity: EntityFingerprint }
  /** "Same as": both are one; links lead to `into`. */
  | {
      readonly kind: 'same-as';
      readonly entity: EntityFingerprint;
      readonly into: EntityFingerprint;
    }
  /** "Always this one": the words mean the entity, on `host` and its subdomains or everywhere. */
  | {
      readonly kind: 'always';
      readonly surface: string;
      readonly entity: EntityFingerprint;
      readonly host?: string;
    }
  /** "Mute": the entity is never marked. */
  | { readonly kind: 'mute'; readonly entity: EntityFingerprint }
  /** A name added by hand: an alias of `entity`, or a name of its own. */
  | {
      readonly kind: 'name';
      readonly name: string;
      readonly entity?: EntityFingerprint;
      /** The watch list that it was pasted with. */
      readonly list?: string;
    };

/**
 * One thing a reader said about names. It is kept apart from all archives and replayed on every
 * generation.
 */
export type Correction = CorrectionDraft & {
  readonly id: CorrectionId;
  /** ms since 1970. */
  readonly at: number;
};

/** A correction beside what it finds in the library as it is now. */
export type PlacedCorrection = {
  readonly correction: Correction;
  /** Where its entity is now, once for each part that it was split into; empty when it is not found. */
  readonly entity: readonly EntityAt[];
  /** For `same-as`: where `into` is now. */
  readonly into: readonly EntityAt[];
  /** Whether it has an effect on the library as it is; one without is kept and tried again. */
  readonly matched: boolean;
};
