/** Deepest chain of causes that is followed. */
const MAX_DEPTH = 8;

/**
 * Whether `error` says that the disk quota is used up. Firefox says so itself; in Chromium the
 * transaction is aborted and the reason sits inside Dexie's AbortError.
 */
export function isQuotaError(error: unknown): boolean {
  return chain(error).some((one) => one.name === 'QuotaExceededError');
}

/**
 * Whether `error` says that the browser's storage failed without a reason. With a full disk Chromium
 * opens no database, and Firefox writes no file; both say no more than that.
 */
export function isStorageError(error: unknown): boolean {
  return chain(error).some((one) => one.name === 'UnknownError');
}

/** `error` and what caused it, the outermost first. */
function chain(error: unknown): Error[] {
  const errors: Error[] = [];
  let next = error;
  while (next instanceof Error && errors.length < MAX_DEPTH) {
    errors.push(next);
    next = causeOf(next);
  }
  return errors;
}

function causeOf(error: Error): unknown {
  if ('inner' in error && error.inner) return error.inner;
  // Dexie's BulkError lists what failed.
  if ('failures' in error && Array.isArray(error.failures)) return error.failures[0];
  return error.cause;
}
