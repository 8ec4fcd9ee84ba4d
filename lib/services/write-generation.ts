import { applyDelta } from '@/lib/bundle/apply-delta';
import { archiveInfoOf } from '@/lib/bundle/bundle-schema';
import type { BundleReader } from '@/lib/bundle/read-bundle';
import { generationOf, type Generation, type OpenGeneration } from '@/lib/model/segment';
import { ENGINE_ID } from '@/lib/segment/directory';
import type { LibraryStore } from '@/lib/store/library-store';
import { ANALYSER_ID } from '@/lib/text/analyse';
import { buildGeneration } from './build-generation';
import { archiveDocuments } from './archive-documents';
import type { ImportMeter } from './import-meter';
import type { PrebuiltRows } from './prebuilt-rows';

/** Where a generation is written, and what is noted with it. */
export type GenerationTarget = {
  readonly store: LibraryStore;
  readonly importId: number;
  readonly origin: string;
  readonly now: () => number;
};

/**
 * Writes what `bundle` holds as a staged generation.
 *
 * @returns the generation, ready to be shown; undefined when the bundle has no document
 */
export async function writeGeneration(
  bundle: BundleReader,
  target: GenerationTarget,
  run: GenerationRun,
): Promise<Generation | undefined> {
  // Its entities keep their ids: the view is leased, so that its rows stay meanwhile.
  const view = await target.store.openView();
  try {
    const before = generationOf(view, archiveInfoOf(bundle.manifest).id);
    const isReadable = before?.generation.engine === ENGINE_ID;
    return await write(bundle, target, { ...run, ...(isReadable && { previous: before }) });
  } finally {
    view.release();
  }
}

type GenerationRun = { readonly meter: ImportMeter; readonly signal: AbortSignal };

async function write(
  bundle: BundleReader,
  target: GenerationTarget,
  { meter, signal, previous }: GenerationRun & { readonly previous?: OpenGeneration },
): Promise<Generation | undefined> {
  const { store, importId, origin, now } = target;
  const archive = archiveInfoOf(bundle.manifest);
  const staging = await store.stage({ archive: archive.id, importId });
  const prebuilt = prebuiltRows(bundle, signal);
  const base = bundle.manifest.base ? await store.openArchive(archive.id) : undefined;
  const [present] = base?.generations ?? [];
  const built = await buildGeneration({
    archive: archive.id,
    documents: present
      ? applyDelta(archiveDocuments(present, signal), bundle, signal)
      : bundle.documents(signal),
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
  }).finally(() => base?.release());
  if (built.documents === 0) return undefined;
  await staging.flush();
  return {
    id: staging.generation,
    archive,
    sequence: bundle.manifest.sequence,
    segments: [{ id: staging.documents, documents: built.documents, tombstones: [] }],
    names: staging.names,
    analyser: built.analyser,
    engine: built.engine,
    documents: built.documents,
    entities: built.entities,
    bytes: staging.bytes(),
    importedAt: now(),
    origin,
    manifestSha256: bundle.manifest.result?.manifestSha256 ?? bundle.manifestSha256,
    ...(bundle.signer !== undefined && { signer: bundle.signer }),
  };
}

/** Rows that the bundle brings, if this version would write the same ones. */
function prebuiltRows(bundle: BundleReader, signal: AbortSignal): PrebuiltRows | undefined {
  const { index } = bundle.manifest;
  if (index?.analyser !== ANALYSER_ID || index.engine !== ENGINE_ID) return undefined;
  const documents = bundle.indexRows('documents', signal);
  const names = bundle.indexRows('names', signal);
  return documents && names ? { documents, names } : undefined;
}
