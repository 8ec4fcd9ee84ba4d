import type { EntityId } from '@/lib/model/entity';
import type { RowReader } from '@/lib/model/segment';
import type { DocumentTable } from './document-table';
import type { EntityMentions } from './entity-mentions';
import { readEntityDocuments, readIdTable, type IdTable } from './entity-table';
import type { EntityDocument } from './extracted-entity';
import type { GatheredNames } from './gathered-names';
import { Counts } from './hash-table';
import type { NameTable } from './name-table';

/** Names of an entity, and documents of one before, that are compared. */
const MAX_NAMES = 12;
const SAMPLE = 24;

/** The names of the generation before, from which ids are carried on. */
export type PreviousNames = {
  readonly table: NameTable;
  readonly reader: RowReader;
  /** Where documents of that generation are now, without those that are gone. */
  readonly locate: (documents: readonly EntityDocument[]) => Promise<readonly EntityDocument[]>;
};

/** Entities of this generation, by their root names. */
export type NewEntities = {
  readonly roots: Uint32Array;
  members(root: number): readonly number[];
  /** The id that an entity gets when it is new. */
  mintedId(root: number): EntityId;
  /** Whether a publisher's id stands behind `mintedId`. */
  isPublished(root: number): boolean;
};

/** What becomes of the ids of the generation before. */
export type CarriedIds = {
  /** Ids of entities that are not those they would be minted with. */
  readonly ids: ReadonlyMap<number, EntityId>;
  /** Ids of entities that went into others: id → root. */
  readonly redirects: ReadonlyMap<EntityId, number>;
};

type Claim = { readonly place: number; readonly old: number; strength: number };

/**
 * Gives the entities of a generation the ids that they had before: by the publisher's id, else by
 * their names, and where several claim one or one claims several, by the documents they share.
 */
export async function carryIds(
  entities: NewEntities,
  previous: PreviousNames,
  of: { names: GatheredNames; mentions: EntityMentions; documents: DocumentTable },
): Promise<CarriedIds> {
  const ids = await readIdTable(previous.reader);
  const claims = new Claims(entities, previous.table, { names: of.names, ids });
  const owner = new Counts(ids.size);
  const taken = new Map<number, number>();
  const disputed: Claim[] = [];
  for (const claim of claims.all()) {
    if (claims.isAlone(claim)) give(claim);
    else disputed.push(claim);
  }
  await weigh(disputed, entities, previous, of);
  disputed.sort((x, y) => y.strength - x.strength || x.old - y.old || x.place - y.place);
  const heirs = new Map<number, number>();
  for (const claim of disputed) {
    if (owner.get(claim.old) === 0 && !taken.has(claim.place)) give(claim);
    if (!heirs.has(claim.old)) heirs.set(claim.old, claim.place);
  }
  return settle(entities, ids, { owner, taken, heirs });

  function give({ place, old }: Claim): void {
    owner.set(old, place + 1);
    taken.set(place, old);
  }
}

/** Which entities may be which of before. */
class Claims {
  readonly #entities: NewEntities;
  readonly #table: NameTable;
  readonly #names: GatheredNames;
  readonly #ids: IdTable;
  /** How many claim each entity of before, and how many each new one claims. */
  readonly #claimed: Counts;
  readonly #claiming: Counts;

  constructor(
    entities: NewEntities,
    table: NameTable,
    { names, ids }: { names: GatheredNames; ids: IdTable },
  ) {
    this.#entities = entities;
    this.#table = table;
    this.#names = names;
    this.#ids = ids;
    this.#claimed = new Counts(ids.size);
    this.#claiming = new Counts(entities.roots.length);
    for (const { place, old } of this.all()) {
      this.#claimed.add(old);
      this.#claiming.add(place);
    }
  }

  /** Whether nobody else claims it and it claims nothing else. */
  isAlone({ place, old }: Claim): boolean {
    return this.#claimed.get(old) === 1 && this.#claiming.get(place) === 1;
  }

