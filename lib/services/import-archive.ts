import { report } from '@/lib/base/report';
import { err, ok, type Result } from '@/lib/base/result';
import { checkBase } from '@/lib/bundle/apply-delta';
import { archiveInfoOf, type BundleManifest } from '@/lib/bundle/bundle-schema';
import { openBundle, type BundleReader } from '@/lib/bundle/read-bundle';
import type { ArchiveRow, ImportProblem, ImportProgress } from '@/lib/model/answers';
import type { OpenGeneration } from '@/lib/model/segment';
import { BaseGoneError } from '@/lib/store/flip';
import { isQuotaError } from '@/lib/store/store-errors';
import { checkImport } from './check-import';
import { createImportMeter, type ImportMeter } from './import-meter';
import type { ImportPorts, ImportRequest } from './import-ports';
import { sweepIfPossible } from './tidy-library';
import { BUSY, NO_DOCUMENTS, problemOf, SOURCE_GONE } from './import-problem';
import { writeGeneration } from './write-generation';

/** How an import is followed and cancelled. */
export type ImportOptions = {
  readonly onProgress: (progress: ImportProgress) => void;
  readonly signal: AbortSignal;
};

/** An import that may be, with its journal open. */
type Begun = {
  readonly importId: number;
  readonly bundle: BundleReader;
  readonly name: string;
  readonly isStarter: boolean;
  readonly isOwn: boolean;
  /** What is still to be copied; undefined when it is a copy already. */
  readonly uncopied: Blob | undefined;
};

/**
 * Imports a bundle, or takes up an interrupted import, as the only import of the library.
 * Everything is written aside and shown by one flip at the end; whatever comes between leaves the
 * library as it was. Only a crash leaves a journal, from which the import can be taken up again.
 * The rows of a replaced generation stay for the next sweep.
 */
export async function importArchive(
  request: ImportRequest,
  ports: ImportPorts,
  options: ImportOptions,
): Promise<Result<ArchiveRow, ImportProblem>> {
  const alone = await ports.store.locks.asImport(() => importAlone(request, ports, options));
  const result = alone ? alone.value : err(BUSY);
  if (!result.ok) await sweepIfPossible(ports.store);
  return result;
}

async function importAlone(
  request: ImportRequest,
  ports: ImportPorts,
  options: ImportOptions,
): Promise<Result<ArchiveRow, ImportProblem>> {
  try {
    const begun =
      request.kind === 'resume' ? await beginAgain(request.id, ports) : await begin(request, ports);
    if (!begun.ok) return begun;
    const { importId } = begun.value;
    return await ports.store.locks.whileRunning(importId, async () => {
      try {
        return await run(begun.value, ports, options);
      } finally {
        await ports.store.endImport(importId);
        await ports.copies.remove(importId);
      }
    });
  } catch (error) {
    return err(problemOf(error, options.signal));
  }
}

/** Opens a bundle, asks whether it may be imported, and opens the journal. */
async function begin(
  request: Extract<ImportRequest, { kind: 'bundle' }>,
  ports: ImportPorts,
): Promise<Result<Begun, ImportProblem>> {
  const { source, name, isStarter, isPackaged, acceptedKey, isOwn = false } = request;
  const opened = await openBundle(source);
  if (!opened.ok) return opened;
  const bundle = opened.value;
  const problem = await checkImport(bundle, ports, { copyBytes: source.size, acceptedKey });
  if (problem) return err(problem);
  const importId = await ports.store.beginImport({
    name,
    isStarter,
    isPackaged,
    startedAt: ports.now(),
    archive: archiveInfoOf(bundle.manifest),
    ...(acceptedKey !== undefined && { acceptedKey }),
    sourceBytes: 0,
    generation: 0,
    documents: 0,
  });
  return ok({ importId, bundle, name, isStarter, isOwn, uncopied: source });
}

/** An interrupted import starts anew from the copy of its source. What stands in its way leaves its journal. */
async function beginAgain(
  importId: number,
  ports: ImportPorts,
): Promise<Result<Begun, ImportProblem>> {
  const record = (await ports.store.imports()).find((one) => one.id === importId);
  const copy = await ports.copies.open(importId);
  if (!record || !copy || copy.size !== record.sourceBytes) return err(SOURCE_GONE);
  const opened = await openBundle(copy);
  if (!opened.ok) return opened;
  const { acceptedKey } = record;
  const problem = await checkImport(opened.value, ports, { copyBytes: 0, acceptedKey });
  if (problem) return err(problem);
  const { name, isStarter } = record;
  const begun = { importId, bundle: opened.value, name, isStarter };
  return ok({ ...begun, isOwn: false, uncopied: undefined });
}

async function run(
  begun: Begun,
  ports: ImportPorts,
  { onProgress, signal }: ImportOptions,
): Promise<Result<ArchiveRow, ImportProblem>> {
  const { store, now } = ports;
  const { importId, isStarter, isOwn, name } = begun;
  const expected = begun.bundle.manifest.counts.documents;
  const meter = createImportMeter({ now, onProgress, ...(expected !== undefined && { expected }) });
  const copied = await copySource(begun, ports, { meter, signal });
  if (!copied.ok) return copied;
  const bundle = copied.value;
  meter.stage('documents');
  const { id } = bundle.manifest.archive;
  // Leased until the flip: rows that both generations have must not go between the two.
  const lease = await store.openArchive(id);
  try {
    const [before] = lease.generations;
    checkStanding(bundle.manifest, before);
    const target = { store, importId, origin: name, now };
    const written = await writeGeneration(bundle, target, { meter, signal, before });
    if (!written) return err(NO_DOCUMENTS);
    const { added: _added, ...withoutNews } = written;
    const generation = isOwn ? withoutNews : written;
    meter.stage('finishing');
    signal.throwIfAborted();
    const base = bundle.manifest.base && before?.generation.id;
    await store.flip({ generation, importId, isStarter, base });
  } finally {
    lease.release();
  }
  const row = (await store.archives()).find((one) => one.archive.id === id);
  if (!row) throw new Error('the archive was removed while it was imported');
  return ok(row);
}

/**
 * Whether a step still builds on what is there: it was asked before the source was copied.
 *
 * @throws {BaseGoneError | BundleError} when it does not
 */
function checkStanding(manifest: BundleManifest, before: OpenGeneration | undefined): void {
  if (!manifest.base) return;
  if (!before) throw new BaseGoneError(manifest.archive.id);
  const { archive, sequence, manifestSha256 } = before.generation;
  checkBase(manifest, { archive: archive.id, sequence, manifestSha256 });
}

/** Copies the source, so that a crash costs no second download, and reads on from the copy. */
async function copySource(
  { importId, bundle, uncopied }: Begun,
  { copies, store }: ImportPorts,
  { meter, signal }: { readonly meter: ImportMeter; readonly signal: AbortSignal },
): Promise<Result<BundleReader, ImportProblem>> {
  if (!uncopied) return ok(bundle);
  meter.stage('copying');
  try {
    const copy = await copies.save(importId, uncopied, { onProgress: () => undefined, signal });
    await store.noteImport(importId, { sourceBytes: copy.size });
    return await openBundle(copy);
  } catch (error) {
    if (signal.aborted || isQuotaError(error)) throw error;
    // A profile without a private file system imports as well; it only cannot resume.
    report(error, 'while copying an import source');
    return ok(bundle);
  }
}
