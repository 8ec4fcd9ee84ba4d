import { until, type Browser, type Tab } from '@/scripts/browsers/driver';

/** The library as its database has it. */
export type LibraryState = {
  /** Archives that are shown. */
  readonly archives: number;
  /** Imports that are under way or were cut short. */
  readonly imports: number;
  /** Documents that these have written so far. */
  readonly importedDocuments: number;
};

/** Reads the library's database from one of the extension's pages. */
export function readLibraryState(extensionPage: Pick<Tab, 'evaluate'>): Promise<LibraryState> {
  return extensionPage.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'backfile'))
      return { archives: 0, imports: 0, importedDocuments: 0 };
    const database = await answer(indexedDB.open('backfile'));
    try {
      const transaction = database.transaction(['archives', 'imports']);
      const archives: { trashedAt?: number }[] = await answer(
        transaction.objectStore('archives').getAll(),
      );
      const imports: { documents: number }[] = await answer(
        transaction.objectStore('imports').getAll(),
      );
      return {
        archives: archives.filter(({ trashedAt }) => trashedAt === undefined).length,
        imports: imports.length,
        importedDocuments: imports.reduce((sum, { documents }) => sum + documents, 0),
      };
    } finally {
      database.close();
    }
  });
}

/**
 * Waits until the extension has imported the archives that came with it.
 *
 * @param archives how many
 * @param onProgress told the documents written so far, about twice a second
 * @returns the library page, which stays open
 */
export async function untilImported(
  browser: Browser,
  archives: number,
  onProgress: (documents: number) => void = () => undefined,
): Promise<Tab> {
  const library = await until('the library page to open', () => browser.findTab('/library.html'));
  let told = 0;
  await until(
    `import of ${archives} archives`,
    async () => {
      const state = await readLibraryState(library).catch(() => undefined);
      if (!state) return false;
      if (state.importedDocuments > 0 && Date.now() - told > 500) {
        told = Date.now();
        onProgress(state.importedDocuments);
      }
      return state.archives >= archives && state.imports === 0;
    },
    IMPORT_MS,
  );
  return library;
}

/** Longest import, ms. */
const IMPORT_MS = 15 * 60_000;
