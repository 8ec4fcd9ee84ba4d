import { contentOf, contentOfStream, type SourceContent, type SourceFile } from './source-file';
import type { SourceProblem } from '@/lib/model/sources';
import { isLaterPath, isSourcePath, isZipPath, unreadable } from './source-format';
import { err, ok, type Result } from '@/lib/base/result';

/** Most files in a zip of files. */
const MAX_ENTRIES = 200_000;

/**
 * What there is to read in `files`: the files themselves, and those in zips. Files of a zip are
 * called by their paths in it; a folder that holds all of them is left out of that, and the zip's
 * own name where it is the only file: a newer zip of a grown folder gives the same ids.
 */
export async function* sourceContents(
  files: readonly SourceFile[],
): AsyncGenerator<Result<SourceContent, SourceProblem>> {
  for (const file of files) {
    if (isZipPath(file.path)) yield* zipContents(file, files.length === 1);
    else if (isSourcePath(file.path)) yield ok(contentOf(file));
    else yield err(unreadable(file.path));
  }
}

async function* zipContents(
  file: SourceFile,
  isAlone: boolean,
): AsyncGenerator<Result<SourceContent, SourceProblem>> {
  const { openZip } = await import('@/lib/zip/open-zip');
  const { streamEntry } = await import('@/lib/zip/stream-entry');
  const { ZipError } = await import('@/lib/zip/zip-problem');
  try {
    const entries = await openZip(file.blob, MAX_ENTRIES);
    const names = [...entries.keys()].filter(isVisible).toSorted((a, b) => (a < b ? -1 : 1));
    const folder = commonFolder(names);
    const prefix = isAlone ? '' : `${file.path.replace(/\.zip$/i, '')}/`;
    for (const name of names) {
      const entry = entries.get(name);
      const path = `${prefix}${name.slice(folder.length)}`;
      if (entry && isSourcePath(name) && !isZipPath(name))
        yield ok(
          contentOfStream(path, entry.uncompressedSize, (signal) => streamEntry(entry, signal)),
        );
      else if (isZipPath(name))
        yield err({
          where: path,
          message: 'A zip within a zip is not opened. It was left out; unpack it first.',
        });
      else if (isLaterPath(name)) yield err(unreadable(path));
    }
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    const where = error.where === undefined ? file.path : `${file.path}, ${error.where}`;
    yield err({ where, message: `The zip cannot be read: ${error.message}. It was left out.` });
  }
}

/** Neither hidden nor what a system adds to zips. */
function isVisible(name: string): boolean {
  return !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

/** The folder that all of `names` are in, with its `/`; nothing when there is none. */
function commonFolder(names: readonly string[]): string {
  const [first = ''] = names;
  const folder = first.slice(0, first.indexOf('/') + 1);
  return folder !== '' && names.every((name) => name.startsWith(folder)) ? folder : '';
}
