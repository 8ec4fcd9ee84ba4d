import { CliError, bundleFailure } from './cli-error';
import { openBundleFile } from './open-bundle-file';
import { createProgress, type Progress } from './progress';
import { readSigningKeys } from './signing-keys';
import { toolName } from './tool-name';
import { writeArchive } from './write-archive';
import { BundleError } from '@/lib/bundle/bundle-problem';
import { archiveInfoOf } from '@/lib/bundle/bundle-schema';
import { compareVersions, type Change, type Comparison } from '@/lib/bundle/compare-bundles';
import type { BundleReader } from '@/lib/bundle/read-bundle';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';

/** Options of `backfile diff`. */
export type DiffOptions = {
  readonly output?: string;
  readonly sign?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

/** Changes that are told one by one; the rest is counted. */
const SHOWN_CHANGES = 20;

/** Says what differs between two versions of an archive, and writes the step as a delta. @throws {CliError} */
export async function diff(
  files: { readonly older: string; readonly newer: string },
  options: DiffOptions,
  signal: AbortSignal,
): Promise<void> {
  const [older, newer] = [await openBundleFile(files.older), await openBundleFile(files.newer)];
  const progress = createProgress(options.quiet ?? false);
  checkPair(files, older, newer);
  try {
    const comparison = await compareVersions(
      (until) => older.documents(until),
      (until) => newer.documents(until),
      signal,
    );
    const tally = createTally();
    if (options.output === undefined) await tellAll(comparison, tally, progress);
    else {
      await writeDelta({ older, newer, output: options.output }, comparison, {
        tally,
        progress,
        signal,
        ...(options.sign !== undefined && { sign: options.sign }),
      });
    }
    tell(files, tally, options.json ?? false);
  } catch (error) {
    if (error instanceof BundleError) throw bundleFailure(files.newer, error.problem);
    throw error;
  }
}

function checkPair(
  files: { readonly older: string; readonly newer: string },
  older: BundleReader,
  newer: BundleReader,
): void {
  const [a, b] = [older.manifest, newer.manifest];
  if (a.base || b.base)
    throw new CliError('Only whole bundles are compared; apply a delta first: backfile apply.');
  if (a.archive.id !== b.archive.id)
    throw new CliError(
      `${files.newer} is of another archive (${b.archive.id}) than ${files.older} (${a.archive.id}).`,
    );
  if (a.sequence >= b.sequence)
    throw new CliError(
      `${files.newer} is version ${b.sequence}, which is not newer than ${a.sequence}. Give the older file first.`,
    );
}

type Tally = {
  readonly counts: Record<Change['kind'] | 'retracted', number>;
  readonly shown: Change[];
  note(change: Change): void;
};

function createTally(): Tally {
  const counts = { added: 0, changed: 0, removed: 0, retracted: 0 };
  const shown: Change[] = [];
  return {
    counts,
    shown,
    note(change) {
      counts[change.kind]++;
      if (change.isRetracted) counts.retracted++;
      if (shown.length < SHOWN_CHANGES) shown.push(change);
    },
  };
}

async function tellAll(comparison: Comparison, tally: Tally, progress: Progress): Promise<void> {
  let count = 0;
  for await (const { change } of comparison.news()) {
    tally.note(change);
    progress.step('Comparing', ++count);
  }
  for await (const change of comparison.removed()) tally.note(change);
}

/** Where a delta comes from and goes to. */
export type DeltaPlan = {
  readonly older: BundleReader;
  readonly newer: BundleReader;
  readonly output: string;
};

/** Writes what leads from one version to the next. */
export async function writeDelta(
  { older, newer, output }: DeltaPlan,
  comparison: Comparison,
  how: {
    readonly tally: Pick<Tally, 'note' | 'counts'>;
    readonly progress: Progress;
    readonly signal: AbortSignal;
    readonly sign?: string;
  },
): Promise<void> {
  const { tally, progress, signal } = how;
  const { manifest } = newer;
  const { documentsDigest } = manifest;
  if (documentsDigest === undefined || manifest.counts.documents === undefined)
    throw new CliError(
      'The newer bundle does not say which documents it has (documentsDigest). Build it again with this version.',
    );
  async function* news(): AsyncGenerator<ArchiveDocument> {
    for await (const { change, document } of comparison.news()) {
      tally.note(change);
      yield document;
    }
  }
  async function* removed(): AsyncGenerator<SourceId> {
    for await (const change of comparison.removed()) {
      tally.note(change);
      yield change.id;
    }
  }
  const entities = [];
  for await (const entity of newer.entities(signal)) entities.push(entity);
  await writeArchive({
    output,
    archive: archiveInfoOf(manifest),
    sequence: manifest.sequence,
    documents: news(),
    entities,
    hasIndex: false,
    delta: {
      base: { sequence: older.manifest.sequence, manifestSha256: older.manifestSha256 },
      result: {
        documents: manifest.counts.documents,
        documentsDigest,
        manifestSha256: newer.manifestSha256,
      },
      removed: removed(),
      counts: () => {
        const { added, changed, retracted } = tally.counts;
        return { added, changed, retracted };
      },
    },
    provenance: { tool: await toolName(), inputs: [] },
    ...(how.sign !== undefined && { keys: await readSigningKeys(how.sign) }),
    progress,
    signal,
  });
}

function tell(
  { older, newer }: { readonly older: string; readonly newer: string },
  { counts, shown }: Tally,
  isJson: boolean,
): void {
  if (isJson) {
    process.stdout.write(`${JSON.stringify({ ...counts, changes: shown }, undefined, 2)}\n`);
    return;
  }
  const sign = { added: '+', changed: '~', removed: '−' } as const;
  const lines = shown.map(
    ({ kind, id, title, isRetracted }) =>
      `${sign[kind]} ${id}  ${title}${isRetracted ? '  (retracted)' : ''}`,
  );
  const all = counts.added + counts.changed + counts.removed;
  process.stdout.write(
    `${older} → ${newer}: +${counts.added} ~${counts.changed} −${counts.removed}, ${counts.retracted} retracted\n` +
      lines.map((line) => `${line}\n`).join('') +
      (all > shown.length ? `… and ${all - shown.length} more\n` : ''),
  );
}
