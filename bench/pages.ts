import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { launchChromium } from '@/scripts/browsers/chromium';
import { wait, type Browser } from '@/scripts/browsers/driver';
import { untilImported } from '@/scripts/journey/library-state';
import { hasSavedPages, serveSavedPages } from '@/tests/e2e/saved-pages';
import { startSite } from '@/tests/e2e/site';
import { articlePage } from './article-page';
import { quantile, scriptSlices, type Slice } from './page-slices';

/** Long enough for a page to be read, linked and marked, ms. */
const SETTLE_MS = 1_500;

/** How many of a page's longest slices are printed with what was in them. */
const LONGEST_SHOWN = 2;

type Row = {
  readonly name: string;
  readonly textKb: number;
  readonly slices: readonly Slice[];
  readonly loads: number;
};

/**
 * What the content script costs on a made article of 50 KB and on real saved pages, if any lie beside
 * the project, from performance traces: the pages may run no script, so every slice of script is ours.
 * Prints a row a page.
 *
 * @param archives files or folders of documents, besides the starter archive
 */
export async function benchPages(archives: readonly string[], loads: number): Promise<void> {
  const site = await startSite();
  const build = '.output/chrome-mv3';
  const extension = execFileSync(
    process.execPath,
    ['tests/e2e/prepare-extension.mjs', build, 'true', ...archives],
    { encoding: 'utf8' },
  ).trim();
  const file = process.env['BACKFILE_CHROMIUM'] ?? '/usr/lib/chromium/chromium';
  const driver = await launchChromium({ file, extension, headless: true });
  try {
    await (await untilImported(driver, archives.length + 1)).close();
    const rows: Row[] = [];
    const made = ['made article', site.put('/article', articlePage())] as const;
    for (const [name, url] of [made, ...(hasSavedPages ? serveSavedPages(site) : [])]) {
      const row = await measure(driver, name, url, loads);
      rows.push(row);
      print(row);
    }
    summarise(rows);
  } finally {
    await driver.close();
    site.stop();
    rmSync(extension, { recursive: true, force: true });
  }
}

async function measure(driver: Browser, name: string, url: string, loads: number): Promise<Row> {
  const slices: Slice[] = [];
  let textKb = 0;
  for (let load = 0; load < loads; load += 1) {
    const stop = await driver.startTrace?.();
    const tab = await driver.open(url);
    await wait(SETTLE_MS);
    const events = (await stop?.()) ?? [];
    slices.push(...scriptSlices(events, driver.origin));
    textKb = (await tab.evaluate(() => document.body.innerText.length)) / 1_000;
    await tab.close();
  }
  return { name, textKb, slices, loads };
}

function print({ name, textKb, slices, loads }: Row): void {
  const [wall, cpu] = [slices.map(({ ms }) => ms), slices.map(({ cpuMs }) => cpuMs)];
  const total = cpu.reduce((sum, ms) => sum + ms, 0) / loads;
  console.log(
    `${name.padEnd(20)} ${textKb.toFixed(0).padStart(5)} KB  total ${total.toFixed(1).padStart(6)} ms at work  p99 ${spread(cpu, 0.99)}  max ${spread(cpu, 1)}  by the clock p99 ${spread(wall, 0.99)}  max ${spread(wall, 1)}  (${(slices.length / loads).toFixed(0)} slices)`,
  );
  const longest = slices.toSorted((a, b) => b.ms - a.ms).slice(0, LONGEST_SHOWN);
  for (const slice of longest)
    console.log(`  ${slice.ms.toFixed(1)} ms: ${slice.parts.join(', ')}`);
}

function spread(times: readonly number[], share: number): string {
  return quantile(times, share).toFixed(1).padStart(5);
}

function summarise(rows: readonly Row[]): void {
  const small = rows.filter(({ textKb }) => textKb < 100);
  const slices = small.flatMap((row) => row.slices);
  const [wall, cpu] = [slices.map(({ ms }) => ms), slices.map(({ cpuMs }) => cpuMs)];
  console.log(
    `pages under 100 KB: ${small.length}; slices at work p99 ${spread(cpu, 0.99)}, max ${spread(cpu, 1)} ms; by the clock p99 ${spread(wall, 0.99)}, max ${spread(wall, 1)} ms`,
  );
}
