/** Bytes that the browser would still let this origin store; undefined when it does not say. */
export async function freeSpace(): Promise<number | undefined> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? undefined : Math.max(0, quota - usage);
}

/** Whether the browser keeps the library when the disk is full. */
export function isStorageKept(): Promise<boolean> {
  return navigator.storage.persisted();
}

/**
 * Asks the browser not to throw the library away when the disk is full. Pages can ask, workers
 * cannot.
 *
 * @returns whether it will be kept
 */
export async function keepStorage(): Promise<boolean> {
  if (await navigator.storage.persisted()) return true;
  return navigator.storage.persist();
}
