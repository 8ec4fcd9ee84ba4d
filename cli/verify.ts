import { bundleFailure, CliError } from './cli-error';
import { openBundleFile } from './open-bundle-file';
import { createProgress } from './progress';
import { BundleError } from '@/lib/bundle/bundle-problem';
import { documentToLine } from '@/lib/bundle/document-line';
import { createDocumentsDigest } from '@/lib/bundle/documents-digest';
import type { BundleReader } from '@/lib/bundle/read-bundle';

/** Reads all of the bundle `file` and says whether it is sound. @throws {CliError} when it is not */
export async function verify(file: string, signal: AbortSignal): Promise<void> {
  const bundle = await openBundleFile(file);
  const { manifest, signer } = bundle;
  try {
    const { documents, digest } = await readDocuments(file, bundle, signal);
    const others = await readOthers(bundle, signal);
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
    throw error;
  }
}

async function readDocuments(
  file: string,
  bundle: BundleReader,
  signal: AbortSignal,
): Promise<{ documents: number; digest: string }> {
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
  return { documents: ids.size, digest: digest.value() };
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
