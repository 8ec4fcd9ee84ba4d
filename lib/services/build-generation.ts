import { createNameExtractor, type NameExtractor } from '@/lib/linking/name-extractor';
import { writeNames } from '@/lib/linking/names-writer';
import type { ArchiveId } from '@/lib/model/archive';
import { cleanedText, type ArchiveDocument } from '@/lib/model/document';
import type { PublisherEntity } from '@/lib/model/entity';
import type { RowSink, SegmentRow } from '@/lib/model/segment';
import { createTextIndexWriter, type TextIndexWriter } from '@/lib/retrieval/text-index-writer';
import { ENGINE_ID, writeDirectory } from '@/lib/segment/directory';
import { createDocumentWriter } from '@/lib/segment/document-blocks';
import { ANALYSER_ID } from '@/lib/text/analyse';
import { countingSink, type CountingSink } from './counting-sink';

/** Rows that were made elsewhere by the same analyser and engine, from the same documents. */
export type PrebuiltRows = {
  readonly documents: AsyncIterable<SegmentRow> | Iterable<SegmentRow>;
  readonly names: AsyncIterable<SegmentRow> | Iterable<SegmentRow>;
};

/** What a generation is built from, and where its rows go. */
export type GenerationInput = {
  readonly archive: ArchiveId;
  readonly documents: AsyncIterable<ArchiveDocument> | Iterable<ArchiveDocument>;
  readonly publisherEntities?: AsyncIterable<PublisherEntity> | Iterable<PublisherEntity>;
  /** Used instead of indexing the documents' text and looking for names in it. */
  readonly prebuilt?: PrebuiltRows;
  readonly documentsSink: RowSink;
  readonly namesSink: RowSink;
  /** Called with the documents done so far, after each. */
  readonly onDocuments?: (documents: number) => void;
  /** Called when all documents are read and the names come next. */
  readonly onNames?: () => void;
  readonly signal?: AbortSignal;
};

/** What was built. */
export type BuiltGeneration = {
  readonly documents: number;
  readonly entities: number;
  /** `ANALYSER_ID` and `ENGINE_ID` of this version: prebuilt rows are only taken when they agree. */
  readonly analyser: string;
  readonly engine: string;
};

/** What reads each document of a generation that has no prebuilt rows. */
type Readers = { readonly index: TextIndexWriter; readonly names: NameExtractor };

/**
 * Builds the segments of one generation: documents, text index, entities and name table. Memory
 * grows with the vocabulary and the names, not with the text.
 *
 * Stops with the signal's reason when aborted, and with whatever a source or a sink throws.
 */
export async function buildGeneration(input: GenerationInput): Promise<BuiltGeneration> {
  const { signal, prebuilt, onNames } = input;
  const documentsSink = countingSink(input.documentsSink, signal);
  const namesSink = countingSink(input.namesSink, signal);
  const readers = prebuilt
    ? undefined
    : { index: createTextIndexWriter(documentsSink), names: createNameExtractor() };

  const documents = await writeDocuments(input, documentsSink, readers);
  if (prebuilt) await copyRows(prebuilt.documents, documentsSink);
  else await readers?.index.finish(signal);
  await close(documentsSink, documents);

  onNames?.();
  if (prebuilt) await copyRows(prebuilt.names, namesSink);
  else if (readers) await writeNameRows(input, namesSink, readers.names);
  const entities = 0;
  await close(namesSink, 0);
  return { documents, entities, analyser: ANALYSER_ID, engine: ENGINE_ID };
}

async function writeNameRows(
  input: GenerationInput,
  sink: RowSink,
  names: NameExtractor,
): Promise<void> {
  const publisherEntities: PublisherEntity[] = [];
  for await (const entity of input.publisherEntities ?? []) publisherEntities.push(entity);
  const entities = names.finish({ archive: input.archive, publisherEntities });
  input.signal?.throwIfAborted();
  await writeNames(sink, entities);
}

async function writeDocuments(
  { documents, signal, onDocuments }: GenerationInput,
  sink: RowSink,
  readers: Readers | undefined,
): Promise<number> {
  const writer = createDocumentWriter(sink);
  let count = 0;
  for await (const document of documents) {
    signal?.throwIfAborted();
    const docnum = await writer.add(document);
    if (readers) {
      const { title, language, date } = document;
      const text = cleanedText(document);
      readers.index.add(docnum, { title, text, language });
      readers.names.add({ segment: 0, docnum, title, text, language, ...(date && { date }) });
    }
    onDocuments?.(++count);
  }
  await writer.finish();
  return count;
}

/** Writes the directory: before it the segment does not exist. */
async function close(sink: CountingSink, documents: number): Promise<void> {
  const rows = sink.counts();
  await writeDirectory(sink, { documents, engine: ENGINE_ID, analyser: ANALYSER_ID, rows });
}

/** Passes rows on as they are, but for the directory: this segment gets its own. */
async function copyRows(rows: PrebuiltRows['documents'], sink: RowSink): Promise<void> {
  for await (const row of rows) if (row.part !== 'directory') await sink.put(row);
}
