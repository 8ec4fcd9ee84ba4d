import { rmSync } from 'node:fs';
import { until, type Tab } from '@/scripts/browsers/driver';
import { expect, extensionWith, launch, openCard, test, untilMarked } from './fixtures';
import { press, untilSaid } from './library-page';

/** What somebody gives a thing that was just installed, ms. */
const MINUTE_MS = 60_000;
const PAGE = `<!doctype html><style>body { font: 20px/2.4 serif; margin: 60px }</style>
<p>The ministers of Kenya and Portugal met in the spring.</p>`;

function isLoaded(tab: Tab): Promise<boolean> {
  return tab.evaluate(() => document.readyState === 'complete').catch(() => false);
}

test('within a minute of being installed it has its starter, says so, and opens a card on a page', async ({
  engine,
  site,
}) => {
  const extension = extensionWith(engine, []);
  const begun = Date.now();
  const driver = await launch(engine, { extension });
  try {
    const page = await driver.open(site.put('/first-minute', PAGE));
    const library = await until('the first run', () => driver.findTab('/library.html'));
    // Found on its way, it is another document a moment later.
    await until('the first run, loaded', () => isLoaded(library));
    await untilSaid(library, /Welcome to Backfile/);
    await press(library, 'Skip');
    expect(await untilSaid(library, /World Factbook\s*Starter[^]* documents/)).not.toContain(
      'No archive yet',
    );
    await page.bringToFront();
    await untilMarked(page);
    const { frame } = await openCard(page, 'Kenya');
    expect(await frame.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Kenya');
    const tookMs = Date.now() - begun;
    console.log(`${engine}: from the start of the browser to the first card ${tookMs} ms`);
    expect(tookMs).toBeLessThan(MINUTE_MS);
  } finally {
    await driver.close();
    rmSync(extension, { recursive: true, force: true });
  }
});
