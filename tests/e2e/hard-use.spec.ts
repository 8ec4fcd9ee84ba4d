import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until, type Tab } from '@/scripts/browsers/driver';
import { openAbout } from './about-page';
import { expect, launch, test } from './fixtures';
import { checkAddress, clickButton, openLibraryPage, press, untilSaid } from './library-page';
import { press as pressRow, seen } from './press';

/** A new profile whose databases cannot be opened: a file stands where their folder should be. */
function profileWithoutDatabases(): string {
  const profile = mkdtempSync(path.join(tmpdir(), 'backfile-no-databases-'));
  mkdirSync(path.join(profile, 'Default'));
  writeFileSync(path.join(profile, 'Default', 'IndexedDB'), 'in the way');
  return profile;
}

test('a library that cannot be opened is told of on every surface, with what to do next', async ({
  engine,
  extension,
  site,
}) => {
  test.skip(engine === 'firefox', 'it keeps the settings of extensions in databases, too');
  const profile = profileWithoutDatabases();
  const driver = await launch(engine, { extension, profile });
  const openTab = (url: string): Promise<Tab> => driver.open(url);
  try {
    await openTab(site.put('/no-library', '<!doctype html><p>Marisol Quenten spoke.</p>'));
    const library = await openTab(`${driver.origin}/library.html`);
    expect(await untilSaid(library, /The library could not be read/)).toMatch(
      /Nothing was deleted/,
    );
    const panel = await openTab(`${driver.origin}/sidepanel.html?query=dredging`);
    await untilSaid(panel, /The search did not work/);
    const key = encodeURIComponent(`${'0'.repeat(32)}/none`);
    const reader = await openTab(`${driver.origin}/reader.html?document=${key}&start=0`);
    await untilSaid(reader, /The document could not be read/);
    const popup = await openAbout('popup', '/no-library', { driver, openTab });
    expect(await untilSaid(popup, /could not read its library/)).toContain('Open the library');
  } finally {
    await driver.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

test('what is done in one window is seen in the other', async ({ driver, openTab }) => {
  const library = await openLibraryPage(driver, openTab);
  await library.evaluate(async (url) => {
    await chrome.windows.create({ url });
  }, `${driver.origin}/library.html?other`);
  const other = await until('the other window', () => driver.findTab('/library.html?other'));
  const isOn = (): Promise<boolean> =>
    other.evaluate(
      () => document.querySelector('[aria-label="Use harbour"]')?.ariaChecked === 'true',
    );
  await until('the archive, in use', isOn);
  await press(library, 'Use harbour');
  await until('the archive, switched off', async () => !(await isOn()));
  await press(library, 'Use harbour');
  await until('the archive, in use again', isOn);
  const panels = [
    await openTab(`${driver.origin}/sidepanel.html?query=dredging`),
    await openTab(`${driver.origin}/sidepanel.html`),
  ] as const;
  await seen(panels[0], 'Dredging of the north basin');
  await panels[0].evaluate(() =>
    document.querySelector<HTMLElement>('[role=option] [title^=Pin]')?.click(),
  );
  await pressRow(panels[1], 'Kept (1)');
  await press(panels[1], 'Unpin the excerpt of “Dredging of the north basin begins”');
  await until('no pin in the first window', () =>
    panels[0].evaluate(() => !document.body.innerText.includes('Pinned')),
  );
  await other.close();
});

test('surfaces that show an archive go on when it is taken away, and when it comes back', async ({
  driver,
  openTab,
}) => {
  const panel = await openTab(`${driver.origin}/sidepanel.html?query=dredging`);
  await pressRow(panel, 'Dredging of the north basin');
  const reader = await until('the reader', () => driver.findTab('/reader.html?document='));
  await seen(reader, 'Veldana Courier');
  const library = await openLibraryPage(driver, openTab);
  await press(library, 'Delete harbour');
  await untilSaid(library, /harbour is in the trash/);
  // What is read stays; what is asked anew says why it is not there.
  expect(await reader.evaluate(() => document.body.innerText)).toContain('Veldana Courier');
  await panel.goto(`${driver.origin}/sidepanel.html?query=dredging`);
  expect(await untilSaid(panel, /\d documents?\b/)).not.toContain('Dredging of the north basin');
  await reader.goto(await reader.evaluate(() => location.href));
  await untilSaid(reader, /no longer in your library, or is switched off/);
  await clickButton(library, 'Undo');
  await untilSaid(library, /The first archive answers first/);
  await reader.goto(await reader.evaluate(() => location.href));
  await untilSaid(reader, /Veldana Courier/);
  await reader.close();
});

test('an address that does not answer is told of, and nothing else is harmed', async ({
  driver,
  openTab,
}) => {
  const library = await openLibraryPage(driver, openTab);
  // Nothing listens there: as without a network.
  const name = await checkAddress(library, 'http://127.0.0.1:9/list.json');
  await press(library, 'Ask');
  await untilSaid(library, new RegExp(`${name} was not updated[^]*does not answer`));
  const panel = await openTab(`${driver.origin}/sidepanel.html?query=dredging`);
  await seen(panel, 'Dredging of the north basin');
});
