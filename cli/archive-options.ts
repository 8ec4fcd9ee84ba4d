import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { CliError, EXIT } from './cli-error';
import { openBundleFile } from './open-bundle-file';
import { archiveInfoOf } from '@/lib/bundle/bundle-schema';
import { openBundle } from '@/lib/bundle/read-bundle';
import { archiveIdFrom, isArchiveId, type ArchiveInfo } from '@/lib/model/archive';

/** Options of `backfile build` that describe the archive. */
export type ArchiveOptions = {
  readonly name?: string;
  readonly id?: string;
  readonly sequence?: string;
  readonly description?: string;
  readonly edition?: string;
  readonly licence?: string;
  readonly publisher?: string;
  readonly homepage?: string;
  readonly updates?: string;
  /** The bundle of the version before, where it is not the one at the output. */
  readonly base?: string;
};

/**
 * The archive to write, and its sequence. A bundle that is already at `output` is taken as the
 * version before: its id and description are kept, and its sequence counts on.
 *
 * @throws {CliError}
 */
export async function chooseArchive(
  output: string,
  inputs: readonly string[],
  options: ArchiveOptions,
): Promise<Version> {
  checkOptions(options);
  const before = await existingArchive(output, options.base);
  const id = archiveId(options.id ?? before?.archive.id);
  const kept = before?.archive.id === id ? before : undefined;
  return {
    archive: {
      id,
      name: options.name ?? kept?.archive.name ?? nameOf(inputs),
      ...details(options, kept?.archive),
    },
    sequence: Number(options.sequence ?? (kept?.sequence ?? 0) + 1),
  };
}

/** An archive and the order of its version. */
type Version = { readonly archive: ArchiveInfo; readonly sequence: number };

/** What is said of the archive, from the options or else as before. */
function details(options: ArchiveOptions, before: ArchiveInfo | undefined): Partial<ArchiveInfo> {
  const fields = (
    ['description', 'publisher', 'licence', 'edition', 'homepage', 'updates'] as const
  ).map((field) => [field, options[field] ?? before?.[field]] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined && value !== ''));
}

function archiveId(given: string | undefined): ArchiveInfo['id'] {
  const id = given ?? archiveIdFrom(crypto.getRandomValues(new Uint8Array(16)));
  if (!isArchiveId(id))
    throw new CliError('--id: an archive id is 32 lower-case hex digits.', EXIT.usage);
  return id;
}

/** The version before: `base` where it is given, else what is at `output`, which is no other file. */
async function existingArchive(
  output: string,
  base: string | undefined,
): Promise<Version | undefined> {
  const present = await presentArchive(output);
  if (base === undefined) return present;
  const { manifest } = await openBundleFile(base);
  if (manifest.base)
    throw new CliError(
      `--base ${base}: it is a delta. Give the whole bundle of the older version.`,
    );
  if (path.resolve(base) === path.resolve(output))
    throw new CliError(
      '--base: give a copy of the older version; -o would overwrite it.',
      EXIT.usage,
    );
  return { archive: archiveInfoOf(manifest), sequence: manifest.sequence };
}

async function presentArchive(output: string): Promise<Version | undefined> {
  const found = await stat(output).catch(() => undefined);
  if (!found) return undefined;
  if (found.isDirectory())
    throw new CliError(
      `${output} is a folder. Give the file to write: -o ${path.join(output, 'archive.zip')}`,
    );
  if (found.size === 0) return undefined;
  const opened = await openBundle(await openAsBlob(output));
  if (!opened.ok)
    throw new CliError(
      `${output} exists and is not a bundle, so it is not overwritten. Choose another -o, or remove it first.`,
    );
  const { manifest } = opened.value;
  return { archive: archiveInfoOf(manifest), sequence: manifest.sequence };
}

function checkOptions(options: ArchiveOptions): void {
  const { name, homepage, sequence, updates } = options;
  if (updates && !/^https:\/\/\S+$/i.test(updates))
    throw new CliError('--updates: the https address of the list of versions.', EXIT.usage);
  if (name !== undefined && (name.trim() === '' || name.length > 200))
    throw new CliError('--name: 1 to 200 characters.', EXIT.usage);
  if (homepage && !/^https?:\/\/\S+$/i.test(homepage))
    throw new CliError('--homepage: an http or https address.', EXIT.usage);
  if (sequence !== undefined && !/^\d{1,15}$/.test(sequence))
    throw new CliError('--sequence: a whole number, greater for a newer version.', EXIT.usage);
}

/** The first input's own name, without endings. */
function nameOf(inputs: readonly string[]): string {
  const base = path.basename(path.resolve(inputs[0] ?? 'archive'));
  return base.replace(/(\.[a-z0-9]{1,8}){1,2}$/i, '').slice(0, 200) || 'archive';
}
