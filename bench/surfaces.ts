// `npm run bench -- surfaces`: how soon the surfaces show what they are opened for, in a real Chromium.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { launchChromium } from '@/scripts/browsers/chromium';
import { until, type Browser, type Tab } from '@/scripts/browsers/driver';
import { untilImported } from '@/scripts/journey/library-state';
import { startSite } from '@/tests/e2e/site';
import { quantile } from './page-slices';

const OPENINGS = 15;
const KEYS = 'dredging of the north basin';
/** Long texts: 1 MB of one document, in characters. */
const LONG_CHARS = 1_000_000;
const STEPS = 2_000;
const ARCHIVES = 200;
/** Frames that a list is scrolled through, and how far in each, px. */
const FRAMES = 120;
const STRIDE = 400;

const PAGE = `<!doctype html><p>France, Germany, Japan and Brazil met Marisol Quenten in Geneva.</p>`;

/** Opens every surface again and again, and prints; each figure is an upper bound, seen by polling at every frame. */
export async function benchSurfaces(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'backfile-surfaces-'));
  const long = path.join(folder, 'long.jsonl');
  const sentence = 'The board under Marisol Quenten spoke of tides and of the north basin again. ';
  const text = `${sentence.repeat(6)}\n\n`.repeat(Math.ceil(LONG_CHARS / (sentence.length * 6)));
  writeFileSync(long, `${JSON.stringify({ id: 'long', title: 'A long one', text })}\n`);
  const inputs = ['tests/e2e/archive/harbour.jsonl', long];
  const prepare = ['tests/e2e/prepare-extension.mjs', '.output/chrome-mv3', 'true', ...inputs];
  const extension = execFileSync(process.execPath, prepare, { encoding: 'utf8' }).trim();
  const file = process.env['BACKFILE_CHROMIUM'] ?? '/usr/lib/chromium/chromium';
  const driver = await launchChromium({ file, extension, headless: true });
  const site = await startSite();
  try {
    const library = await untilImported(driver, inputs.length + 1);
    const page = await driver.open(site.put('/surfaces', PAGE));
    await until('underlines', async () =>
      (await page.shadowElements()).some(({ tag }) => tag === 'path'),
    );
    const tab = await tabIdOf(library, '/surfaces');
    await library.evaluate(fillTrail, STEPS);
    await openings(driver, 'popup → names of this page', `/popup.html?tab=${tab}`, '[role=option]');
    await typing(driver);
    const key = await library.evaluate(keyOfLong);
    const reader = `/reader.html?${new URLSearchParams({ document: key, start: '0' })}`;
    await openings(driver, 'reader → 1 MB document', reader, 'article p[data-start]');
    await scrolling(driver);
    await library.evaluate(fillArchives, ARCHIVES);
    await openings(driver, `library → ${ARCHIVES} archives`, '/library.html', 'li:nth-child(200)');
  } finally {
    site.stop();
    await driver.close();
    for (const made of [extension, folder]) rmSync(made, { recursive: true, force: true });
  }
}

function tell(what: string, times: readonly number[]): void {
  const [p50, p95, max] = [0.5, 0.95, 1].map((q) => quantile([...times], q).toFixed(0));
  console.log(
    `${what}: p50 ${p50}, p95 ${p95}, max ${max} ms of ${times.length}; load ${(loadavg()[0] ?? 0).toFixed(1)}`,
  );
}

async function openings(
  driver: Browser,
  what: string,
  address: string,
  selector: string,
): Promise<void> {
  const times: number[] = [];
  for (let n = 0; n <= OPENINGS; n++) {
    const tab = await driver.open(`${driver.origin}${address}`);
    await tab.bringToFront();
    const ms = await tab.evaluate(untilShown, selector);
    // The first one warms the code up.
    if (n > 0) times.push(ms);
    await tab.close();
  }
  tell(what, times);
}

/** Milliseconds from the navigation to the first moment that the element was seen. Runs in the surface. */
async function untilShown(selector: string): Promise<number> {
  while (!document.querySelector(selector)) {
    if (performance.now() > 20_000) throw new Error(`${selector} never came`);
    await new Promise((done) => setTimeout(done, 1));
  }
  // Where its own paint is on record, that is told: the loop may have begun after it.
  const seen = performance.now();
  const paints = await new Promise<readonly PerformanceEntry[]>((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries())).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    });
    setTimeout(() => resolve([]), 500);
  });
  const own = (paints as LargestContentfulPaint[]).find(({ element }) =>
    element?.closest(selector),
  );
  return Math.min(seen, own?.startTime ?? seen);
}

