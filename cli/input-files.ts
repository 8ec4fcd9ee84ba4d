import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from './cli-error';
import { isLaterPath, isSourcePath, unreadable } from '@/lib/sources/source-format';
import type { SourceFile } from '@/lib/sources/source-file';

/** What the inputs of a command come to. */
export type InputFiles = {
  readonly files: readonly SourceFile[];
  /** Paths in input folders that are not of a kind that documents are read from. */
  readonly ignored: readonly string[];
};

/**
 * The files that `inputs` (files and folders) name, in a lasting order. Folders are read with
 * all that is in them; hidden files are passed over, links to folders are not followed.
 *
 * @throws {CliError} for an input that is missing, or a file of another kind
 */
export async function findInputFiles(inputs: readonly string[]): Promise<InputFiles> {
  const files: SourceFile[] = [];
  const ignored: string[] = [];
  for (const input of inputs) {
    const found = await stat(input).catch(() => undefined);
    if (!found) throw new CliError(`${input}: there is no such file or folder.`);
    if (found.isFile()) {
      if (!isSourcePath(input)) throw new CliError(`${input}: ${unreadable(input).message}`);
      files.push({ path: path.basename(input), blob: await openAsBlob(input) });
      continue;
    }
    for (const relative of await filesUnder(input)) {
      // What is told why it cannot be read comes along; pictures and the like are passed over.
      if (isSourcePath(relative) || isLaterPath(relative))
        files.push({ path: relative, blob: await openAsBlob(path.join(input, relative)) });
      else ignored.push(relative);
    }
  }
  return { files, ignored };
}

/** Paths of all files under `folder`, relative to it, with `/`, in code unit order. */
async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((relative) => relative.split(path.sep).join('/'))
    .filter((relative) => !relative.split('/').some((part) => part.startsWith('.')))
    .toSorted((a, b) => (a < b ? -1 : 1));
}
