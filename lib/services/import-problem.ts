import { BundleError } from '@/lib/bundle/bundle-problem';
import { report } from '@/lib/base/report';
import type { ImportProblem } from '@/lib/model/answers';
import { DamagedRowError } from '@/lib/segment/row-frame';
import { BaseGoneError } from '@/lib/store/flip';
import { isQuotaError, isStorageError } from '@/lib/store/store-errors';

const BYTES_PER_MB = 1_000_000;

/** Another import holds the library. */
export const BUSY: ImportProblem = {
  kind: 'busy',
  message: 'Another import is running. Wait until it is done, or cancel it, then try again.',
};

/** The import was cancelled. */
const CANCELLED: ImportProblem = {
  kind: 'cancelled',
  message: 'The import was cancelled. The library is as it was before.',
};

/** The bundle holds nothing to read. */
export const NO_DOCUMENTS: ImportProblem = {
  kind: 'no-documents',
  message: 'The bundle has no documents. Ask its publisher for a complete one.',
};

/** An archive was removed, or changed, while a step was added to it. */
const BASE_GONE: ImportProblem = {
  kind: 'wrong-base',
  message:
    'The archive was removed or replaced while the update was made of it. Nothing of the update was kept; to have the archive again, import its whole bundle.',
};

/** The copy of an interrupted import's source is gone. */
export const SOURCE_GONE: ImportProblem = {
  kind: 'failed',
  message: 'The copy of the file is gone. Pick the file again to import it from the start.',
};

/** The browser's storage failed, and nobody says why. */
const STORAGE_FAILED: ImportProblem = {
  kind: 'no-space',
  message:
    'The browser’s storage does not work. The disk may be full: make room, or remove an archive, then restart the browser and try again. The library is as it was before.',
};

/** What stands in the way when an import threw `error`. An unexpected one is reported too. */
export function problemOf(error: unknown, signal: AbortSignal): ImportProblem {
  if (signal.aborted) return CANCELLED;
  if (error instanceof BundleError) return error.problem;
  if (error instanceof DamagedRowError) return damagedIndex(error);
  if (error instanceof BaseGoneError) return BASE_GONE;
  if (isQuotaError(error)) return noSpace();
  report(error, 'while importing');
  if (isStorageError(error)) return STORAGE_FAILED;
  const message = error instanceof Error ? error.message : String(error);
  return {
    kind: 'failed',
    message: `The import failed: ${message}. The library is as it was before; try again, or import another file.`,
  };
}

/** Too little space; `needed` and `free` in bytes where they are known. */
export function noSpace(needed?: number, free?: number): ImportProblem {
  const numbers =
    needed === undefined || free === undefined
      ? ''
      : ` It needs about ${megabytes(needed)}, and ${megabytes(free)} are free.`;
  return {
    kind: 'no-space',
    message: `There is not enough space on the disk.${numbers} Make room, or remove an archive, and import again. The library is as it was before.`,
  };
}

/** The library has this version of the archive, or a newer one. */
export function olderSequence(name: string, offered: number, present: number): ImportProblem {
  const message =
    offered === present
      ? `This version of “${name}” (${present}) is in the library already. Nothing was changed.`
      : `The library has a newer version of “${name}” (${present}) than this one (${offered}). Nothing was changed; to go back, remove the archive first.`;
  return { kind: 'older-sequence', where: 'manifest.json', message };
}

/** Prebuilt rows are not what they should be. */
function damagedIndex(error: DamagedRowError): ImportProblem {
  return {
    kind: 'damaged',
    where: 'index',
    message: `${error.message}. Ask the publisher for a good copy, or for one without an index; nothing was changed.`,
  };
}

function megabytes(bytes: number): string {
  return `${Math.max(1, Math.ceil(bytes / BYTES_PER_MB))} MB`;
}
