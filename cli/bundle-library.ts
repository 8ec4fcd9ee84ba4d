import { bundleFailure } from './cli-error';
import { openBundleFile } from './open-bundle-file';
import { createProgress } from './progress';
import { BundleError } from '@/lib/bundle/bundle-problem';
import { archiveInfoOf } from '@/lib/bundle/bundle-schema';
import type { BundleReader } from '@/lib/bundle/read-bundle';
import type { LibraryView, SegmentId } from '@/lib/model/segment';
import { buildGeneration } from '@/lib/services/build-generation';
import { copyGeneration } from '@/lib/services/copy-generation';
import { hasFittingIndex } from '@/lib/services/prebuilt-rows';
import { createMemoryRows } from '@/lib/segment/memory-rows';

/**
 * A library of one archive, held in memory: what an import makes of `bundle`.
 *
 * @param onDocuments hears how many documents are done
 * @throws {BundleError} when the bundle is damaged
 */
async function loadLibrary(
  bundle: BundleReader,
  onDocuments: (documents: number) => void,
  signal: AbortSignal,
): Promise<LibraryView> {
  const archive = archiveInfoOf(bundle.manifest);
  const [documentRows, nameRows] = [createMemoryRows(), createMemoryRows()];
  const sinks = { documentsSink: documentRows, namesSink: nameRows, onDocuments, signal };
  const stored = hasFittingIndex(bundle) ? bundle.storedRows(signal) : undefined;
  const built = stored
    ? await copyGeneration(stored, sinks)
    : await buildGeneration({
        ...sinks,
        archive: archive.id,
        documents: bundle.documents(signal),
        publisherEntities: bundle.entities(signal),
        documentsReader: documentRows,
      });
  const generation = {
    id: 1,
    archive,
    sequence: bundle.manifest.sequence,
    segments: [{ id: segmentId(1), documents: built.documents, tombstones: [] }],
    names: segmentId(2),
    analyser: built.analyser,
    engine: built.engine,
    documents: built.documents,
    entities: built.entities,
    bytes: documentRows.bytes() + nameRows.bytes(),
    importedAt: 0,
    origin: '',
  };
  return {
    generations: [{ generation, segments: [documentRows], names: nameRows }],
    release: () => undefined,
  };
}

/** The library that the bundle in `file` makes, with progress on stderr. @throws {CliError} */
export async function loadBundleFile(file: string, signal: AbortSignal): Promise<LibraryView> {
  const bundle = await openBundleFile(file);
  const progress = createProgress(false);
  const onDocuments = (count: number): void =>
    progress.update(`Loading: ${count.toLocaleString('en')} documents …`);
  try {
    return await loadLibrary(bundle, onDocuments, signal);
  } catch (error) {
    if (error instanceof BundleError) throw bundleFailure(file, error.problem);
    throw error;
  }
}

function segmentId(n: number): SegmentId {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a number of this library of one
  return n as SegmentId;
}
