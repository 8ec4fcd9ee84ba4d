import { readEntities } from '@/lib/linking/entity-table';
import { readPlacedDocuments } from '@/lib/linking/placed-documents';
import type { ArchiveDocument } from '@/lib/model/document';
import type { Entity } from '@/lib/model/entity';
import type { OpenGeneration, RowReader, SegmentId } from '@/lib/model/segment';
import { writeDirectory, ENGINE_ID } from '@/lib/segment/directory';
import { countDocuments, readDocuments } from '@/lib/segment/document-blocks';
import { createDocumentWriter } from '@/lib/segment/document-writer';
import { createMemoryRows } from '@/lib/segment/memory-rows';
import { updateNames } from '@/lib/services/update-names';

/** Documents that are added or take the place of those with their id, and ids of those that go. */
export type Change = { readonly put: readonly ArchiveDocument[]; readonly gone: readonly string[] };

/** The generation after `change`, as an update makes it. `base` has one segment. */
export async function updated(base: OpenGeneration, change: Change): Promise<OpenGeneration> {
  const [first] = base.segments;
  if (!first) throw new Error('no segment');
  const rows = createMemoryRows();
  const names = createMemoryRows();
  const update = await updateNames({
    base,
    documentsSink: rows,
    documentsReader: rows,
    namesSink: names,
  });
  const old = await readDocuments(
    first,
    Array.from({ length: base.generation.documents }, (_, n) => n),
  );
  const gone = new Set([...change.gone, ...change.put.map(({ id }) => String(id))]);
  const dead = old.flatMap(({ id }, docnum) => (gone.has(id) ? [docnum] : []));
  await update.remove(0, dead);
  const writer = createDocumentWriter(rows);
  for (const document of change.put) await update.add(await writer.add(document), document);
  await writer.finish();
  const written = await update.finish();
  await writeDirectory(rows, {
    documents: change.put.length,
    engine: ENGINE_ID,
    analyser: '',
    rows: { statistics: rows.rows().filter(({ part }) => part === 'statistics').length },
  });
  const [segment] = base.generation.segments;
  if (!segment) throw new Error('no segment');
  return {
    generation: {
      ...base.generation,
      id: base.generation.id + 1,
      documents: old.length - dead.length + change.put.length,
      entities: written.entities,
      segments: [
        { ...segment, tombstones: dead },
        { id: 3 as SegmentId, documents: change.put.length, tombstones: [] },
      ],
    },
    segments: [first, rows],
    names,
  };
}

/** What a generation knows, with ids of documents for their places and names for ids. */
export async function known(open: OpenGeneration): Promise<Map<string, unknown>> {
  const numbers = Array.from({ length: open.generation.entities }, (_, number) => number);
  const entities = await readEntities(open.names, numbers);
  const ids = await Promise.all(open.segments.map(idsOf));
  const nameOf = new Map(entities.map(({ id, canonical }) => [id, canonical]));
  const all = new Map<string, unknown>();
  for (const [number, { id: _, related, ...entity }] of entities.entries()) {
    const found = await readPlacedDocuments(open, number);
    const documents = found
      .map(({ segment, docnum, mentions }) => `${ids[segment]?.[docnum]} ${mentions}`)
      .toSorted();
    all.set(entity.canonical, {
      ...entity,
      related: related.map((id) => nameOf.get(id)),
      documents,
    });
  }
  return all;
}

/** The ids of a segment's documents by docnum. */
async function idsOf(reader: RowReader): Promise<string[]> {
  const docnums = Array.from({ length: await countDocuments(reader) }, (_, n) => n);
  return (await readDocuments(reader, docnums)).map(({ id }) => id);
}

/** The entities of a generation by their canonical names. */
export async function entitiesByName(open: OpenGeneration): Promise<Map<string, Entity>> {
  const numbers = Array.from({ length: open.generation.entities }, (_, number) => number);
  const entities = await readEntities(open.names, numbers);
  return new Map(entities.map((entity) => [entity.canonical, entity]));
}
