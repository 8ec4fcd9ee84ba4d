import { applyDelta } from '@/lib/bundle/apply-delta';
import type { BundleReader } from '@/lib/bundle/read-bundle';
import type { Generation, OpenGeneration } from '@/lib/model/segment';
import { ENGINE_ID } from '@/lib/segment/directory';
import { ANALYSER_ID } from '@/lib/text/analyse';
import { addedDocuments, addedSince } from './count-added';
import { buildGeneration } from './build-generation';
import { archiveDocuments } from './archive-documents';
import type { ImportMeter } from './import-meter';
import { newGeneration, type GenerationTarget } from './new-generation';
import type { PrebuiltRows } from './prebuilt-rows';
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
  const staging = await store.stage({ archive, importId });
  const prebuilt = prebuiltRows(bundle, signal);
  const base = bundle.manifest.base ? before : undefined;
  const previous = before?.generation.engine === ENGINE_ID ? before : undefined;
  const counting = await addedDocuments(before, signal);
  const built = await buildGeneration({
    archive,
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
    onDocuments(documents) {
      staging.mark({ documents });
      meter.documents(documents);
    },
    onNames: () => meter.stage('names'),
  });
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

/** Rows that the bundle brings, if this version would write the same ones. */
function prebuiltRows(bundle: BundleReader, signal: AbortSignal): PrebuiltRows | undefined {
  const { index } = bundle.manifest;
  if (index?.analyser !== ANALYSER_ID || index.engine !== ENGINE_ID) return undefined;
  const documents = bundle.indexRows('documents', signal);
  const names = bundle.indexRows('names', signal);
  return documents && names ? { documents, names } : undefined;
}
