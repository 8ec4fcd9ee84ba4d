import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { launchChromium } from '@/scripts/browsers/chromium';
import {
  until,
  wait,
  type Browser,
  type Frame,
  type Heap,
  type Tab,
} from '@/scripts/browsers/driver';
import { spotOfName, spotsOfUnderlines } from '@/scripts/journey/find-spots';
import { untilImported } from '@/scripts/journey/library-state';
import { leaveCard, restOn } from '@/scripts/journey/rest';
import { startSite } from '@/tests/e2e/site';

const NAMES = ['Marisol Quenten', 'Odran Felke', 'Lurdes Amadi-Roh', 'Port Ambrel'];
const SAMPLES = 20;
const PAGE = `<!doctype html><title>A page that changes in place</title>
<style>body { font: 20px/2.4 serif; margin: 80px }</style><main></main>`;

/**
 * What is left after many pages in one tab, many cards and many names followed in one card: heap
 * after a collection of garbage, in the page (with the content script), in the card's frame and in
 * the background. Prints the slope over the last half, bytes a step, and how many listeners came to
 * stay.
 */
export async function benchMemory([
  navigations = '1000',
  cards = '500',
  followed = '500',
]: readonly string[]): Promise<void> {
  const site = await startSite();
  const build = '.output/chrome-mv3';
  const prepare = [
    'tests/e2e/prepare-extension.mjs',
    build,
    'true',
    'tests/e2e/archive/harbour.jsonl',
  ];
  const extension = execFileSync(process.execPath, prepare, { encoding: 'utf8' }).trim();
  const file = process.env['BACKFILE_CHROMIUM'] ?? '/usr/lib/chromium/chromium';
  const driver = await launchChromium({ file, extension, headless: true });
  try {
    await (await untilImported(driver, 2)).close();
    const tab = await driver.open(site.put('/in-place', PAGE));
    await run(driver, 'navigations in place', Number(navigations), (step) => navigate(tab, step));
    await navigate(tab, 0);
    await wait(1_000);
    await run(driver, 'cards', Number(cards), (step) => openAndLeave(tab, step));
    const card = await pinCard(tab);
    await run(driver, 'names followed in one pinned card', Number(followed), (step) =>
      card.evaluate(followName, step),
    );
  } finally {
    await driver.close();
    site.stop();
    rmSync(extension, { recursive: true, force: true });
  }
}

async function run(
  driver: Browser,
  what: string,
  steps: number,
  step: (index: number) => Promise<void>,
): Promise<void> {
  const rows: { readonly at: number; readonly heaps: readonly Heap[] }[] = [];
  const every = Math.max(1, Math.floor(steps / SAMPLES));
  for (let index = 0; index < steps; index++) {
    await step(index);
    if ((index + 1) % every === 0)
      rows.push({ at: index + 1, heaps: (await driver.heaps?.()) ?? [] });
  }
  const half = rows.slice(Math.floor(rows.length / 2));
  for (const [name, is] of Object.entries(PLACES)) {
    const points = half.flatMap(({ at, heaps }) => {
      const found = heaps.find(is);
      return found ? [{ at, ...found }] : [];
    });
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last || points.length < 3) continue;
    console.log(
      `${steps} ${what}, ${name}: ${slope(points).toFixed(0)} bytes a step over the last half (${points.length} samples), ${(last.bytes / 1e6).toFixed(2)} MB at the end; ${last.listeners - first.listeners} listeners more`,
    );
  }
}

const PLACES: Readonly<Record<string, (heap: Heap) => boolean>> = {
  page: ({ url }) => url.includes('/in-place'),
  card: ({ url }) => url.includes('/card.html'),
  background: ({ type }) => type === 'service_worker',
};

/** Least squares, bytes a step. */
function slope(points: readonly { readonly at: number; readonly bytes: number }[]): number {
  const n = points.length;
  const meanAt = points.reduce((sum, { at }) => sum + at, 0) / n;
  const meanBytes = points.reduce((sum, { bytes }) => sum + bytes, 0) / n;
  const over = points.reduce((sum, { at, bytes }) => sum + (at - meanAt) * (bytes - meanBytes), 0);
  return over / points.reduce((sum, { at }) => sum + (at - meanAt) ** 2, 0);
}

/** As a page does that changes its address and its text by script, and waits until it is marked. */
async function navigate(tab: Tab, step: number): Promise<void> {
  await tab.evaluate(showStory, { step, names: NAMES });
  await until('marks', async () => (await spotsOfUnderlines(tab)).length > 0);
}

function showStory({ step, names }: { step: number; names: string[] }): void {
  history.replaceState(null, '', `?story=${step}`);
  const main = document.querySelector('main');
  main?.replaceChildren(
    ...names.map((name) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = `In story ${step}, what the town remembers of ${name} is another matter.`;
      return paragraph;
    }),
  );
}

async function openAndLeave(tab: Tab, step: number): Promise<void> {
  const spot = await spotOfName(tab, NAMES[step % NAMES.length] ?? '', 0);
  if (spot) await restOn(tab, spot);
  // The last sample of each stretch is taken with no card open; its frame is measured while it is.
  await leaveCard(tab);
}

async function pinCard(tab: Tab): Promise<Frame> {
  const spot = await spotOfName(tab, NAMES[0] ?? '', 0);
  const card = spot && (await restOn(tab, spot));
  if (!card) throw new Error('no card to pin');
  await card.frame.evaluate(() => {
    document.querySelector<HTMLElement>('button[aria-label^="Pin"]')?.click();
  });
  return card.frame;
}

/** Runs in the card: goes to a name in what is quoted, and back, so that each sample is of one view. */
async function followName(step: number): Promise<void> {
  const heading = (): string => document.querySelector('h1')?.textContent ?? '';
  const first = heading();
  const untilOther = async (than: string): Promise<void> => {
    for (let tries = 0; heading() === than; tries += 1) {
      if (tries > 500) throw new Error(`“${than}” led to nothing at step ${step}`);
      await new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
    }
  };
  const names = document.querySelectorAll<HTMLElement>('blockquote [role=button]');
  names[step % names.length]?.click();
  await untilOther(first);
  const second = heading();
  document.querySelector<HTMLElement>('button[aria-label^="Back"]')?.click();
  await untilOther(second);
}
