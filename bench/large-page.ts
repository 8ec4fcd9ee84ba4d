import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { launchChromium } from '@/scripts/browsers/chromium';
import { wait, type Browser, type Tab } from '@/scripts/browsers/driver';
import { untilImported } from '@/scripts/journey/library-state';
import { startSite } from '@/tests/e2e/site';
import { emptyExtension } from './empty-extension';
import { quantile, scriptSlices, type Slice } from './page-slices';

const LOADS = 5;
const PARAGRAPHS = 5_000;
/** Long enough for the page to be read, linked and marked, ms. */
const SETTLE_MS = 6_000;
const WHEELS = 60;
const WHEEL_PX = 240;
const FRAME_MS = 16;
/** How many of the longest slices are printed with what was in them. */
const LONGEST_SHOWN = 6;

/**
 * What the content script costs on a page of 1 MB and 50,000 nodes: its longest pieces of script
 * while the page is read and while it is scrolled, and the frames of scrolling beside a browser
 * without it.
 */
export async function benchLargePage(): Promise<void> {
  const site = await startSite();
  const url = site.put('/large', largePage());
  const prepare = ['tests/e2e/prepare-extension.mjs', '.output/chrome-mv3', 'true'];
  const ours = execFileSync(process.execPath, prepare, { encoding: 'utf8' }).trim();
  const empty = emptyExtension();
  const file = process.env['BACKFILE_CHROMIUM'] ?? '/usr/lib/chromium/chromium';
  const browsers: Browser[] = [];
  try {
    const withIt = await launchChromium({ file, extension: ours, headless: true });
    browsers.push(withIt);
    await (await untilImported(withIt, 1)).close();
    const without = await launchChromium({ file, extension: empty, headless: true });
    browsers.push(without);
    const slices: Slice[] = [];
    const frames: { withIt: number[]; without: number[] } = { withIt: [], without: [] };
    for (let load = 0; load < LOADS; load += 1) {
      slices.push(...(await slicesOf(withIt, url)));
      // Taken in turns: what else the machine does meets both.
      frames.withIt.push(...(await framesOf(withIt, url)));
      frames.without.push(...(await framesOf(without, url)));
    }
    print(slices, frames);
  } finally {
    for (const browser of browsers) await browser.close();
    site.stop();
    for (const folder of [ours, empty]) rmSync(folder, { recursive: true, force: true });
  }
}

function print(
  slices: readonly Slice[],
  frames: { readonly withIt: readonly number[]; readonly without: readonly number[] },
): void {
  const [wall, cpu] = [slices.map(({ ms }) => ms), slices.map(({ cpuMs }) => cpuMs)];
  const at = (values: readonly number[], share: number): string =>
    quantile(values, share).toFixed(1);
  console.log(
    `${slices.length} slices in ${LOADS} loads: at work p99 ${at(cpu, 0.99)}, max ${at(cpu, 1)} ms; by the clock p99 ${at(wall, 0.99)}, max ${at(wall, 1)} ms`,
  );
  for (const slice of slices.toSorted((a, b) => b.ms - a.ms).slice(0, LONGEST_SHOWN))
    console.log(`  ${slice.ms.toFixed(1)} ms: ${slice.parts.join(', ')}`);
  for (const [name, times] of Object.entries(frames))
    console.log(
      `${name}: ${times.length} frames of scrolling, p50 ${at(times, 0.5)}, p95 ${at(times, 0.95)}, p99 ${at(times, 0.99)}, max ${at(times, 1)} ms`,
    );
  console.log(`load ${loadavg()[0]?.toFixed(1)}`);
}

async function slicesOf(driver: Browser, url: string): Promise<Slice[]> {
  const stop = await driver.startTrace?.();
  const tab = await driver.open(url);
  await wait(SETTLE_MS);
  await scroll(tab);
  const slices = scriptSlices((await stop?.()) ?? [], driver.origin);
  await tab.close();
  return slices;
}

/** Times between the frames of a scroll, ms. */
async function framesOf(driver: Browser, url: string): Promise<number[]> {
  const tab = await driver.open(url);
  await wait(SETTLE_MS);
  await tab.evaluate(() => {
    const times: number[] = [];
    const note = (time: number): void => {
      times.push(time);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Reflect.set(window, 'frameTimes', times);
  });
  await scroll(tab);
  const times = await tab.evaluate<number[]>(() => Reflect.get(window, 'frameTimes'));
  await tab.close();
  return times.slice(1).map((time, i) => time - (times[i] ?? time));
}

async function scroll(tab: Tab): Promise<void> {
  await tab.movePointer({ x: 3, y: 300 });
  for (let n = 0; n < WHEELS; n += 1) {
    await tab.wheel(WHEEL_PX);
    await wait(FRAME_MS);
  }
}

function largePage(): string {
  const names = ['France', 'Lake Victoria', 'Brazil', 'Kenya', 'Portugal', 'Nepal'];
  const paragraph = (n: number): string =>
    `<div><p><span>In</span> ${names[n % names.length]} <i>nothing</i> much <b>happened</b> on day <span>${n}</span>, <em>as</em> the papers said, and <a href="#${n}">nobody</a> asked twice about what the harbour master had written down; rain fell for most of it and the boats stayed in, whatever was said <u>later</u>.</p></div>`;
  const body = Array.from({ length: PARAGRAPHS }, (_, n) => paragraph(n)).join('\n');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Large</title><style>body { font: 17px/1.6 serif; margin: 40px }</style>${body}`;
}
