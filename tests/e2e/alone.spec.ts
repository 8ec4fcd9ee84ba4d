import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until, wait, type Tab } from '@/scripts/browsers/driver';
import { untilImported } from '@/scripts/journey/library-state';
import { expect, launch, test } from './fixtures';
import { checkAddress, importBundle, openLibraryPage, press, untilSaid } from './library-page';
import { makeVersions, serveVersions } from './versions';

const ID = 'e'.repeat(32);
/** Time for the import after its file was fetched, ms. */
const IMPORT_MS = 4_000;

/** Has the library looked after in half a second, as the browser's own alarm would in a few hours. */
function soon(library: Tab): Promise<void> {
  return library.evaluate(() => chrome.alarms.create('tend', { when: Date.now() + 500 }));
}

/** Switches on, in the row of an archive, that its address is asked daily and what is found imported. */
function wantByItself(library: Tab): Promise<boolean> {
  return library.evaluate(async () => {
    // Looked for anew each time: the list may be drawn again meanwhile.
    const row = (): HTMLElement | undefined =>
      [...document.querySelectorAll('li')].find((each) => each.innerText.includes('Quay letters'));
    for (let n = 0; n < 200; n++) {
      const schedule = row()?.querySelector('select');
      const box = row()?.querySelector<HTMLInputElement>('input[type=checkbox]');
      if (schedule?.value === 'daily' && box?.checked) return true;
      if (schedule && schedule.value !== 'daily') {
        schedule.value = 'daily';
        schedule.dispatchEvent(new Event('change', { bubbles: true }));
      } else if (n % 20 === 0) box?.click();
      await new Promise((done) => setTimeout(done, 50));
    }
    return false;
  });
}

/** What the library says of the archive: its version, and when that came, ms since 1970. */
function shownOf(library: Tab): Promise<{ sequence: number; importedAt: number } | undefined> {
  return library.evaluate(async (id) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const database = await done(indexedDB.open('backfile'));
    const records = await done<
      { archive: string; state: string; generation: { sequence: number; importedAt: number } }[]
    >(database.transaction('generations').objectStore('generations').getAll());
    database.close();
    const shown = records.find(({ archive, state }) => archive === id && state === 'shown');
    return (
      shown && { sequence: shown.generation.sequence, importedAt: shown.generation.importedAt }
    );
  }, ID);
}

test('an archive is updated by itself while no page of ours is open', async ({
  engine,
  extension,
  site,
}) => {
  test.setTimeout(90_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'backfile-alone-'));
  const driver = await launch(engine, { extension });
  try {
    const versions = makeVersions(folder, ID);
    const address = serveVersions(site, versions);
    await (await untilImported(driver, 2)).close();
    const library = await openLibraryPage(driver, (url) => driver.open(url));
    await importBundle(library, versions.older);
    await checkAddress(library, address, 'Quay letters');
    await press(library, 'Ask');
    await untilSaid(library, /Version 2 of Quay letters is there/);
    await press(library, 'Cancel');
    expect(await wantByItself(library)).toBe(true);
    const before = site.requests.length;
    await driver.open('about:blank');
    await soon(library);
    await library.close();
    await until('the step to be fetched', async () =>
      site.requests.slice(before).includes(`GET ${site.origin}/step.zip`),
    );
    await wait(IMPORT_MS);
    const openedAt = Date.now();
    const later = await driver.open(`${driver.origin}/library.html`);
    await untilSaid(later, /New since version 1: 2 documents/);
    const shown = await shownOf(later);
    expect(shown?.sequence).toBe(2);
    expect(shown?.importedAt).toBeLessThan(openedAt);
  } finally {
    await driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
