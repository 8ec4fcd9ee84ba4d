import { createGenerationBuilder } from '@/lib/services/build-generation';
import { createMemoryRows } from '@/lib/segment/memory-rows';
import type { ArchiveId } from '@/lib/model/archive';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import type { PublisherEntity } from '@/lib/model/entity';
import type { LibraryView, OpenGeneration, SegmentId } from '@/lib/model/segment';
import type { LibrarySource, SessionStore } from '@/lib/services/ports';

/** A small valid document: all of its text is cleaned text. */
export function aDocument(
  fields: Omit<Partial<ArchiveDocument>, 'id'> & { id: string; text: string },
): ArchiveDocument {
  return {
    title: fields.text.slice(0, 40),
    cleaned: [{ start: 0, end: fields.text.length }],
    language: 'en',
    ...fields,
    id: fields.id as SourceId,
  };
}

/** A whole generation in memory, built as an import builds it. */
export async function aGeneration(
  name: string,
  documents: readonly ArchiveDocument[],
  entities: readonly PublisherEntity[] = [],
): Promise<OpenGeneration> {
  const archive = name.codePointAt(0)!.toString(16).padStart(32, '0') as ArchiveId;
  const rows = createMemoryRows();
  const names = createMemoryRows();
  const builder = createGenerationBuilder({
    archive,
    documentsSink: rows,
    documentsReader: rows,
    namesSink: names,
  });
  for (const document of documents) await builder.add(document);
  const built = await builder.finish(entities);
  return {
    generation: {
      ...built,
      id: name.length,
      archive: { id: archive, name, edition: 'as of 2015' },
      sequence: 1,
      segments: [{ id: 1 as SegmentId, documents: built.documents, tombstones: [] }],
      names: 2 as SegmentId,
      bytes: rows.bytes() + names.bytes(),
      importedAt: 0,
      origin: 'test',
    },
    segments: [rows],
    names,
  };
}

/** A library of the given generations; `show` replaces them, as a flip does. */
export function aLibrary(
  ...generations: OpenGeneration[]
): LibrarySource & { show(...next: OpenGeneration[]): void } {
  let view: LibraryView = { generations, release: () => undefined };
  return {
    current: async () => view,
    refresh: () => undefined,
    show: (...next) => {
      view = { generations: next, release: () => undefined };
    },
  };
}

/** Session storage that keeps clones, as the browser's does. */
export function aSessionStore(): SessionStore & { readonly values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    get: async (key) => structuredClone(values.get(key)),
    set: async (key, value) => void values.set(key, structuredClone(value)),
    remove: async (keys) => keys.forEach((key) => values.delete(key)),
    keys: async () => [...values.keys()],
  };
}
