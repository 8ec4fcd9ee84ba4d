import type { BundleManifest } from '@/lib/bundle/bundle-schema';
import { writeBundle } from '@/lib/bundle/write-bundle';
import type { ArchiveInfo } from '@/lib/model/archive';
import type { ColumnChoice, ReadingProgress, SourceReport } from '@/lib/model/sources';
import { readSources } from '@/lib/sources/read-sources';
import type { SourceFile } from '@/lib/sources/source-file';

/** What a bundle is made of. */
export type BundlePlan = {
  readonly archive: ArchiveInfo;
  readonly sequence: number;
  readonly files: readonly SourceFile[];
  readonly columns?: ColumnChoice | undefined;
  /** For the bundle's provenance. */
  readonly name: string;
};

/** How the making of a bundle is followed and ended. */
export type PrepareOptions = {
  readonly onProgress: (progress: ReadingProgress) => void;
  readonly signal: AbortSignal;
};

/**
 * Reads people's files and writes them as a bundle without an index: importing it is then like
 * importing any other.
 *
 * @throws what `sink` fails with, and the signal's reason
 */
export async function prepareBundle(
  plan: BundlePlan,
  sink: WritableStream<Uint8Array>,
  { onProgress, signal }: PrepareOptions,
): Promise<{ readonly manifest: BundleManifest; readonly report: SourceReport }> {
  const { archive, sequence, files, columns, name } = plan;
  const sources = readSources(files);
  let expected = 0;
  const documents = sources.documents({
    signal,
    columns,
    onSurveyed(seen) {
      expected = seen;
      onProgress({ stage: 'surveying', documents: seen });
    },
  });
  async function* counted(): typeof documents {
    let done = 0;
    for await (const document of documents) {
      onProgress({ stage: 'reading', documents: ++done, expected });
      yield document;
    }
  }
  const provenance = { tool: 'Backfile', inputs: [name.slice(0, 400)] };
  const manifest = await writeBundle(
    { archive, sequence, documents: counted(), provenance },
    sink,
    signal,
  );
  return { manifest, report: sources.report() };
}
