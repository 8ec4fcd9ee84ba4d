import type { RowKey } from './database';

/** Dexie takes array keys for single rows; its types forgot them for many. */
export function keysForDexie(keys: readonly RowKey[]): readonly ArrayBuffer[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return keys as unknown as readonly ArrayBuffer[];
}
