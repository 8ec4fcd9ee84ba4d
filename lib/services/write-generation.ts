import { applyDelta } from '@/lib/bundle/apply-delta';
import { archiveInfoOf } from '@/lib/bundle/bundle-schema';
import type { BundleReader } from '@/lib/bundle/read-bundle';
import type { Generation, OpenGeneration } from '@/lib/model/segment';
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

/** How a generation is written. */
type GenerationRun = {
  readonly meter: ImportMeter;
  readonly signal: AbortSignal;
  /** The archive's generation before, leased until the new one is shown. */
  readonly before?: OpenGeneration | undefined;
};

/**
 * Writes what `bundle` holds as a staged generation. Its entities keep the ids that they have in the
 * generation before.
 *
 * @returns the generation, ready to be shown; undefined when the bundle has no document
 */
export async function writeGeneration(
  bundle: BundleReader,
  target: GenerationTarget,
  { meter, signal, before }: GenerationRun,
): Promise<Generation | undefined> {
  const { store, importId, origin, now } = target;
  const archive = archiveInfoOf(bundle.manifest);
  const staging = await store.stage({ archive: archive.id, importId });
  const prebuilt = prebuiltRows(bundle, signal);
  const base = bundle.manifest.base ? before : undefined;
  const previous = before?.generation.engine === ENGINE_ID ? before : undefined;
  const built = await buildGeneration({
    archive: archive.id,
    documents: base
      ? applyDelta(archiveDocuments(base, signal), bundle, signal)
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
  });
  if (built.documents === 0) return undefined;
  const { result } = bundle.manifest;
  const documentsDigest = result?.documentsDigest ?? bundle.manifest.documentsDigest;
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
    manifestSha256: result?.manifestSha256 ?? bundle.manifestSha256,
    ...(documentsDigest !== undefined && { documentsDigest }),
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
