import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { bundleFailure, CliError } from './cli-error';
import { openBundle, type BundleReader } from '@/lib/bundle/read-bundle';

/** Opens the bundle in `file`. @throws {CliError} */
export async function openBundleFile(file: string): Promise<BundleReader> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new CliError(`${file}: there is no such file.`);
  const opened = await openBundle(await openAsBlob(file));
  if (!opened.ok) throw bundleFailure(file, opened.error);
  return opened.value;
}
