import type { EntityKind, PublisherEntity } from '@/lib/model/entity';

/** How old the statements are. */
export const AS_OF = 'as of 2015';

/** What is said of an entity; said twice, it is put together. */
type Statement = {
  readonly id: string;
  readonly canonical: string;
  readonly kind: EntityKind;
  readonly aliases?: readonly string[];
  readonly role?: string;
};

/** Most roles that one entity keeps. */
const MAX_ROLES = 6;

/** Entities put together from statements. */
export type EntityList = {
  add(statement: Statement): void;
  /** In the order of first mention. */
  entities(): PublisherEntity[];
};

/** An empty list. */
export function createEntityList(): EntityList {
  const byId = new Map<
    string,
    { canonical: string; kind: EntityKind; aliases: Set<string>; roles: Set<string> }
  >();
  return {
    add({ id, canonical, kind, aliases = [], role }) {
      const entity = byId.get(id) ?? { canonical, kind, aliases: new Set(), roles: new Set() };
      byId.set(id, entity);
      for (const alias of [canonical, ...aliases]) {
        const name = alias.replace(/\s+/g, ' ').trim();
        if (name.length > 1 && name !== entity.canonical) entity.aliases.add(name);
      }
      if (role !== undefined && entity.roles.size < MAX_ROLES) entity.roles.add(role);
    },
    entities: () =>
      [...byId].map(([id, { canonical, kind, aliases, roles }]) => ({
        id,
        canonical,
        kind,
        aliases: [...aliases],
        roles: [...roles].map((text) => ({ text, asOf: AS_OF })),
      })),
  };
}

/** `text` as a part of an id: lower case, letters and digits, hyphens between. */
export function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
}