async function typing(driver: Browser): Promise<void> {
  const tab = await driver.open(`${driver.origin}/popup.html`);
  await tab.bringToFront();
  const times: number[] = [];
  for (const [n, letter] of Array.from(KEYS).entries()) {
    await tab.evaluate(noteKeys);
    await tab.press(letter);
    const ms = await tab.evaluate(keyToResults);
    if (n > 0) times.push(ms);
  }
  await tab.close();
  tell('popup, key → results', times);
}

function noteKeys(): void {
  const state = { at: 0, done: 0 };
  Object.assign(globalThis, { benchKey: state });
  addEventListener('keydown', () => (state.at = performance.now()), { capture: true, once: true });
  const observer = new MutationObserver(() => {
    const busy = document.querySelector('section[aria-busy]')?.getAttribute('aria-busy');
    if (state.at === 0 || busy !== 'false') return;
    state.done = performance.now();
    observer.disconnect();
  });
  observer.observe(document.body, { subtree: true, childList: true, attributes: true });
}

async function keyToResults(): Promise<number> {
  const { benchKey: state } = globalThis as unknown as { benchKey: { at: number; done: number } };
  for (const end = performance.now() + 5_000; state.done === 0 && performance.now() < end;)
    await new Promise((done) => setTimeout(done, 2));
  return state.done - state.at;
}

async function scrolling(driver: Browser): Promise<void> {
  const tab = await driver.open(`${driver.origin}/sidepanel.html`);
  await tab.bringToFront();
  await until('the trail', () =>
    tab.evaluate(() => {
      document.querySelectorAll<HTMLElement>('nav button')[2]?.click();
      return document.querySelectorAll('ol > li').length > 1_000;
    }),
  );
  const times = await tab.evaluate(
    async ([frames, stride]) => {
      const list = document.querySelector('ol')?.closest('section')?.parentElement;
      const gaps: number[] = [];
      let last = await new Promise<number>(requestAnimationFrame);
      for (let n = 0; n < frames; n++) {
        list?.scrollBy(0, stride);
        const now = await new Promise<number>(requestAnimationFrame);
        gaps.push(now - last);
        last = now;
      }
      return gaps;
    },
    [FRAMES, STRIDE] as const,
  );
  await tab.close();
  tell(`panel, ${STEPS} rows scrolled, time between frames`, times);
}

function tabIdOf(extensionPage: Tab, part: string): Promise<number | undefined> {
  return extensionPage.evaluate(async (wanted) => {
    const tabs = await chrome.tabs.query({});
    return tabs.find(({ url }) => url?.includes(wanted))?.id;
  }, part);
}

async function fillTrail(count: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('backfile');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
  const write = database.transaction(['kept'], 'readwrite');
  for (let n = 0; n < count; n++)
    write.objectStore('kept').put({
      kind: 'step',
      id: `step ${n}`,
      at: 1_700_000_000_000 + n * 60_000,
      words: `A search of that day, number ${n}`,
      did: 'search',
    });
  await new Promise((resolve) => write.addEventListener('complete', resolve));
  database.close();
}

async function keyOfLong(): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('backfile');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
  const read = database.transaction(['generations']).objectStore('generations').getAll();
  await new Promise((resolve) => read.addEventListener('success', resolve));
  database.close();
  const rows: { archive: string; generation?: { documents: number } }[] = read.result;
  return `${rows.find(({ generation }) => generation?.documents === 1)?.archive}/long`;
}

async function fillArchives(count: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('backfile');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
  const tables = ['archives', 'generations'];
  const read = database.transaction(tables);
  const [archives, generations] = tables.map((name) => read.objectStore(name).getAll());
  await new Promise((resolve) => read.addEventListener('complete', resolve));
  const archive = archives?.result.at(-1);
  const generation = generations?.result.find(({ id }) => id === archive.generation);
  const write = database.transaction(tables, 'readwrite');
  for (let n = 0; n < count; n++) {
    const id = n.toString(16).padStart(32, '0');
    const shown = {
      ...generation.generation,
      id: 10_000 + n,
      archive: { ...generation.generation.archive, id, name: `Archive ${n}` },
    };
    write
      .objectStore('archives')
      .put({ ...archive, id, generation: 10_000 + n, order: 10 + n, enabled: false });
    write
      .objectStore('generations')
      .put({ ...generation, id: 10_000 + n, archive: id, generation: shown });
  }
  await new Promise((resolve) => write.addEventListener('complete', resolve));
  database.close();
}
