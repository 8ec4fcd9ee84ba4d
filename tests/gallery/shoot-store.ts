/**
 * The pictures for the stores: `npm run screens:store`. The built extension with the starter archive,
 * 1280 × 800, in light colours. Nothing in them is anybody else's.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from '@/scripts/browsers/chromium';
import { until, wait, type Tab } from '@/scripts/browsers/driver';
import { findCard } from '@/scripts/journey/find-card';
import { untilImported } from '@/scripts/journey/library-state';
import { openAbout } from '@/tests/e2e/about-page';
import { changeSettings } from '@/tests/e2e/settings';
import { startSite } from '@/tests/e2e/site';

/** What the stores want, CSS pixels. */
const SIZE = { width: 1280, height: 800 };
/** What the browser's own bars take of a window, CSS pixels. */
const BARS = 87;
/** Until a page or a card has its size and place, ms. */
const SETTLE_MS = 1_500;

const [folder = 'docs/store'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const site = await startSite();
const file = process.env['BACKFILE_CHROMIUM'] ?? '/usr/lib/chromium/chromium';
const extension = path.resolve('.output/chrome-mv3');
const driver = await launchChromium({
  file,
  extension,
  headless: true,
  width: SIZE.width,
  height: SIZE.height + BARS,
  args: ['--hide-scrollbars'],
});
const openTab = (url: string): Promise<Tab> => driver.open(url);

try {
  const library = await untilImported(driver, 1);
  await changeSettings(driver, { theme: 'light' });
  const page = await openTab(`${site.origin}/news.html`);
  const found = await findCard(page, 'Angela Merkel');
  if (found.kind !== 'card') throw new Error(`no card on the sample page: ${found.kind}`);
  await shoot(page, '1-card');
  const popup = await openAbout('popup', '/news.html', { driver, openTab });
  await type(popup, 'shipping canal');
  await shoot(popup, '2-search');
  const panel = await openAbout('sidepanel', '/news.html', { driver, openTab });
  await pressFirst(panel, '[role=option]:nth-child(4)');
  await shoot(panel, '3-name');
  await pressFirst(panel, 'li button:has(mark)');
  const reader = await until('the reader', () => driver.findTab('/reader.html?document='));
  await shoot(reader, '4-reader');
  await library.goto(`${driver.origin}/library.html`);
  await shoot(library, '5-library');
  await shoot(await openTab(`${driver.origin}/options.html`), '6-settings');
} finally {
  await driver.close();
  site.stop();
}

async function shoot(tab: Tab, name: string): Promise<void> {
  await tab.bringToFront();
  await wait(SETTLE_MS);
  const png = await tab.screenshot();
  const size = { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
  if (size.width !== SIZE.width || size.height !== SIZE.height)
    throw new Error(`the picture is ${size.width} × ${size.height}: correct BARS`);
  writeFileSync(path.join(folder, `${name}.png`), png);
}

async function type(tab: Tab, text: string): Promise<void> {
  await tab.bringToFront();
  await until('the search box', () =>
    tab.evaluate(() => document.activeElement?.localName === 'input'),
  );
  for (const letter of text) await tab.press(letter);
}

/** Presses the first element of a selector, as soon as it is there. */
async function pressFirst(tab: Tab, selector: string): Promise<void> {
  await tab.bringToFront();
  await until(selector, () =>
    tab.evaluate((wanted) => {
      const one = document.querySelector<HTMLElement>(wanted);
      one?.click();
      return one !== null;
    }, selector),
  );
  await wait(SETTLE_MS);
}
