import { DATABASE_NAME, DATABASE_VERSION } from './database-version';

/** Dexie's versions are tenths of the browser's. */
const NATIVE_VERSION = DATABASE_VERSION * 10;

let request: IDBOpenDBRequest | undefined;

/**
 * Asks the browser for the library's database before the rest of the scripts is evaluated, which takes
 * as long as opening it. Whoever calls it opens the library in the same task, or its answer is lost.
 */
export function openEarly(): void {
  request = indexedDB.open(DATABASE_NAME, NATIVE_VERSION);
}

/** The browser's own databases; the first one to be opened is the one that was asked for early. */
export function earlyFactory(): IDBFactory {
  return {
    open: (name, version) => takeEarly(name, version) ?? indexedDB.open(name, version),
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
    databases: () => indexedDB.databases(),
    cmp: (a, b) => indexedDB.cmp(a, b),
  };
}

function takeEarly(name: string, version: number | undefined): IDBOpenDBRequest | undefined {
  const early = request;
  request = undefined;
  if (!early) return undefined;
  const isMeant = name === DATABASE_NAME && version === NATIVE_VERSION;
  if (isMeant && early.readyState === 'pending') return early;
  early.addEventListener('success', () => early.result.close());
  if (early.readyState === 'done' && !early.error) early.result.close();
  return undefined;
}
