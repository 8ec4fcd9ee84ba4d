import { findNames, createNameReader } from '@/lib/linking/name-extractor';
import { openNames } from '@/lib/linking/open-names';
import { writeNames, type NamesWritten } from '@/lib/linking/names-writer';
import type { EntityDocument } from '@/lib/linking/extracted-entity';
import type { RunSource } from '@/lib/linking/run-archive';
import { WordStatistics } from '@/lib/linking/word-statistics';
import { cleanedText, type ArchiveDocument } from '@/lib/model/document';
import type { PublisherEntity } from '@/lib/model/entity';
import type { OpenGeneration, RowReader, RowSink } from '@/lib/model/segment';
import { readDirectory } from '@/lib/segment/directory';
import { readDocuments } from '@/lib/segment/document-blocks';

/** Documents that an update takes away are read so many at a time. */
const READ_AT_A_TIME = 64;

/** What an update of names starts from, and where it goes. */
export type NamesUpdateOptions = {
  /** The generation before. */
  readonly base: OpenGeneration;
  /** Takes the runs of the new documents: the segment that they are written to. */
  readonly documentsSink: RowSink;
  /** Reads what was put to `documentsSink`, at once. */
  readonly documentsReader: RowReader;
  /** Takes the names of the whole new generation. */
  readonly namesSink: RowSink;
  readonly publisherEntities?: readonly PublisherEntity[];
  readonly signal?: AbortSignal;
};

/** An update of an archive's names: the texts of unchanged documents are never read. */
export type NamesUpdate = {
  /** Reads the next document of the new segment. */
  add(docnum: number, document: ArchiveDocument): Promise<void>;
  /** Takes away documents of segment `segment` of the base; a changed one is taken away and added. */
  remove(segment: number, docnums: readonly number[]): Promise<void>;
  /** Decides all names anew and writes them. Call it once, last. */
  finish(): Promise<NamesWritten>;
};

/**
 * Begins an update. The new generation has the segments of the base, then the new one; the result
 * equals a fresh extraction of the same documents, and entities keep the ids they had.
 *
 * @throws {MissingRowError | DamagedRowError} when the base was written without statistics
 */
export async function updateNames(options: NamesUpdateOptions): Promise<NamesUpdate> {
  const { base, documentsSink, documentsReader, namesSink, publisherEntities, signal } = options;
  const statistics = new WordStatistics();
  await statistics.read(base.names);
  const reader = createNameReader(documentsSink, statistics);
  const tombstones = base.generation.segments.map((entry) => new Set(entry.tombstones));
  let documents = base.generation.documents;
  return {
    async add(docnum, document) {
      signal?.throwIfAborted();
      const { title, date } = document;
      await reader.add({ docnum, title, text: cleanedText(document), ...(date && { date }) });
      documents++;
    },
    async remove(segment, docnums) {
      const gone = tombstones[segment];
      const rows = base.segments[segment];
      const fresh = docnums.filter((docnum) => !gone?.has(docnum));
      if (!gone || !rows) return;
      for (let at = 0; at < fresh.length; at += READ_AT_A_TIME) {
        const some = fresh.slice(at, at + READ_AT_A_TIME);
        for (const document of await readDocuments(rows, some, signal))
          reader.subtract({ text: cleanedText(document) });
      }
      for (const docnum of fresh) gone.add(docnum);
      documents -= fresh.length;
    },
    async finish() {
      const added = await reader.finish();
      await statistics.write(namesSink);
      const found = await findNames({
        archive: base.generation.archive.id,
        sources: [
          ...(await sourcesOf(base, tombstones)),
          {
            segment: base.segments.length,
            reader: documentsReader,
            rows: added,
            tombstones: new Set(),
          },
        ],
        statistics,
        previous: {
          table: await openNames(base.names),
          reader: base.names,
          locate: async (list) => located(base, tombstones, list),
        },
        ...(publisherEntities && { publisherEntities }),
        ...(signal && { signal }),
      });
      const { words, redirects } = found;
      return writeNames(namesSink, found.entities(), {
        documents,
        words,
        redirects,
        ...(signal && { signal }),
      });
    },
  };
}

/** The runs of the base's segments. */
async function sourcesOf(
  { segments }: OpenGeneration,
  tombstones: readonly ReadonlySet<number>[],
): Promise<RunSource[]> {
  return Promise.all(
    segments.map(async (reader, segment) => ({
      segment,
      reader,
      rows: (await readDirectory(reader)).rows['statistics'] ?? 0,
      tombstones: tombstones[segment] ?? new Set(),
    })),
  );
}

/** Where documents that the base's names speak of are, without those that are gone. */
function located(
  { generation }: OpenGeneration,
  tombstones: readonly ReadonlySet<number>[],
  documents: readonly EntityDocument[],
): EntityDocument[] {
  return documents.flatMap((document) => {
    const place = generation.places?.[document.segment];
    const segment = place?.segment ?? document.segment;
    const docnum = document.docnum + (place?.base ?? 0);
    return tombstones[segment]?.has(docnum) ? [] : [{ ...document, segment, docnum }];
  });
}
