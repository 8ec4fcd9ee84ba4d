import { bundleFailure, CliError } from './cli-error';
import { openBundleFile } from './open-bundle-file';
import { createProgress } from './progress';
import { BundleError } from '@/lib/bundle/bundle-problem';

/** Reads all of the bundle `file` and says whether it is sound. @throws {CliError} when it is not */
export async function check(file: string, signal: AbortSignal): Promise<void> {
  const bundle = await openBundleFile(file);
  const progress = createProgress(false);
  let documents = 0;
  let entities = 0;
  const ids = new Set<string>();
  try {
    for await (const { id } of bundle.documents(signal)) {
      documents++;
      if (ids.has(id))
        throw new CliError(
          `${file}: two documents have the id ${JSON.stringify(id)}. Make ids distinct and build it again.`,
        );
      ids.add(id);
      progress.update(`Checking: ${documents.toLocaleString('en')} documents …`);
    }
    for await (const _ of bundle.entities(signal)) entities++;
    for (const kind of ['documents', 'names'] as const)
      for await (const _ of bundle.indexRows(kind, signal) ?? []) signal.throwIfAborted();
  } catch (error) {
    if (error instanceof BundleError) throw bundleFailure(file, error.problem);
    throw error;
  }
  const stated = bundle.manifest.counts.documents;
  if (stated !== undefined && stated !== documents)
    throw new CliError(`${file}: it has ${documents} documents; its manifest says ${stated}.`);
  process.stdout.write(
    `${file}: sound. ${documents} documents, ${entities} entities, ${bundle.signer ? `signed by ${bundle.signer}` : 'not signed'}.\n`,
  );
}
