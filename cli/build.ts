import { openAsBlob } from 'node:fs';
import { chooseArchive, type ArchiveOptions } from './archive-options';
import { CliError, EXIT } from './cli-error';
import { writeDelta } from './diff';
import { findInputFiles } from './input-files';
import { openBundleFile } from './open-bundle-file';
import { createProgress, type Progress } from './progress';
import { readSigningKeys } from './signing-keys';
import { toolName } from './tool-name';
import { writeArchive } from './write-archive';
import { readLines } from '@/lib/base/lines';
import { BundleError } from '@/lib/bundle/bundle-problem';
import { MAX_LINE_BYTES, type BundleManifest } from '@/lib/bundle/bundle-schema';
import { compareVersions } from '@/lib/bundle/compare-bundles';
import { parseEntityLine } from '@/lib/bundle/entity-line';
import { usableEntity } from '@/lib/linking/usable-entity';
import type { PublisherEntity } from '@/lib/model/entity';
import {
  COLUMN_ROLES,
  type ColumnChoice,
  type ColumnRole,
  type SourceReport,
  type TableGuess,
} from '@/lib/model/sources';
import { readSources } from '@/lib/sources/read-sources';

/** Options of `backfile build`. */
export type BuildOptions = ArchiveOptions & {
  readonly output: string;
  readonly entities?: string;
  readonly index: boolean;
  readonly prebuilt: boolean;
  readonly sign?: string;
  readonly column?: readonly string[];
  readonly quiet?: boolean;
};

/** Problems that are told one by one; the rest is counted. */
const SHOWN_PROBLEMS = 10;

/** Makes a bundle of `inputs`, and the step from an older version where one is given. @throws {CliError} */
export async function build(
  inputs: readonly string[],
  options: BuildOptions,
  signal: AbortSignal,
): Promise<void> {
  const startedAt = performance.now();
  const progress = createProgress(options.quiet ?? false);
  const { output } = options;
  const columns = columnsOf(options.column ?? []);
  const keys = options.sign === undefined ? undefined : await readSigningKeys(options.sign);
  const { archive, sequence } = await chooseArchive(output, inputs, options);
  const { files, ignored } = await findInputFiles(inputs);
  if (files.length === 0)
    throw new CliError(
      `${inputs.join(', ')}: there is no file of a kind that documents are read from.`,
    );
  const entities =
    options.entities === undefined ? [] : await readEntities(options.entities, progress);
  const sources = readSources(files);
  const onSurveyed = (seen: number): void => progress.step('Looking for what repeats', seen);
  const manifest = await writeArchive({
    output,
    archive,
    sequence,
    documents: sources.documents({ signal, columns, onSurveyed }),
    entities,
    hasIndex: options.index && options.prebuilt,
    provenance: { tool: await toolName(), inputs: inputs.map((input) => baseName(input)) },
    ...(keys && { keys }),
    progress,
    signal,
    onWritten: () => tellReport(sources.report(), ignored, progress),
  });
  tellResult(output, manifest, { progress, seconds: (performance.now() - startedAt) / 1000 });
  if (options.base !== undefined) await buildDelta(options.base, options, { progress, signal });
}

/** Writes the step from the bundle `base` to the one just written, beside it. */
async function buildDelta(
  base: string,
  { output, sign }: BuildOptions,
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<void> {
  const [older, newer] = [await openBundleFile(base), await openBundleFile(output)];
  const file = `${output.replace(/\.zip$/i, '')}.from-${older.manifest.sequence}.zip`;
  const counts = { added: 0, changed: 0, removed: 0, retracted: 0 };
  const comparison = await compareVersions(
    (until) => older.documents(until),
    (until) => newer.documents(until),
    signal,
  );
  await writeDelta({ older, newer, output: file }, comparison, {
    tally: { counts, note: ({ kind }) => void counts[kind]++ },
    progress,
    signal,
    ...(sign !== undefined && { sign }),
  });
  progress.say(
    `${file}: from version ${older.manifest.sequence}: +${counts.added} ~${counts.changed} −${counts.removed}.`,
  );
}

/** `text=Body` as columns by role; several of one role are joined. */
function columnsOf(given: readonly string[]): ColumnChoice {
  const columns: Partial<Record<ColumnRole, string[]>> = {};
  for (const one of given) {
    const [name = '', column] = one.split(/=(.*)/s);
    const role = COLUMN_ROLES.find((known) => known === name);
    if (!role || column === undefined)
      throw new CliError(
        `--column ${one}: write ROLE=COLUMN, as in text=Body or date=3. Roles: ${COLUMN_ROLES.join(', ')}.`,
        EXIT.usage,
      );
    columns[role] = [...(columns[role] ?? []), ...(column === '' ? [] : [column])];
  }
  return columns;
}

/** The publisher's entities in a JSON Lines file. */
async function readEntities(file: string, progress: Progress): Promise<PublisherEntity[]> {
  const entities: PublisherEntity[] = [];
  const refused: string[] = [];
  try {
    const stream = (await openAsBlob(file)).stream();
    for await (const line of readLines(stream, MAX_LINE_BYTES)) {
      if (line.text?.trim() === '') continue;
      const usable = usableEntity(parseEntityLine(line.text, line.number, file));
      if (usable.entity) entities.push(usable.entity);
      refused.push(...usable.refused.map((reason) => `${file}, line ${line.number}: ${reason}.`));
    }
  } catch (error) {
    if (error instanceof BundleError)
      throw new CliError(`--entities ${error.problem.where}: ${error.message}`);
    throw new CliError(`--entities ${file}: it cannot be read (${String(error)}).`);
  }
  for (const line of refused.slice(0, SHOWN_PROBLEMS)) progress.say(line);
  if (refused.length > 0)
    progress.say(`${refused.length.toLocaleString('en')} names of entities were left out.`);
  return entities;
}

function tellReport(report: SourceReport, ignored: readonly string[], progress: Progress): void {
  for (const { where, message } of report.problems.slice(0, SHOWN_PROBLEMS))
    progress.say(`${where}: ${message}`);
  for (const table of report.tables) progress.say(tableWords(table));
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

/** What was guessed of a table's columns, and how to put it right. */
function tableWords({ path, columns, roles }: TableGuess): string {
  const known = COLUMN_ROLES.filter((role) => roles[role]?.length).map(
    (role) => `${role}=${(roles[role] ?? []).map((n) => columns[n] ?? n + 1).join('+')}`,
  );
  const used = new Set(Object.values(roles).flat());
  const unused = columns.filter((_, n) => !used.has(n));
  return (
    `${path}: columns ${known.join(', ') || 'are not known'}` +
    (unused.length > 0 ? `; not used: ${unused.join(', ')}` : '') +
    '. Put it right with --column ROLE=COLUMN.'
  );
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
