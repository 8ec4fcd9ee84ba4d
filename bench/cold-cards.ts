// How long a card takes when the background was dead: the archive and the page of your choice.
//   node --import ./cli/register.mjs bench/cold-cards.ts BUNDLE PAGE_FILE NAME…
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from '@/scripts/browsers/chromium';
import { spotOfName } from '@/scripts/journey/find-spots';
import { untilImported } from '@/scripts/journey/library-state';
import { leaveCard, restOn } from '@/scripts/journey/rest';
import { serveFile } from '@/scripts/journey/serve-page';
import { DEFAULT_SETTINGS } from '@/lib/model/settings';

const ROUNDS = 20;
/** The starter archive and the one given. */
const ARCHIVES = 2;

const [bundle = '', page = '', ...names] = process.argv.slice(2);
const script = path.resolve('tests/e2e/prepare-extension.mjs');
const build = path.resolve('.output/chrome-mv3');
const prepare = [script, build, 'true', bundle];
const folder = execFileSync(process.execPath, prepare, { encoding: 'utf8' }).trim();
const browser = await launchChromium({
  file: process.env['BACKFILE_CHROMIUM'] ?? '/usr/lib/chromium/chromium',
  extension: folder,
  headless: true,
});
const served = await serveFile(page);
try {
  await (await untilImported(browser, ARCHIVES)).close();
  const tab = await browser.open(served.url);
  await new Promise((done) => setTimeout(done, 3_000));
  for (const isCold of [false, true]) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const spot = await spotOfName(tab, names[round % names.length] ?? '', 0);
      if (isCold) await browser.stopBackground();
      const card = spot && (await restOn(tab, spot));
      if (!card) continue;
      times.push(card.tookMs - DEFAULT_SETTINGS.dwellMs);
      await leaveCard(tab);
    }
    times.sort((a, b) => a - b);
    const at = (q: number): string => (times[Math.ceil(q * times.length) - 1] ?? 0).toFixed(0);
    console.log(
      `background ${isCold ? 'dead' : 'awake'}: ${times.length} cards, from the end of the dwell to excerpts p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)} ms`,
    );
  }
} finally {
  served.stop();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
