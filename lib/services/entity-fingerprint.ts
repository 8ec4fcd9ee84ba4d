import { findEntityNumber, readEntities } from '@/lib/linking/entity-table';
import { readPlacedDocuments } from '@/lib/linking/placed-documents';
import { nameKey } from '@/lib/linking/name-key';
import type { NameTable } from '@/lib/linking/name-table';
import type { EntityFingerprint } from '@/lib/model/correction';
import type { SourceId } from '@/lib/model/document';
import type { Entity, EntityAt } from '@/lib/model/entity';
import type { LibraryView, OpenGeneration } from '@/lib/model/segment';
import { readDocuments } from '@/lib/segment/document-blocks';
import { findDocnum } from '@/lib/segment/key-table';
import { fold } from '@/lib/text/fold';

/** Other names and documents that a fingerprint keeps. */
const MAX_ALIASES = 16;
const MAX_DOCUMENTS = 5;
/** Entities of the same names that are compared. */
const MAX_COMPARED = 24;

/** A generation with its opened name table. */
export type NamedGeneration = { readonly open: OpenGeneration; readonly table: NameTable };

/** What the entity `at` is to be known by later; undefined when the view does not have it. */
export async function fingerprintOf(
  view: LibraryView,
  at: EntityAt,
): Promise<EntityFingerprint | undefined> {
  const open = view.generations.find((each) => each.generation.id === at.generation);
  if (!open || at.number >= open.generation.entities) return undefined;
  const [entity] = await readEntities(open.names, [at.number]);
  if (!entity) return undefined;
  const { id, canonical, kind, aliases, externalIds } = entity;
  return {
    archive: open.generation.archive.id,
    id,
    canonical,
    kind,
    aliases: aliases.slice(0, MAX_ALIASES).map(({ name }) => name),
    documents: await documentsOf(open, at.number),
    ...(externalIds && { externalIds }),
  };
}

/** Ids of a few documents that name the entity, spread evenly over all of them. */
async function documentsOf(open: OpenGeneration, number: number): Promise<SourceId[]> {
  const all = (await readPlacedDocuments(open, number)).filter(
    ({ segment, docnum }) => !open.generation.segments[segment]?.tombstones.includes(docnum),
  );
  const step = Math.max(1, Math.ceil(all.length / MAX_DOCUMENTS));
  const ids: SourceId[] = [];
  for (let i = 0; i < all.length; i += step) {
    const { segment, docnum } = all[i] ?? { segment: 0, docnum: 0 };
    const reader = open.segments[segment];
    const [document] = reader ? await readDocuments(reader, [docnum]) : [];
    if (document) ids.push(document.id);
  }
  return ids;
}

/**
 * Numbers of what `fingerprint` means in a generation, the likeliest first: by its id, which leads
 * through merges, and after a split with the part that kept the full name; else by an id elsewhere; else by its names, where a document or a full
 * name bears them out. Empty when it is not there.
 */
export async function findEntity(
  { open, table }: NamedGeneration,
  fingerprint: EntityFingerprint,
): Promise<readonly number[]> {
  const isHome = open.generation.archive.id === fingerprint.archive;
  const known = isHome ? await findEntityNumber(open.names, fingerprint.id) : undefined;
  if (known !== undefined)
    return [known, ...(await otherParts({ open, table }, known, fingerprint))];
  const numbers = namesakes(table, fingerprint);
  if (numbers.length === 0) return [];
  const entities = await readEntities(open.names, numbers);
  const scores = await Promise.all(
    entities.map(async (entity, i) => {
      if (sharesExternalId(fingerprint, entity)) return 1000;
      const shared = isHome ? await sharedDocuments(open, numbers[i] ?? 0, fingerprint) : 0;
      const same = fold(entity.canonical) === fold(fingerprint.canonical);
      const whole = same && table.words(keyOf(table, fingerprint.canonical)) > 1;
      return shared * 2 + (whole ? 3 : 0) + (same && isHome ? 1 : 0);
    }),
  );
  const best = Math.max(...scores);
  return best === 0 ? [] : numbers.filter((_, i) => scores[i] === best).slice(0, 1);
}

/** Who has the entity's full name now that `known`, which kept its id, is no longer called so. */
async function otherParts(
  { open, table }: NamedGeneration,
  known: number,
  fingerprint: EntityFingerprint,
): Promise<number[]> {
  const called = ({ canonical, aliases }: Pick<Entity, 'canonical' | 'aliases'>): string[] =>
    [canonical, ...aliases.map(({ name }) => name)].map(fold);
  const name = fold(fingerprint.canonical);
  if (table.words(keyOf(table, fingerprint.canonical)) < 2) return [];
  const numbers = [known, ...namesakes(table, { ...fingerprint, aliases: [] })];
  const [kept, ...others] = await readEntities(open.names, numbers);
  if (!kept || called(kept).includes(name)) return [];
  return others.flatMap((entity, i) =>
    called(entity).includes(name) ? numbers.slice(i + 1, i + 2) : [],
  );
}

function keyOf(table: NameTable, name: string): number {
  const { a, b } = nameKey(name);
  return table.find(a, b);
}

/** Entities that have one of the fingerprint's names. */
function namesakes(table: NameTable, { canonical, aliases }: EntityFingerprint): number[] {
  const numbers = new Set<number>();
  for (const text of [canonical, ...aliases]) {
    const name = keyOf(table, text);
    if (name < 0) continue;
    for (const { entity } of table.candidates(name))
      if (entity < table.entities && numbers.size < MAX_COMPARED) numbers.add(entity);
  }
  return [...numbers];
}

function sharesExternalId({ externalIds }: EntityFingerprint, entity: Entity): boolean {
  return Object.entries(externalIds ?? {}).some(([key, id]) => entity.externalIds?.[key] === id);
}

async function sharedDocuments(
  open: OpenGeneration,
  number: number,
  { documents }: EntityFingerprint,
): Promise<number> {
  const places = new Set(
    (await readPlacedDocuments(open, number)).map(({ segment, docnum }) => `${segment} ${docnum}`),
  );
  let shared = 0;
  for (const id of documents) {
    for (const [segment, reader] of open.segments.entries()) {
      const docnum = await findDocnum(reader, id);
      if (docnum !== undefined && places.has(`${segment} ${docnum}`)) shared++;
    }
  }
  return shared;
}
