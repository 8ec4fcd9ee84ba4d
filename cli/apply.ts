import { bundleFailure, CliError } from './cli-error';
import { openBundleFile } from './open-bundle-file';
import { createProgress } from './progress';
import { toolName } from './tool-name';
import { writeArchive } from './write-archive';
import { applyDelta, checkBase, type DeltaBase } from '@/lib/bundle/apply-delta';
import { BundleError } from '@/lib/bundle/bundle-problem';
import { archiveInfoOf } from '@/lib/bundle/bundle-schema';
import type { BundleReader } from '@/lib/bundle/read-bundle';
import type { ArchiveDocument } from '@/lib/model/document';
import type { PublisherEntity } from '@/lib/model/entity';

/** Options of `backfile apply`. */
export type ApplyOptions = {
  readonly output: string;
  readonly prebuilt: boolean;
  readonly quiet?: boolean;
};

/**
 * Writes the version that `deltas`, one after the other, lead to from `base`, as a whole bundle.
 * It is not signed: it is not the publisher who made it.
 *
 * @throws {CliError} for a delta that does not fit
 */
export async function apply(
  { base, deltas }: { readonly base: string; readonly deltas: readonly string[] },
  options: ApplyOptions,
  signal: AbortSignal,
): Promise<void> {
  const bundle = await openBundleFile(base);
  if (bundle.manifest.base)
    throw new CliError(`${base} is a delta. Give a whole bundle first, then the deltas in order.`);
  let version = versionOf(bundle);
  let documents: AsyncIterable<ArchiveDocument> = bundle.documents(signal);
  let last = bundle;
  let file = base;
  try {
    for (file of deltas) {
      const delta = await openBundleFile(file);
      if (!delta.manifest.base) throw new CliError(`${file} is a whole bundle, not a delta.`);
      checkBase(delta.manifest, version);
      documents = applyDelta(documents, delta, signal);
      version = versionOf(delta);
      last = delta;
    }
    const entities: PublisherEntity[] = [];
    for await (const entity of last.entities(signal)) entities.push(entity);
    const { manifest } = last;
    const written = await writeArchive({
      output: options.output,
      archive: archiveInfoOf(manifest),
      sequence: manifest.sequence,
      documents,
      entities,
      hasIndex: options.prebuilt,
      provenance: { tool: await toolName(), inputs: [base, ...deltas].map(nameOf) },
      progress: createProgress(options.quiet ?? false),
      signal,
    });
    process.stdout.write(
      `${options.output}: version ${manifest.sequence}, ${written.counts.documents} documents, not signed.\n`,
    );
  } catch (error) {
    if (error instanceof BundleError) throw bundleFailure(file, error.problem);
    throw error;
  }
}

/** What a bundle is, or leads to, as the next delta names it. */
function versionOf({ manifest, manifestSha256 }: BundleReader): DeltaBase {
  return {
    archive: manifest.archive.id,
    sequence: manifest.sequence,
    manifestSha256: manifest.result?.manifestSha256 ?? manifestSha256,
  };
}

function nameOf(file: string): string {
  return file.split(/[/\\]/).at(-1) ?? file;
}
