import { findEntityNumber, readEntities, type EntityDocument } from '@/lib/linking/entity-table';
import type { EntityDocuments, EntityDocumentsRequest, EntityPage } from '@/lib/model/answers';
import type { ArchiveId } from '@/lib/model/archive';
import { headOf } from '@/lib/model/document';
import type { Entity, EntityId } from '@/lib/model/entity';
import type { Excerpt } from '@/lib/model/excerpt';
import { generationOf, type LibraryView, type OpenGeneration } from '@/lib/model/segment';
import { cutExcerpts } from '@/lib/retrieval/cut-excerpt';
import type { LostRows } from '@/lib/segment/lost-rows';
import {
  countYears,
  documentsOfEntity,
  readChosen,
  yearOf,
  type DocumentsOfEntity,
} from './entity-documents';
import { nameReason } from './name-reason';

/** Names an entity for good: it has another number in every generation. */
export type EntityAddress = { readonly archive: ArchiveId; readonly id: EntityId };

/** Most excerpts in one answer. */
const MAX_COUNT = 100;

/**
 * What the archive knows of an entity.
 *
 * @returns undefined when the library does not have it (any more)
 * @throws {MissingRowError} when the generation was replaced meanwhile
 */
export async function entityPage(
  view: LibraryView,
  address: EntityAddress,
): Promise<EntityPage | undefined> {
  const found = await findEntity(view, address);
  if (!found) return undefined;
  const { open, entity, number } = found;
  const [documents, related] = await Promise.all([
    documentsOfEntity(open, number),
    relatedNames(open, entity),
  ]);
  return {
    ref: { ...address, generation: open.generation.id, number },
    entity: { ...entity, documentCount: documents.documents.length },
    archive: open.generation.archive,
    years: countYears(documents),
    related,
  };
}

/**
 * A part of an entity's documents in the order of their dates, undated ones last, each with the
 * passage that best shows the entity. Documents that are lost are left out.
 *
 * @returns undefined when the library does not have the entity (any more)
 * @throws {MissingRowError} when the generation was replaced meanwhile
 */
export async function entityDocuments(
  view: LibraryView,
  address: EntityAddress,
  request: EntityDocumentsRequest,
  lost?: LostRows,
): Promise<EntityDocuments | undefined> {
  const found = await findEntity(view, address);
  if (!found) return undefined;
  const { open, entity, number } = found;
  const sorted = inOrder(await documentsOfEntity(open, number), request);
  const part = sorted.slice(request.from, request.from + Math.min(request.count, MAX_COUNT));
  const read = await readChosen(open, part, lost);
  const byKey = new Map(read.map(({ document, at }) => [keyOf(at), document]));
  const excerpts = part.flatMap((at): Excerpt[] => {
    const document = byKey.get(keyOf(at));
    if (!document) return [];
    const [cut] = cutExcerpts(document, { names: namesOf(entity) }, { limit: 1 });
    const surfaces = cut?.marks.map((mark) => cut.text.slice(mark.start, mark.end)) ?? [];
    return [
      {
        document: headOf(address.archive, document),
        text: cut?.text ?? '',
        marks: cut?.marks ?? [],
        start: cut?.start ?? 0,
        reason: nameReason(entity, surfaces, { surface: entity.canonical, route: 'exact' }),
        isThisPage: false,
        ...(open.unseen?.has(document.id) && { isNew: true }),
      },
    ];
  });
  return { excerpts, total: sorted.length };
}

type FoundEntity = {
  readonly open: OpenGeneration;
  readonly entity: Entity;
  readonly number: number;
};

async function findEntity(
  view: LibraryView,
  { archive, id }: EntityAddress,
): Promise<FoundEntity | undefined> {
  const open = generationOf(view, archive);
  const number = open && (await findEntityNumber(open.names, id));
  if (!open || number === undefined) return undefined;
  const [entity] = await readEntities(open.names, [number]);
  return entity && { open, entity, number };
}

async function relatedNames(
  { generation, names }: OpenGeneration,
  { related }: Entity,
): Promise<EntityPage['related']> {
  const numbers = await Promise.all(related.map((id) => findEntityNumber(names, id)));
  const known = numbers.filter((number) => number !== undefined);
  const entities = await readEntities(names, known);
  return entities.map(({ id, canonical, kind, documentCount }, i) => ({
    ref: { archive: generation.archive.id, generation: generation.id, number: known[i] ?? 0, id },
    canonical,
    kind,
    documentCount,
  }));
}

/** The documents that are asked for, all of them, in the order asked for. */
function inOrder(
  { documents, minutesOf }: DocumentsOfEntity,
  { order, years }: EntityDocumentsRequest,
): EntityDocument[] {
  const wanted = years
    ? documents.filter((document) => {
        const year = yearOf(document, minutesOf);
        return year !== undefined && year >= years.from && year <= years.to;
      })
    : documents;
  const sign = order === 'newest' ? -1 : 1;
  return wanted.toSorted((a, b) => {
    const [x, y] = [minutesOf(a), minutesOf(b)];
    if (x === undefined || y === undefined)
      return Number(x === undefined) - Number(y === undefined);
    return sign * (x - y);
  });
}

function namesOf(entity: Entity): string[] {
  return [entity.canonical, ...entity.aliases.map((alias) => alias.name)];
}

function keyOf({ segment, docnum }: EntityDocument): string {
  return `${segment}/${docnum}`;
}
