/**
 * Pictures of cards on real pages: `npm run screens`. Only pages whose text may be shown again, each
 * with the name that is rested on.
 */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from '@/scripts/browsers/chromium';
import { wait } from '@/scripts/browsers/driver';
import { findCard } from '@/scripts/journey/find-card';
import { untilImported } from '@/scripts/journey/library-state';
import { hasSavedPages, serveSavedPages } from '@/tests/e2e/saved-pages';
import { changeSettings } from '@/tests/e2e/settings';
import { startSite } from '@/tests/e2e/site';

const PAGES = [
  ['wikipedia-2', 'Australia'],
  ['ietf-1', undefined],
  ['lwn-1', undefined],
] as const;
/** Until a card has its size and place and the marks of a theme are drawn, ms. */
const SETTLE_MS = 1_500;

const [folder = 'docs/screens'] = process.argv.slice(2);

if (hasSavedPages) await shootPages();
else console.log('There are no saved pages beside the project: no pictures of them.');

async function shootPages(): Promise<void> {
  const site = await startSite();
  const prepare = ['tests/e2e/prepare-extension.mjs', '.output/chrome-mv3', 'true'];
  const extension = execFileSync(process.execPath, prepare, { encoding: 'utf8' }).trim();
  const file = process.env['BACKFILE_CHROMIUM'] ?? '/usr/lib/chromium/chromium';
  const driver = await launchChromium({ file, extension, headless: true });
  try {
    await (await untilImported(driver, 1)).close();
    const urls = serveSavedPages(site);
    for (const theme of ['light', 'dark'] as const) {
      await changeSettings(driver, { theme });
      for (const [name, rested] of PAGES) {
        const tab = await driver.open(urls.get(name) ?? site.origin);
        const found = await findCard(tab, rested);
        if (found.kind !== 'card') throw new Error(`no card on ${name}: ${found.kind}`);
        await wait(SETTLE_MS);
        writeFileSync(path.join(folder, `page-${name}-${theme}.png`), await tab.screenshot());
        await tab.close();
      }
    }
  } finally {
    await driver.close();
    site.stop();
    rmSync(extension, { recursive: true, force: true });
  }
}