  *all(): Generator<Claim> {
    for (const [place, root] of this.#entities.roots.entries()) {
      const found = new Map<number, Claim>();
      if (this.#entities.isPublished(root)) {
        const old = this.#ids.find(this.#entities.mintedId(root));
        if (old !== undefined) found.set(old, { place, old, strength: PUBLISHED });
      }
      for (const name of this.#entities.members(root).slice(0, MAX_NAMES))
        this.#claimBy(found, name, { place, isRoot: name === root });
      yield* found.values();
    }
  }

  #claimBy(
    found: Map<number, Claim>,
    name: number,
    { place, isRoot }: { place: number; isRoot: boolean },
  ): void {
    const known = this.#table.find(this.#names.hashA(name), this.#names.hashB(name));
    if (known < 0) return;
    for (const { entity: old, route, prior } of this.#table.candidates(known)) {
      // A surname that several share says nothing of which of them is meant.
      if (prior < 1 || found.has(old)) continue;
      found.set(old, { place, old, strength: isRoot && route === 'exact' ? 1 : 0 });
    }
  }
}

/** Nothing outweighs a publisher's own id. */
const PUBLISHED = 1_000_000;

/** Adds to each disputed claim how many documents both have. */
async function weigh(
  disputed: readonly Claim[],
  entities: NewEntities,
  previous: PreviousNames,
  { mentions, documents }: { mentions: EntityMentions; documents: DocumentTable },
): Promise<void> {
  const byRoot = Map.groupBy(disputed, ({ place }) => entities.roots[place] ?? 0);
  const samples = new Map<number, Set<string>>();
  for (const roots of mentions.stretches(Uint32Array.from(byRoot.keys()))) {
    mentions.load(roots);
    for (const root of roots) {
      const own = new Set<string>();
      mentions.visitDocuments(root, (n) =>
        own.add(`${documents.segment(n)} ${documents.docnum(n)}`),
      );
      for (const claim of byRoot.get(root) ?? []) {
        const sample = samples.get(claim.old) ?? (await sampleOf(previous, claim.old));
        samples.set(claim.old, sample);
        claim.strength += 2 * own.intersection(sample).size;
      }
    }
  }
}

/** Where some of the documents that named an entity are now. */
async function sampleOf({ reader, locate }: PreviousNames, old: number): Promise<Set<string>> {
  const all = await readEntityDocuments(reader, old);
  const step = Math.max(1, Math.ceil(all.length / SAMPLE));
  const some = await locate(all.filter((_, i) => i % step === 0));
  return new Set(some.map(({ segment, docnum }) => `${segment} ${docnum}`));
}

function settle(
  entities: NewEntities,
  before: IdTable,
  {
    owner,
    taken,
    heirs,
  }: { owner: Counts; taken: ReadonlyMap<number, number>; heirs: ReadonlyMap<number, number> },
): CarriedIds {
  const rootOf = (old: number): number | undefined => {
    const place = owner.get(old) - 1;
    return entities.roots[place >= 0 ? place : (heirs.get(old) ?? -1)];
  };
  const ids = new Map<number, EntityId>();
  for (const [place, root] of entities.roots.entries()) {
    const old = taken.get(place);
    const minted = entities.mintedId(root);
    const id = old === undefined ? undefined : before.id(old);
    if (id !== undefined && id !== minted) ids.set(root, id);
    // The id it would get belongs to another, who was called so once.
    if (id === undefined && before.find(minted) !== undefined) ids.set(root, before.unused(minted));
  }
  const redirects = new Map<EntityId, number>();
  for (let old = 0; old < before.size; old++) {
    const root = owner.get(old) > 0 ? undefined : rootOf(old);
    if (root !== undefined) redirects.set(before.id(old), root);
  }
  for (const [id, old] of before.redirects()) {
    const root = rootOf(old);
    if (root !== undefined) redirects.set(id, root);
  }
  return { ids, redirects };
}
