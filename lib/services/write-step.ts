import { createBreather } from '@/lib/base/breather';
import type { BundleReader } from '@/lib/bundle/read-bundle';
import { cleanedText, type ArchiveDocument } from '@/lib/model/document';
import {
  MissingRowError,
  type Generation,
  type OpenGeneration,
  type RowSink,
  type SegmentEntry,
} from '@/lib/model/segment';
import { createTextIndexWriter } from '@/lib/retrieval/text-index-writer';
import { ENGINE_ID, writeDirectory } from '@/lib/segment/directory';
import { createDocumentWriter } from '@/lib/segment/document-writer';
import { DamagedRowError } from '@/lib/segment/row-frame';
import { stageGeneration, type Staging } from '@/lib/store/staging';
import { ANALYSER_ID } from '@/lib/text/analyse';
import { addedSince, newDocuments } from './count-added';
import { countingSink } from './counting-sink';
import type { ImportMeter } from './import-meter';
import { newGeneration, type GenerationTarget } from './new-generation';
import { planStep, type StepPlan } from './plan-step';
import { updateNames, type NamesUpdate } from './update-names';
import { usableEntities } from './write-found-names';

/** How a step is written. */
type StepRun = {
  /** What the step builds on, leased until the new generation is shown. */
  readonly base: OpenGeneration;
  readonly meter: ImportMeter;
  readonly signal: AbortSignal;
};

/**
 * Writes a step as a staged generation that has the segments of its base, less what the step takes
 * away, and one more with what it brings. Texts of documents that stay are not read; names are
 * decided anew over all of them.
 *
 * @returns undefined when the step does not fit the rows of the base: all is to be written anew
 */
export async function writeStep(
  delta: BundleReader,
  target: GenerationTarget,
  run: StepRun,
): Promise<Generation | undefined> {
  try {
    const plan = await planStep(delta, run.base, run.signal);
    return plan && (await write(delta, target, { ...run, plan }));
  } catch (error) {
    // Rows that this version would write and an earlier one did not, or damaged ones: the documents
    // themselves may be sound.
    if (error instanceof MissingRowError || error instanceof DamagedRowError) return undefined;
    throw error;
  }
}

async function write(
  delta: BundleReader,
  target: GenerationTarget,
  run: StepRun & { readonly plan: StepPlan },
): Promise<Generation> {
  const { store, importId } = target;
  const { base, plan, meter, signal } = run;
  const staging = await stageGeneration(store.base, {
    archive: delta.manifest.archive.id,
    importId,
  });
  const documentsSink = countingSink(staging.documentsSink, signal);
  const namesSink = countingSink(staging.namesSink, signal);
  const names = await updateNames({
    base,
    documentsSink,
    documentsReader: staging.documentsReader,
    namesSink,
    publisherEntities: await usableEntities(delta.entities(signal)),
    signal,
  });
  for (const [segment, docnums] of plan.dead.entries()) await names.remove(segment, docnums);
  const brought = await addDocuments(delta, documentsSink, { ...run, names, staging });
  meter.stage('names');
  const { entities } = await names.finish();
  const totals = { engine: ENGINE_ID, analyser: ANALYSER_ID };
  const rows = documentsSink.counts();
  if (brought > 0) await writeDirectory(documentsSink, { ...totals, documents: brought, rows });
  await writeDirectory(namesSink, { ...totals, documents: 0, rows: namesSink.counts() });
  await staging.flush();
  const { generation } = base;
  const entry = { id: staging.documents, documents: brought, tombstones: [] };
  const reader = store.health.readerOf(staging.names);
  const added = await addedSince(
    base,
    { names: reader, documents: newDocuments(plan.added) },
    signal,
  );
  return newGeneration(delta, target, {
    ...totals,
    id: staging.generation,
    segments: [...withDead(generation, plan), ...(brought > 0 ? [entry] : [])],
    ...(added && { added }),
    names: staging.names,
    documents: delta.manifest.result?.documents ?? 0,
    entities,
    bytes: generation.bytes - (await store.health.bytesOf(generation.names)) + staging.bytes(),
  });
}

type AddRun = StepRun & {
  readonly plan: StepPlan;
  readonly names: NamesUpdate;
  readonly staging: Staging;
};

/** Writes what a step brings as a segment. @returns how many documents it has */
async function addDocuments(
  delta: BundleReader,
  sink: RowSink,
  { plan, names, staging, meter, signal }: AddRun,
): Promise<number> {
  const writer = createDocumentWriter(sink);
  const index = createTextIndexWriter(sink, { scratch: () => staging.scratch() });
  const breathe = createBreather();
  let added = 0;
  const add = async (document: ArchiveDocument): Promise<void> => {
    await breathe();
    signal.throwIfAborted();
    const docnum = await writer.add(document);
    const { title, language } = document;
    await index.add(docnum, { title, text: cleanedText(document), language });
    await names.add(docnum, document);
    staging.mark({ documents: ++added });
    meter.documents(added);
  };
  for (const document of plan.retracted) await add(document);
  for await (const document of delta.documents(signal)) await add(document);
  if (added === 0) return 0;
  await writer.finish();
  await index.finish(signal);
  return added;
}

function withDead({ segments }: Generation, { dead }: StepPlan): SegmentEntry[] {
  return segments.map((entry, segment) => ({
    ...entry,
    tombstones: [...entry.tombstones, ...(dead[segment] ?? [])].sort((a, b) => a - b),
  }));
}
