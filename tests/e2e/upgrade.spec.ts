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
/** What the reader of the earlier version kept: a search of the trail, a saved one, a pin and a note. */
const KEPT = [
  { id: 'step 1', at: 1_700_000_000_001, kind: 'step', did: 'search', words: 'north basin' },
  { id: 'search tides', at: 1_700_000_000_002, kind: 'search', query: 'tides' },
  {
    id: 'pin 0 an-archive/one',
    at: 1_700_000_000_003,
    kind: 'pin',
    archiveName: 'harbour',
    excerpt: {
      document: { key: 'an-archive/one', title: 'A pinned one', language: 'en' },
      text: 'The mole was closed.',
      marks: [],
      start: 0,
    },
  },
  {
    id: 'note an-archive/one',
    at: 1_700_000_000_004,
    kind: 'note',
    document: 'an-archive/one',
    title: 'A noted one',
    text: 'Compare.',
    tags: ['harbour'],
  },
];
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
    const isThere = database.objectStoreNames.contains(name);
    const rows = isThere
      ? await answer(database.transaction([name]).objectStore(name).getAll())
      : [];
    database.close();
    return JSON.stringify(rows.map((row) => (row instanceof Uint8Array ? row.length : row)));
  }, table);
}

/** Makes the changes of a reader; whether that version kept pins and a trail. */
async function change(driver: Browser): Promise<boolean> {
  const tab = await driver.open(`${driver.origin}/reader.html`);
  const keeps = await tab.evaluate(
    async ([settings, correction, kept]) => {
      await chrome.storage.local.set({ settings });
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('backfile');
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
      const isKept = database.objectStoreNames.contains('kept');
      const tables = isKept ? ['corrections', 'kept'] : ['corrections'];
      const write = database.transaction(tables, 'readwrite');
      write.objectStore('corrections').put(correction);
      if (isKept) for (const one of kept) write.objectStore('kept').put(one);
      await new Promise((resolve) => write.addEventListener('complete', resolve));
      database.close();
      return isKept;
    },
    [CHOSEN, HAND_MADE, KEPT] as const,
  );
  await tab.close();
  return keeps;
}

/** Looks whether the panel lists what was kept, and the popup offers the searches again. */
async function untilKeptIsShown(driver: Browser): Promise<void> {
  const panel = await driver.open(`${driver.origin}/sidepanel.html`);
  for (const [view, words] of [
    [1, ['A pinned one', 'A noted one']],
    [2, ['Search: north basin']],
  ] as const)
    await until(`“${words.join('”, “')}” in the panel`, () =>
      panel.evaluate(
        ([at, wanted]) => {
          document.querySelectorAll<HTMLElement>('nav button')[at]?.click();
          return wanted.every((each) => document.body.innerText.includes(each));
        },
        [view, words] as const,
      ),
    );
  await panel.close();
  const popup = await driver.open(`${driver.origin}/popup.html`);
  await until('the searches in the popup', () =>
    popup.evaluate(() =>
      ['tides', 'north basin'].every((each) => document.body.innerText.includes(each)),
    ),
  );
  await popup.close();
}

test('an earlier version’s library, corrections, settings, pins and trail are there after an upgrade', async ({
  engine,
}) => {
  test.skip(PREVIOUS === undefined, 'npm run long:upgrade -- REF runs it over an earlier version');
  test.setTimeout(240_000);
  expect(existsSync(previousBuild(engine))).toBe(true);
  const folder = mkdtempSync(path.join(tmpdir(), 'backfile-upgrade-'));
  const [extension, profile] = [path.join(folder, 'extension'), path.join(folder, 'profile')];
  const start = (): Promise<Browser> => launch(engine, { extension, profile, preferences });
  const tables = ['archives', 'generations', 'segments', 'rows', 'corrections', 'kept'];
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
    const keeps = await change(before);
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
    if (keeps) await untilKeptIsShown(after);
    await after.close();
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
