import { rmSync } from 'node:fs';
import { until, wait, type Browser, type Tab } from '@/scripts/browsers/driver';
import { untilImported } from '@/scripts/journey/library-state';
import { expect, extensionWith, isMarked, launch, test } from './fixtures';
import { textOf, untilSaid } from './library-page';

/** A page that would be marked has its underlines long before this, ms. */
const LONG_ENOUGH_MS = 3_000;
const PAGE = '<!doctype html><p>Marisol Quenten spoke in Portugal.</p>';

/** What the browser's own page of extensions may do. */
type BrowsersOwn = {
  readonly developerPrivate: {
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    updateExtensionConfiguration(change: {
      extensionId: string;
      incognitoAccess: boolean;
    }): Promise<void>;
  };
};

test.skip(({ engine }) => engine !== 'chromium', 'no driver opens private windows of Firefox');

/** Lets the extension into private windows, as its switch on the browser's own page does. */
async function allowPrivateWindows(driver: Browser): Promise<void> {
  const page = await driver.open('chrome://extensions/');
  await page.evaluate(async (extensionId) => {
    const { developerPrivate } = chrome as unknown as BrowsersOwn;
    // Without it the browser switches off what was loaded unpacked, when its switch is turned.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, new URL(driver.origin).host);
  await page.close();
}

/** Opens an address in a private window. */
async function openPrivately(driver: Browser, address: string): Promise<Tab> {
  const helper = await driver.open(`${driver.origin}/reader.html`);
  await helper.evaluate(async (url) => {
    await chrome.windows.create({ incognito: true, url });
  }, address);
  await helper.close();
  return until('the private tab', () => driver.findTab(address));
}

test('a private window keeps no trail, and nothing of it is left when it is closed', async ({
  engine,
  site,
}) => {
  test.setTimeout(120_000);
  const extension = extensionWith(engine, ['tests/e2e/archive/harbour.jsonl']);
  const driver = await launch(engine, { extension });
  try {
    await untilImported(driver, 2);
    await allowPrivateWindows(driver);
    const open = await driver.open(site.put('/in-the-open', PAGE));
    await until('underlines in the open', () => isMarked(open));
    const page = await openPrivately(driver, site.put('/in-private', PAGE));
    await wait(LONG_ENOUGH_MS);
    expect(await isMarked(page)).toBe(false);
    // What is searched for and opened there is written down nowhere.
    const panel = await openPrivately(driver, `${driver.origin}/sidepanel.html?query=harbour`);
    await untilSaid(panel, /documents|Nothing found/);
    expect(await panel.evaluate(() => chrome.extension.inIncognitoContext)).toBe(true);
    await panel.close();
    await page.close();
    const after = await driver.open(`${driver.origin}/sidepanel.html`);
    await untilSaid(after, /Trail/);
    await after.evaluate(() => {
      const button = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent === 'Trail',
      );
      button?.click();
    });
    await untilSaid(after, /appears here, on this machine alone/);
    expect(await textOf(after)).not.toContain('harbour');
  } finally {
    await driver.close();
    rmSync(extension, { recursive: true, force: true });
  }
});
