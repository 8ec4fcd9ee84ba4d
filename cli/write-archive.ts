import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { CliError } from './cli-error';
import { beginIndex } from './prebuilt-index';
import type { Progress } from './progress';
import { readableDocument } from '@/lib/bundle/document-line';
import type { BundleManifest } from '@/lib/bundle/bundle-schema';
import { writeBundle, type BundleContent } from '@/lib/bundle/write-bundle';
import type { ArchiveDocument } from '@/lib/model/document';
import type { PublisherEntity } from '@/lib/model/entity';

/** A bundle to be written to a file, whole. */
export type ArchivePlan = Omit<BundleContent, 'documents' | 'index' | 'entities'> & {
  readonly output: string;
  readonly documents: AsyncIterable<ArchiveDocument>;
  readonly entities: readonly PublisherEntity[];
  /** Whether the index is built along with it. */
  readonly hasIndex: boolean;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Hears of the manifest before the file takes its place; may throw to leave all as it was. */
  readonly onWritten?: (manifest: BundleManifest) => void;
};

/** Writes a bundle aside and moves it into place when it is whole. @throws {CliError} */
export async function writeArchive(plan: ArchivePlan): Promise<BundleManifest> {
  const { output, documents, entities, hasIndex, progress, signal, onWritten, ...content } = plan;
  const part = `${output}.part`;
  const onNames = (): void => progress.update('Looking for names …');
  const { id } = content.archive;
  const index = hasIndex
    ? await beginIndex({ archive: id, entities, aside: part, onNames, signal })
    : undefined;
  try {
    // What is indexed is what a reader of the bundle gets.
    const counted = counting(documents, progress);
    const manifest = await writeBundle(
      {
        ...content,
        documents: index ? index.through(counted) : counted,
        ...(index && { index: () => index.finish(), hasTexts: true }),
        ...(entities.length > 0 && { entities }),
      },
      Writable.toWeb(createWriteStream(part)),
      signal,
    );
    onWritten?.(manifest);
    if (!manifest.counts.documents && !content.delta)
      throw new CliError(`${output}: no document could be read, so nothing was written.`);
    await rename(part, output);
    return manifest;
  } finally {
    await index?.remove();
    await rm(part, { force: true });
  }
}

async function* counting(
  documents: AsyncIterable<ArchiveDocument>,
  progress: Progress,
): AsyncGenerator<ArchiveDocument> {
  let count = 0;
  for await (const document of documents) {
    progress.step('Writing documents', ++count);
    yield readableDocument(document, count);
  }
}
