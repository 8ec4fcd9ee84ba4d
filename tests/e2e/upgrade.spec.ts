import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until, type Browser, type Tab } from '@/scripts/browsers/driver';
import { untilImported } from '@/scripts/journey/library-state';
import { buildFor, expect, launch, test, type Engine } from './fixtures';

/** The .output folder of an earlier version; `npm run long:upgrade -- REF` makes one. */
const PREVIOUS = process.env['BACKFILE_PREVIOUS'];
/** A library of the starter archive and the one of tests/e2e/archive. */
const ARCHIVES = 2;

/** What Firefox does with an add-on that is loaded for the time being, unless it is told not to. */
const preferences = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
};

const HAND_MADE = {
  id: 'made-by-hand-1',
  at: 1_700_000_000_000,
  kind: 'name',
  name: 'Quorl Bexley',
};
const CHOSEN = { dwellMs: 500, underline: 'dashed', density: 'all' };

/** Puts a build with the test's archives where the extension stands. */
function putBuild(build: string, target: string): void {
  const script = path.resolve('tests/e2e/prepare-extension.mjs');
  const args = [script, build, 'true', 'tests/e2e/archive/harbour.jsonl'];
  const folder = execFileSync(process.execPath, args, { encoding: 'utf8' }).trim();
  rmSync(target, { recursive: true, force: true });
  cpSync(folder, target, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
}

function previousBuild(engine: Engine): string {
  return path.join(PREVIOUS ?? '', engine === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');
}

/** All rows of a table, as the browser holds them; a row of bytes by its length alone. */
function rowsOf(tab: Tab, table: string): Promise<string> {
  return tab.evaluate(async (name) => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const database = await answer(indexedDB.open('backfile'));
    const rows = await answer(database.transaction([name]).objectStore(name).getAll());
    database.close();
    return JSON.stringify(rows.map((row) => (row instanceof Uint8Array ? row.length : row)));
  }, table);
}

async function change(driver: Browser): Promise<void> {
  const tab = await driver.open(`${driver.origin}/reader.html`);
  await tab.evaluate(
    async ([settings, correction]) => {
      await chrome.storage.local.set({ settings });
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('backfile');
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
      const write = database.transaction(['corrections'], 'readwrite');
      write.objectStore('corrections').put(correction);
      await new Promise((resolve) => write.addEventListener('complete', resolve));
      database.close();
    },
    [CHOSEN, HAND_MADE] as const,
  );
  await tab.close();
}

test('an earlier version’s library, corrections and settings are there after an upgrade', async ({
  engine,
}) => {
  test.skip(PREVIOUS === undefined, 'npm run long:upgrade -- REF runs it over an earlier version');
  test.setTimeout(240_000);
  expect(existsSync(previousBuild(engine))).toBe(true);
  const folder = mkdtempSync(path.join(tmpdir(), 'backfile-upgrade-'));
  const [extension, profile] = [path.join(folder, 'extension'), path.join(folder, 'profile')];
  const start = (): Promise<Browser> => launch(engine, { extension, profile, preferences });
  const tables = ['archives', 'generations', 'segments', 'rows', 'corrections'];
  const look = async (driver: Browser): Promise<string[]> => {
    const tab = await driver.open(`${driver.origin}/reader.html`);
    const rows = [];
    for (const table of tables) rows.push(await rowsOf(tab, table));
    await tab.close();
    return rows;
  };
  mkdirSync(profile);
  try {
    putBuild(previousBuild(engine), extension);
    const before = await start();
    await untilImported(before, ARCHIVES);
    await change(before);
    const held = await look(before);
    await before.close();

    putBuild(buildFor(engine), extension);
    const after = await start();
    expect(await look(after)).toEqual(held);
    const library = await after.open(`${after.origin}/library.html`);
    const chosen = await library.evaluate(
      async () => (await chrome.storage.local.get('settings'))['settings'],
    );
    expect(chosen).toMatchObject(CHOSEN);
    await library.close();
    const panel = await after.open(`${after.origin}/sidepanel.html?query=dredging`);
    await until('the library to answer', () =>
      panel.evaluate(() => document.body.innerText.includes('Veldana Courier')),
    );
    await after.close();
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
