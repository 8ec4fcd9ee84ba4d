import { createBreather } from '@/lib/base/breather';
import { createNameReader } from '@/lib/linking/name-extractor';
import type { ArchiveId } from '@/lib/model/archive';
import { cleanedText, type ArchiveDocument } from '@/lib/model/document';
import type { OpenGeneration, RowReader, RowSink, ScratchRows } from '@/lib/model/segment';
import { createTextIndexWriter } from '@/lib/retrieval/text-index-writer';
import { ENGINE_ID, writeDirectory } from '@/lib/segment/directory';
import { createDocumentWriter, type BlockDeflater } from '@/lib/segment/document-writer';
import { ANALYSER_ID } from '@/lib/text/analyse';
import { countingSink, type CountingSink } from './counting-sink';
import { copyNames, copyTextIndex, type PrebuiltRows } from './prebuilt-rows';
import { writeFoundNames, type GivenEntities } from './write-found-names';

/** Where a generation's rows go, and how. */
export type BuilderOptions = {
  readonly archive: ArchiveId;
  readonly documentsSink: RowSink;
  /** Reads what was put to `documentsSink`, at once. */
  readonly documentsReader: RowReader;
  readonly namesSink: RowSink;
  /** Opens a place for a part of the index: with it, memory does not grow with the documents. */
  readonly scratch?: () => Promise<ScratchRows>;
  /** The archive's generation before: entities keep the ids that they have there. */
  readonly previous?: OpenGeneration;
  /** Used instead of indexing the documents' text and looking for names in it. */
  readonly prebuilt?: PrebuiltRows;
  /** Deflates blocks of documents; the platform's deflater when left out. */
  readonly deflateBlock?: BlockDeflater;
  /** Called when all documents are in and the names come next. */
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

/** Builds the segments of one generation from documents that are given one by one. */
export type GenerationBuilder = {
  add(document: ArchiveDocument): Promise<void>;
  /** Writes all that is left. Call it once, last. */
  finish(publisherEntities: GivenEntities): Promise<BuiltGeneration>;
};

/**
 * A builder of one generation: documents, text index, entities and name table. Memory grows with
 * the vocabulary and the names, not with the text. Its calls reject with the signal's reason when
 * aborted, and with whatever a sink throws.
 */
export function createGenerationBuilder(options: BuilderOptions): GenerationBuilder {
  const { archive, prebuilt, scratch, signal } = options;
  const documentsSink = countingSink(options.documentsSink, signal);
  const namesSink = countingSink(options.namesSink, signal);
  const writer = createDocumentWriter(documentsSink, options.deflateBlock);
  const index = prebuilt ? undefined : createTextIndexWriter(documentsSink, scratch && { scratch });
  const names = prebuilt ? undefined : createNameReader(documentsSink);
  const breathe = createBreather();
  let documents = 0;
  return {
    async add(document) {
      await breathe();
      signal?.throwIfAborted();
      const docnum = await writer.add(document);
      documents++;
      if (prebuilt) return;
      const { title, language, date } = document;
      const text = cleanedText(document);
      await index?.add(docnum, { title, text, language });
      await names?.add({ docnum, title, text, ...(date && { date }) });
    },
    async finish(publisherEntities) {
      await writer.finish();
      await index?.finish(signal);
      if (prebuilt) await copyTextIndex(prebuilt.documents, documentsSink, documents);
      options.onNames?.();
      const entities = prebuilt
        ? await copyNames(prebuilt.names, namesSink)
        : names
          ? (
              await writeFoundNames(namesSink, {
                archive,
                documents,
                reader: names,
                documentsReader: options.documentsReader,
                given: publisherEntities,
                previous: options.previous,
                signal,
              })
            ).entities
          : 0;
      await closeSegment(documentsSink, documents);
      await closeSegment(namesSink, 0);
      return { documents, entities, analyser: ANALYSER_ID, engine: ENGINE_ID };
    },
  };
}

/** What a generation is built from, and where its rows go. */
export type GenerationInput = BuilderOptions & {
  readonly documents: AsyncIterable<ArchiveDocument> | Iterable<ArchiveDocument>;
  readonly publisherEntities?: GivenEntities;
  /** Called with the documents done so far, after each. */
  readonly onDocuments?: (documents: number) => void;
};

/** Builds the segments of one generation from all documents of `input`. */
export async function buildGeneration(input: GenerationInput): Promise<BuiltGeneration> {
  const builder = createGenerationBuilder(input);
  let documents = 0;
  for await (const document of input.documents) {
    await builder.add(document);
    input.onDocuments?.(++documents);
  }
  return builder.finish(input.publisherEntities ?? []);
}

/** Writes the directory: before it the segment does not exist. */
export async function closeSegment(sink: CountingSink, documents: number): Promise<void> {
  const rows = sink.counts();
  await writeDirectory(sink, { documents, engine: ENGINE_ID, analyser: ANALYSER_ID, rows });
}
