import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until, wait, type Browser, type Tab } from '@/scripts/browsers/driver';
import {
  readLibraryState,
  untilImported,
  type LibraryState,
} from '@/scripts/journey/library-state';
import { readCard } from '@/scripts/journey/read-card';
import { buildFor, expect, launch, openCard, test, untilMarked, type Engine } from './fixtures';

/** Enough documents that an import can be caught in the middle. */
const MANY = 20_000;
/** How often an import is cut short in each way; five times in a long run. */
const ROUNDS = process.env['LONG'] === undefined ? 1 : 5;

/** A bundle of `count` documents, built once; aside first, as two workers may build it at a time. */
function bundle(name: string, count: number): string {
  const folder = path.resolve('.cache', 'e2e');
  const file = path.join(folder, `${name}-${count}.zip`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const aside = path.join(folder, `${name}-${process.pid}`);
  const input = `${aside}.jsonl`;
  const lines = Array.from({ length: count }, (_, n) => {
    const text = `Ferry number ${n} left the quay with Tamsin Orlowe on board. ${'The crossing was calm and nobody had much to say about it. '.repeat(12)}Tamsin Orlowe wrote it down.`;
    return JSON.stringify({ id: `f${n}`, title: `Crossing ${n}`, text, date: '2021-05-04' });
  });
  writeFileSync(input, lines.join('\n'));
  // Without a prebuilt index an import takes long enough to be caught in the middle.
  const args = [
    'scripts/backfile.mjs',
    'build',
    '--quiet',
    '--no-index',
    input,
    '-o',
    `${aside}.zip`,
  ];
  execFileSync(process.execPath, [...args, '--name', name]);
  renameSync(`${aside}.zip`, file);
  rmSync(input);
  return file;
}

async function start(engine: Engine, profile: string): Promise<Browser> {
  return launch(engine, { extension: buildFor(engine), profile });
}

function openLibrary(driver: Browser): Promise<Tab> {
  return driver.open(`${driver.origin}/library.html`);
}

function clickButton(tab: Tab, words: string): Promise<boolean> {
  return tab.evaluate((wanted) => {
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent, ariaLabel }) => textContent?.trim() === wanted || ariaLabel === wanted,
    );
    button?.click();
    return button !== undefined;
  }, words);
}

/** Picks a file and says yes to the preview. */
async function startImport(library: Tab, file: string): Promise<void> {
  await until('the file field', () =>
    library.evaluate(() => document.querySelector('input[type=file]') !== null),
  );
  await library.chooseFiles('input[type=file]', [file]);
  await until('the preview', () => clickButton(library, 'Import'), 30_000);
}

/** Waits until the running import has read more than `count` documents; says what is shown if not. */
async function untilReading(library: Tab, count: number): Promise<void> {
  const begun = Date.now();
  while ((await readLibraryState(library)).importedDocuments <= count) {
    if (Date.now() - begun > 30_000)
      throw new Error(`no ${count} documents within 30 s; shown: ${await textOf(library)}`);
    await wait(20);
  }
}

const textOf = (tab: Tab): Promise<string> => tab.evaluate(() => document.body.innerText);

test('a bundle is imported by the file field, with progress, and answers', async ({
  driver,
  openTab,
  site,
}) => {
  const library = await openTab(`${driver.origin}/library.html`);
  const before = await readLibraryState(library);
  await startImport(library, bundle('ferries', MANY));
  let sawProgress = false;
  await until(
    'the import',
    async () => {
      const text = await textOf(library);
      sawProgress ||= /of 20,000 documents/.test(text);
      return /is in your library/.test(text);
    },
    60_000,
  );
  expect(sawProgress).toBe(true);
  expect((await readLibraryState(library)).archives).toBe(before.archives + 1);
  const tab = await openTab(
    site.put('/ferry', '<!doctype html><p style="margin: 60px">We met Tamsin Orlowe there.</p>'),
  );
  await untilMarked(tab);
  const { frame } = await openCard(tab, 'Tamsin Orlowe');
  expect((await readCard(frame)).excerpts.length).toBeGreaterThan(1);
});

test('a bundle is dropped, and cancelled in the middle', async ({ driver, openTab }) => {
  const library = await openTab(`${driver.origin}/library.html`);
  await until('the file field', () =>
    library.evaluate(() => document.querySelector('input[type=file]') !== null),
  );
  const before = await readLibraryState(library);
  await library.evaluate(() => {
    const field = Object.assign(document.createElement('input'), { type: 'file', id: 'dropped' });
    document.body.append(field);
  });
  await library.chooseFiles('#dropped', [bundle('coasters', MANY)]);
  await library.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('#dropped');
    const dataTransfer = new DataTransfer();
    const file = field?.files?.[0];
    if (file) dataTransfer.items.add(file);
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }),
      );
    field?.remove();
  });
  await until('the preview', () => clickButton(library, 'Import'));
  await until(
    'documents',
    async () => (await readLibraryState(library)).importedDocuments > 0,
    60_000,
  );
  expect(await clickButton(library, 'Cancel')).toBe(true);
  await until(
    'the end of the import',
    async () => (await readLibraryState(library)).imports === 0,
    20_000,
  );
  expect((await readLibraryState(library)).archives).toBe(before.archives);
});

for (const way of ['closing the tab', 'killing the browser'] as const)
  test(`an import cut short by ${way} leaves the library whole and says so`, async ({ engine }) => {
    test.setTimeout(90_000 * ROUNDS);
    const profile = mkdtempSync(path.join(tmpdir(), 'backfile-import-'));
    let driver = await start(engine, profile);
    try {
      // The tab of the first run is not the library yet.
      await (await untilImported(driver, 1)).close();
      for (let round = 0; round < ROUNDS; round += 1) {
        const library = await openLibrary(driver);
        const before = await readLibraryState(library);
        await startImport(library, bundle(`cut-${round}`, MANY));
        await untilReading(library, 200 * (round + 1));
        if (way === 'closing the tab') await library.close();
        else {
          await driver.kill();
          driver = await start(engine, profile);
        }
        await expectWhole(driver, before);
      }
    } finally {
      await driver.close();
      rmSync(profile, { recursive: true, force: true });
    }
  });

/** As before with a word about what was cut short, or complete. */
async function expectWhole(driver: Browser, before: LibraryState): Promise<void> {
  const library = await openLibrary(driver);
  await until('the library', async () => /Starter/i.test(await textOf(library)));
  await wait(1_500);
  const after = await readLibraryState(library);
  const text = await textOf(library);
  if (after.archives === before.archives) {
    expect(text).toContain('Cut short');
    expect(text).toMatch(/documents read, started/);
    await clickButton(library, 'Discard');
    await until('the discard', async () => (await readLibraryState(library)).imports === 0);
  } else expect(after.archives).toBe(before.archives + 1);
  await library.close();
}
