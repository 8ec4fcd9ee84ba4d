import { createWriteStream, openAsBlob } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { chooseArchive, type ArchiveOptions } from './archive-options';
import { CliError } from './cli-error';
import { findInputFiles } from './input-files';
import { beginIndex } from './prebuilt-index';
import { createProgress, type Progress } from './progress';
import { toolName } from './tool-name';
import { BundleError } from '@/lib/bundle/bundle-problem';
import type { BundleManifest } from '@/lib/bundle/bundle-schema';
import { parseEntityLine } from '@/lib/bundle/entity-line';
import { writeBundle } from '@/lib/bundle/write-bundle';
import { MAX_LINE_BYTES } from '@/lib/bundle/bundle-schema';
import { readLines } from '@/lib/base/lines';
import type { ArchiveDocument } from '@/lib/model/document';
import type { PublisherEntity } from '@/lib/model/entity';
import { readSources } from '@/lib/sources/read-sources';
import type { SourceReport } from '@/lib/model/sources';

/** Options of `backfile build`. */
export type BuildOptions = ArchiveOptions & {
  readonly output: string;
  readonly entities?: string;
  readonly index: boolean;
  readonly quiet?: boolean;
};

/** Problems that are told one by one; the rest is counted. */
const SHOWN_PROBLEMS = 10;

/** Makes a bundle of `inputs`. @throws {CliError} */
export async function build(
  inputs: readonly string[],
  options: BuildOptions,
  signal: AbortSignal,
): Promise<void> {
  const startedAt = performance.now();
  const progress = createProgress(options.quiet ?? false);
  const { output } = options;
  const { archive, sequence } = await chooseArchive(output, inputs, options);
  const { files, ignored } = await findInputFiles(inputs);
  if (files.length === 0)
    throw new CliError(
      `${inputs.join(', ')}: there is no file of a kind that documents are read from.`,
    );
  const entities = options.entities === undefined ? [] : await readEntities(options.entities);
  const sources = readSources(files);
  const part = `${output}.part`;
  const onNames = (): void => progress.update('Looking for names …');
  const index = options.index
    ? await beginIndex({ archive: archive.id, entities, aside: part, onNames, signal })
    : undefined;
  try {
    const documents = counting(
      sources.documents({ signal, onSurveyed: surveying(progress) }),
      progress,
    );
    const manifest = await writeBundle(
      {
        archive,
        sequence,
        documents: index ? index.through(documents) : documents,
        ...(index && { index: () => index.finish() }),
        ...(entities.length > 0 && { entities }),
        provenance: { tool: await toolName(), inputs: inputs.map((input) => baseName(input)) },
      },
      Writable.toWeb(createWriteStream(part)),
      signal,
    );
    tellReport(sources.report(), ignored, progress);
    if (!manifest.counts.documents)
      throw new CliError(
        `${inputs.join(', ')}: no document could be read, so nothing was written.`,
      );
    await rename(part, output);
    tellResult(output, manifest, { progress, seconds: (performance.now() - startedAt) / 1000 });
  } finally {
    await index?.remove();
    await rm(part, { force: true });
  }
}

function surveying(progress: Progress): (records: number) => void {
  return (records) => progress.update(`Looking at ${records.toLocaleString('en')} documents …`);
}

async function* counting(
  documents: AsyncIterable<ArchiveDocument>,
  progress: Progress,
): AsyncGenerator<ArchiveDocument> {
  let count = 0;
  for await (const document of documents) {
    count++;
    progress.update(`Reading: ${count.toLocaleString('en')} documents …`);
    yield document;
  }
}

/** The publisher's entities in a JSON Lines file. */
async function readEntities(file: string): Promise<PublisherEntity[]> {
  const entities: PublisherEntity[] = [];
  try {
    const stream = (await openAsBlob(file)).stream();
    for await (const line of readLines(stream, MAX_LINE_BYTES)) {
      if (line.text?.trim() !== '') entities.push(parseEntityLine(line.text, line.number, file));
    }
  } catch (error) {
    if (error instanceof BundleError)
      throw new CliError(`--entities ${error.problem.where}: ${error.message}`);
    throw new CliError(`--entities ${file}: it cannot be read (${String(error)}).`);
  }
  return entities;
}

function tellReport(report: SourceReport, ignored: readonly string[], progress: Progress): void {
  for (const { where, message } of report.problems.slice(0, SHOWN_PROBLEMS))
    progress.say(`${where}: ${message}`);
  const notes = [
    [report.leftOut, 'files or lines were left out'],
    [report.repeatedIds, 'ids came again and were made distinct'],
    [report.sameTexts, 'documents have the very text of an earlier one; they were kept'],
    [report.nearTexts, 'documents have nearly the text of an earlier one; they were kept'],
    [ignored.length, 'files of other kinds were passed over'],
  ] as const;
  for (const [count, what] of notes)
    if (count > 0) progress.say(`${count.toLocaleString('en')} ${what}.`);
}

function tellResult(
  output: string,
  manifest: BundleManifest,
  { progress, seconds }: { progress: Progress; seconds: number },
): void {
  const { documents = 0, entities } = manifest.counts;
  progress.say(
    `${output}: "${manifest.archive.name}", ${documents.toLocaleString('en')} documents` +
      (entities ? `, ${entities.toLocaleString('en')} entities` : '') +
      `, sequence ${manifest.sequence}, id ${manifest.archive.id}; ` +
      `${seconds.toFixed(1)} s, ${Math.round(documents / seconds).toLocaleString('en')} documents/s.`,
  );
}

function baseName(input: string): string {
  return (
    input
      .replace(/[/\\]+$/, '')
      .split(/[/\\]/)
      .at(-1) ?? input
  );
}
