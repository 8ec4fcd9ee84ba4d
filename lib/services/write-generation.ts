import { applyDelta } from '@/lib/bundle/apply-delta';
import type { BundleReader } from '@/lib/bundle/read-bundle';
import type { StoredRows } from '@/lib/bundle/stored-rows';
import type { Generation, OpenGeneration } from '@/lib/model/segment';
import { ENGINE_ID } from '@/lib/segment/directory';
import { stageGeneration, type Staging } from '@/lib/store/staging';
import { addedDocuments, addedSince, type AddedDocuments } from './count-added';
import { buildGeneration, type BuiltGeneration } from './build-generation';
import { copyGeneration } from './copy-generation';
import { archiveDocuments } from './archive-documents';
import type { ImportMeter } from './import-meter';
import { newGeneration, type GenerationTarget } from './new-generation';
import { hasFittingIndex, type PrebuiltRows } from './prebuilt-rows';
import { writeStep } from './write-step';

/** How a generation is written. */
type GenerationRun = {
  readonly meter: ImportMeter;
  readonly signal: AbortSignal;
  /** The archive's generation before, leased until the new one is shown. */
  readonly before?: OpenGeneration | undefined;
};

/**
 * Writes what `bundle` holds as a staged generation. A step is written beside the rows of the
 * generation before, where they fit each other; else all documents that it comes to are written
 * anew. Entities keep the ids that they have in the generation before.
 *
 * @returns the generation, ready to be shown; undefined when it has no document
 */
export async function writeGeneration(
  bundle: BundleReader,
  target: GenerationTarget,
  run: GenerationRun,
): Promise<Generation | undefined> {
  const { before, ...rest } = run;
  const step = before && bundle.manifest.base && { ...rest, base: before };
  return (step && (await writeStep(bundle, target, step))) ?? writeAnew(bundle, target, run);
}

async function writeAnew(
  bundle: BundleReader,
  target: GenerationTarget,
  { meter, signal, before }: GenerationRun,
): Promise<Generation | undefined> {
  const { store, importId } = target;
  const archive = bundle.manifest.archive.id;
  const staging = await stageGeneration(store.base, { archive, importId });
  const counting = await addedDocuments(before, signal);
  const run = { staging, counting, meter, signal, before };
  const built = await (copySegments(bundle, run) ?? makeSegments(bundle, run));
  if (built.documents === 0) return undefined;
  await staging.flush();
  const names = store.health.readerOf(staging.names);
  const added = await addedSince(before, { names, documents: counting.found() }, signal);
  return newGeneration(bundle, target, {
    ...built,
    ...(added && { added }),
    id: staging.generation,
    segments: [{ id: staging.documents, documents: built.documents, tombstones: [] }],
    names: staging.names,
    bytes: staging.bytes(),
  });
}

type SegmentsRun = GenerationRun & {
  readonly staging: Staging;
  readonly counting: AddedDocuments;
};

/** Copies all rows, if the bundle brings them as this version would write them. */
function copySegments(
  bundle: BundleReader,
  { staging, counting, meter, signal }: SegmentsRun,
): Promise<BuiltGeneration> | undefined {
  const stored =
    hasFittingIndex(bundle) && !bundle.manifest.base ? bundle.storedRows(signal) : undefined;
  const copy = async (rows: StoredRows): Promise<BuiltGeneration> => {
    const { ids, ...built } = await copyGeneration(rows, {
      documentsSink: staging.documentsSink,
      namesSink: staging.namesSink,
      signal,
      onDocuments: (documents) => noteDocuments(documents, staging, meter),
      onNames: () => meter.stage('names'),
    });
    counting.note(ids);
    return built;
  };
  return stored && copy(stored);
}

/** Makes rows of the documents, and of the bundle's index where it fits. */
async function makeSegments(
  bundle: BundleReader,
  { staging, counting, meter, signal, before }: SegmentsRun,
): Promise<BuiltGeneration> {
  const prebuilt = prebuiltRows(bundle, signal);
  const base = bundle.manifest.base ? before : undefined;
  const previous = before?.generation.engine === ENGINE_ID ? before : undefined;
  return buildGeneration({
    archive: bundle.manifest.archive.id,
    documents: counting.pass(
      base ? applyDelta(archiveDocuments(base, signal), bundle, signal) : bundle.documents(signal),
    ),
    publisherEntities: bundle.entities(signal),
    documentsSink: staging.documentsSink,
    documentsReader: staging.documentsReader,
    namesSink: staging.namesSink,
    scratch: () => staging.scratch(),
    signal,
    ...(prebuilt && { prebuilt }),
    ...(previous && { previous }),
    onDocuments: (documents) => noteDocuments(documents, staging, meter),
    onNames: () => meter.stage('names'),
  });
}

function noteDocuments(documents: number, staging: Staging, meter: ImportMeter): void {
  staging.mark({ documents });
  meter.documents(documents);
}

/** Rows of the index that the bundle brings, if this version would write the same ones. */
function prebuiltRows(bundle: BundleReader, signal: AbortSignal): PrebuiltRows | undefined {
  if (!hasFittingIndex(bundle)) return undefined;
  const documents = bundle.indexRows('documents', signal);
  const names = bundle.indexRows('names', signal);
  return documents && names ? { documents, names } : undefined;
}
