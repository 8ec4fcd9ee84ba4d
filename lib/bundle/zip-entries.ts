import { damaged, notABundle, tooLarge } from './bundle-problem';
import { PARTS } from './bundle-schema';
import { openZip, type ZipEntries } from '@/lib/zip/open-zip';
import { ZipError } from '@/lib/zip/zip-problem';

/** Most files in a bundle; format 1 has six. */
const MAX_ENTRIES = 1024;

/**
 * Lists the files of the bundle in `blob` and refuses a hostile or broken one.
 *
 * @throws {BundleError}
 */
export async function readZipEntries(blob: Blob): Promise<ZipEntries> {
  try {
    const entries = await openZip(blob, MAX_ENTRIES);
    checkManifestPlace(entries);
    return entries;
  } catch (error) {
    throw asBundleError(error);
  }
}

/** `error` as a problem of the bundle, when it is one of its zip. */
export function asBundleError(error: unknown): unknown {
  if (!(error instanceof ZipError)) return error;
  const where = error.where ?? 'the bundle';
  if (error.kind === 'too-large') return tooLarge(where, error.message);
  if (error.kind === 'damaged') return damaged(where, error.message);
  return notABundle(
    `This is not a zip file that can be read (${error.message})`,
    'Choose a bundle made by `backfile build`, or fetch the file again if it should be one.',
  );
}

function checkManifestPlace(entries: ZipEntries): void {
  if (entries.has(PARTS.manifest)) return;
  const nested = [...entries.keys()].find((path) => path.endsWith(`/${PARTS.manifest}`));
  if (nested === undefined)
    throw notABundle(
      `This zip has no ${PARTS.manifest}, so it is not a bundle`,
      'Choose a bundle made by `backfile build`.',
    );
  throw notABundle(
    `${PARTS.manifest} is inside the folder ${nested.slice(0, -PARTS.manifest.length)}`,
    'Zip the files themselves, not the folder around them.',
  );
}
