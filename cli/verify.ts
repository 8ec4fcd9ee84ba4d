import { bundleFailure, CliError } from './cli-error';
import { openBundleFile } from './open-bundle-file';
import { createProgress } from './progress';
import { BundleError } from '@/lib/bundle/bundle-problem';
import { createDocumentsDigest } from '@/lib/bundle/documents-digest';
import type { BundleReader } from '@/lib/bundle/read-bundle';
import type { RowSink } from '@/lib/model/segment';
import { blockLines } from '@/lib/segment/document-blocks';
import { documentToLine } from '@/lib/segment/document-line';
import { DamagedRowError } from '@/lib/segment/row-frame';
import { copyGeneration } from '@/lib/services/copy-generation';
import { hasFittingIndex } from '@/lib/services/prebuilt-rows';

/** Reads all of the bundle `file` and says whether it is sound. @throws {CliError} when it is not */
export async function verify(file: string, signal: AbortSignal): Promise<void> {
  const bundle = await openBundleFile(file);
  const { manifest, signer } = bundle;
  try {
    const { ids, digest } = await readDocuments(file, bundle, signal);
    const documents = ids.size;
    const others = await readOthers(bundle, signal);
    await checkRows(bundle, { ids, digest }, signal);
    const stated = manifest.counts.documents;
    if (stated !== undefined && stated !== documents)
      throw new CliError(`${file}: it has ${documents} documents; its manifest says ${stated}.`);
    if (manifest.documentsDigest !== undefined && manifest.documentsDigest !== digest)
      throw new CliError(
        `${file}: its documents are not those that its manifest names (documentsDigest). Build it again.`,
      );
    const step = manifest.base
      ? `A step from version ${manifest.base.sequence} to ${manifest.sequence}: ${others.removed} removed, `
      : '';
    process.stdout.write(
      `${file}: sound. ${step}${documents} documents, ${others.entities} entities, ${signer ? `signed by ${signer}` : 'not signed'}.\n`,
    );
  } catch (error) {
    if (error instanceof BundleError) throw bundleFailure(file, error.problem);
    if (error instanceof DamagedRowError)
      throw new CliError(
        `${file}: its prebuilt rows are damaged (${error.message}). Build it again.`,
      );
    throw error;
  }
}

async function readDocuments(
  file: string,
  bundle: BundleReader,
  signal: AbortSignal,
): Promise<Documents> {
  const progress = createProgress(false);
  const ids = new Set<string>();
  const digest = createDocumentsDigest();
  for await (const document of bundle.documents(signal)) {
    if (ids.has(document.id))
      throw new CliError(
        `${file}: two documents have the id ${JSON.stringify(document.id)}. Make ids distinct and build it again.`,
      );
    ids.add(document.id);
    digest.add(documentToLine(document));
    progress.step('Checking', ids.size, bundle.manifest.counts.documents);
  }
  return { ids, digest: digest.value() };
}

type Documents = { readonly ids: ReadonlySet<string>; readonly digest: string };

/** Reads prebuilt rows of all parts as an import copies them, and compares them with the documents. */
async function checkRows(
  bundle: BundleReader,
  documents: Documents,
  signal: AbortSignal,
): Promise<void> {
  const stored = hasFittingIndex(bundle) ? bundle.storedRows(signal) : undefined;
  if (!stored) return;
  const digest = createDocumentsDigest();
  const nowhere = { put: async () => undefined };
  const documentsSink: RowSink = {
    async put({ part, n, bytes }) {
      if (part === 'documents' && n > 0)
        for (const line of await blockLines(bytes)) digest.add(line);
    },
  };
  const { ids } = await copyGeneration(stored, { documentsSink, namesSink: nowhere, signal });
  if (digest.value() !== documents.digest || !ids.every((id) => documents.ids.has(id)))
    throw new DamagedRowError('Backfile: the rows are not those of its documents');
}

async function readOthers(
  bundle: BundleReader,
  signal: AbortSignal,
): Promise<{ entities: number; removed: number }> {
  let entities = 0;
  let removed = 0;
  for await (const _ of bundle.entities(signal)) entities++;
  for await (const _ of bundle.removed(signal)) removed++;
  for await (const _ of bundle.retracted(signal)) signal.throwIfAborted();
  for (const kind of ['documents', 'names'] as const)
    for await (const _ of bundle.indexRows(kind, signal) ?? []) signal.throwIfAborted();
  return { entities, removed };
}
