import type { BundleManifest } from '@/lib/bundle/bundle-schema';
import { writeBundle, type PrebuiltIndex } from '@/lib/bundle/write-bundle';
import { readEntities, readIdTable } from '@/lib/linking/entity-table';
import type { ArchiveId } from '@/lib/model/archive';
import type { LibraryJobOptions } from '@/lib/model/backup';
import type { ArchiveDocument } from '@/lib/model/document';
import type { Entity, PublisherEntity } from '@/lib/model/entity';
import type { Generation, OpenGeneration, RowReader } from '@/lib/model/segment';
import type { LibraryStore } from '@/lib/store/library-store';
import { openWholeLibrary, type WholeLibrary } from '@/lib/store/whole-library';
import { archiveDocuments } from './archive-documents';

/** Entities that are read at once: four blocks. */
const ENTITY_BATCH = 256;

/**
 * Writes an archive of the library as a bundle: its documents, the entities that its publisher gave,
 * and its index where that is of these documents alone. A library that imports it has the same
 * documents, names and answers. A signature is not kept: the manifest is another.
 *
 * @returns the manifest; undefined when the library does not have the archive
 * @throws what the sink fails with, and the signal's reason
 */
export async function exportArchive(
  store: Pick<LibraryStore, 'openArchive' | 'base'>,
  archive: ArchiveId,
  sink: WritableStream<Uint8Array>,
  options: LibraryJobOptions,
): Promise<BundleManifest | undefined> {
  const view = await store.openArchive(archive);
  const whole = await openWholeLibrary(store.base);
  try {
    const [present] = view.generations;
    if (!present) {
      await sink.abort();
      return undefined;
    }
    const { generation, names } = present;
    const { signal } = options;
    const index = indexOf(generation, whole);
    return await writeBundle(
      {
        archive: generation.archive,
        sequence: generation.sequence,
        provenance: { tool: 'Backfile', inputs: [generation.origin.slice(0, 400)] },
        documents: followed(present, options),
        entities: givenEntities(names, signal),
        ...(index && { index: async () => index }),
      },
      sink,
      signal,
    );
  } finally {
    view.release();
    whole.release();
  }
}

async function* followed(
  present: OpenGeneration,
  { onProgress, signal }: LibraryJobOptions,
): AsyncGenerator<ArchiveDocument> {
  const expected = present.generation.documents;
  let done = 0;
  for await (const document of archiveDocuments(present, signal)) {
    signal.throwIfAborted();
    yield document;
    onProgress({ done: ++done, expected });
  }
}

/** The rows of one segment without tombstones are those that an import of its documents would write. */
function indexOf(generation: Generation, whole: WholeLibrary): PrebuiltIndex | undefined {
  const { segments, names, places, analyser, engine, id } = generation;
  const [only, ...more] = segments;
  const isHeld = whole.archives.some((each) => each.generation.id === id);
  if (!only || more.length > 0 || only.tombstones.length > 0 || places || !isHeld) return undefined;
  return { analyser, engine, documents: whole.rows(only.id), names: whole.rows(names) };
}

/** Entities that came from the publisher, as far as the library still tells them from found ones. */
async function* givenEntities(
  names: RowReader,
  signal: AbortSignal,
): AsyncGenerator<PublisherEntity> {
  const { size } = await readIdTable(names, signal);
  for (let from = 0; from < size; from += ENTITY_BATCH) {
    const count = Math.min(ENTITY_BATCH, size - from);
    const numbers = Array.from({ length: count }, (_, i) => from + i);
    for (const entity of await readEntities(names, numbers, signal)) {
      if (isGiven(entity)) yield asGiven(entity);
    }
  }
}

/** Only a publisher gives ids elsewhere, roles with a time, and names that no document uses. */
function isGiven({ externalIds, aliases, documentCount }: Entity): boolean {
  return (
    externalIds !== undefined ||
    documentCount === 0 ||
    aliases.some(({ route, evidence }) => route === 'alias' && evidence === 0)
  );
}

function asGiven({ id, canonical, kind, aliases, roles, externalIds }: Entity): PublisherEntity {
  return {
    id,
    canonical,
    kind,
    aliases: aliases.filter(({ route }) => route === 'alias').map(({ name }) => name),
    roles,
    ...(externalIds && { externalIds }),
  };
}
