import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { CliError } from './cli-error';
import { openBundleFile } from './open-bundle-file';
import type { UpdateFeed, UpdateFile } from '@/lib/bundle/update-feed';

/** Options of `backfile feed`. */
export type FeedOptions = { readonly output: string; readonly address?: string };

/**
 * Writes the list of an archive's versions that libraries ask for updates: whole bundles and
 * deltas, each with size, hash and signer.
 *
 * @throws {CliError} when the files are not all of one archive
 */
export async function feed(files: readonly string[], options: FeedOptions): Promise<void> {
  const entries: UpdateFile[] = [];
  let archive: UpdateFeed['archive'] | undefined;
  for (const file of files) {
    const { manifest, manifestSha256, signer } = await openBundleFile(file);
    const { id, name } = manifest.archive;
    if (archive && archive.id !== id)
      throw new CliError(
        `${file} is of another archive (${id}) than the files before (${archive.id}).`,
      );
    archive = { id, name };
    entries.push({
      url: addressOf(file, options.address),
      sequence: manifest.sequence,
      ...(manifest.base && { base: manifest.base.sequence }),
      bytes: (await stat(file)).size,
      sha256: await hashOf(file),
      manifestSha256: manifest.result?.manifestSha256 ?? manifestSha256,
      ...(signer !== undefined && { signer }),
    });
  }
  if (!archive) throw new CliError('Give at least one bundle.');
  const list: UpdateFeed = {
    format: 1,
    archive,
    files: entries.toSorted((a, b) => b.sequence - a.sequence || (a.base ?? -1) - (b.base ?? -1)),
  };
  await writeFile(options.output, `${JSON.stringify(list, undefined, 2)}\n`);
  process.stdout.write(
    `${options.output}: "${archive.name}", newest version ${list.files[0]?.sequence}, ${entries.length} files.\n`,
  );
}

/** Relative addresses count from where the list lies. */
function addressOf(file: string, base: string | undefined): string {
  const name = encodeURIComponent(path.basename(file));
  if (base === undefined) return name;
  if (!URL.canParse(name, base)) throw new CliError(`--address: ${base} is no address.`);
  return new URL(name, base).href;
}

async function hashOf(file: string): Promise<string> {
  const hash = sha256.create();
  for await (const chunk of createReadStream(file)) {
    if (chunk instanceof Uint8Array) hash.update(chunk);
  }
  return bytesToHex(hash.digest());
}
