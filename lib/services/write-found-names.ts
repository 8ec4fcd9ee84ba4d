import { findNames, type NameReader } from '@/lib/linking/name-extractor';
import { writeNames, type NamesWritten } from '@/lib/linking/names-writer';
import { usableEntity } from '@/lib/linking/usable-entity';
import type { ArchiveId } from '@/lib/model/archive';
import type { PublisherEntity } from '@/lib/model/entity';
import type { OpenGeneration, RowReader, RowSink } from '@/lib/model/segment';
import { previousNames } from './previous-names';

/** Entities as their publisher gives them, all at once or one by one. */
export type GivenEntities = AsyncIterable<PublisherEntity> | Iterable<PublisherEntity>;

/** What the names of a generation of one segment are found from. */
type FindOptions = {
  readonly archive: ArchiveId;
  readonly documents: number;
  readonly reader: NameReader;
  /** Reads the segment. */
  readonly documentsReader: RowReader;
  readonly given: GivenEntities;
  readonly previous?: OpenGeneration | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Finds the names of all documents that `reader` has read, and writes them. */
export async function writeFoundNames(sink: RowSink, options: FindOptions): Promise<NamesWritten> {
  const { archive, documents, reader, documentsReader, given, previous, signal } = options;
  const rows = await reader.finish();
  await reader.statistics.write(sink);
  const found = await findNames({
    archive,
    sources: [{ segment: 0, reader: documentsReader, rows, tombstones: new Set() }],
    statistics: reader.statistics,
    publisherEntities: await usableEntities(given),
    ...(previous && { previous: await previousNames(previous, documentsReader) }),
    ...(signal && { signal }),
  });
  const { words, redirects } = found;
  return writeNames(sink, found.entities(), {
    documents,
    words,
    redirects,
    ...(signal && { signal }),
  });
}

/** The entities of `given` without names that nobody could use. */
export async function usableEntities(given: GivenEntities): Promise<PublisherEntity[]> {
  const entities: PublisherEntity[] = [];
  for await (const each of given) {
    const { entity } = usableEntity(each);
    if (entity) entities.push(entity);
  }
  return entities;
}
