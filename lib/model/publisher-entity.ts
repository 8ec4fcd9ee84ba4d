import type { EntityKind, EntityRole, LinkRoute } from './entity';

/** An entity as an archive's publisher states it: it wins over what is found by statistics. */
export type PublisherEntity = {
  /** The publisher's own id, lasting within the archive. */
  readonly id: string;
  readonly canonical: string;
  readonly kind: EntityKind;
  readonly aliases: readonly { readonly name: string; readonly route: LinkRoute }[];
  readonly roles: readonly EntityRole[];
  readonly externalIds?: Readonly<Record<string, string>>;
};
