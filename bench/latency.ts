import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { DEFAULT_SETTINGS } from '@/lib/model/settings';
import { launchChromium } from '@/scripts/browsers/chromium';
import { launchFirefox } from '@/scripts/browsers/firefox';
import { until, wait, type Browser, type Point, type Tab } from '@/scripts/browsers/driver';
import { spotsOfUnderlines } from '@/scripts/journey/find-spots';
import { untilImported } from '@/scripts/journey/library-state';
import { cardFrame } from '@/scripts/journey/read-card';
import { hasSavedPages, serveSavedPages } from '@/tests/e2e/saved-pages';
import { startSite } from '@/tests/e2e/site';
import { emptyExtension } from './empty-extension';
import { quantile } from './page-slices';

const HOVERS = 50;
const HOVERS_A_PAGE = 4;
/** Deaths of idleness take half a minute each. */
const DEATHS = 20;
/** Both browsers stop a background after 30 s with nothing to do; what it does after a card takes some more, ms. */
const MAX_IDLE_MS = 90_000;
/** Long enough for a page to be read, linked and marked, ms. */
const SETTLE_MS = 2_500;
/** From one card to the next, ms: they open at most once a second. */
const BETWEEN_MS = 700;
/** Any card is there after this, ms. It is not looked for before: looking would take its time. */
const SHOWN_MS = 1_200;
const FRAME_MS = 16;
/** A page that was scrolled is drawn anew after this, ms. */
const SCROLLED_MS = 500;
/** Less than any two underlines are from each other, CSS pixels. */
const SAME_PX = 2;

/** What became of the background before a pointer rests on a name, and the word that asks for it. */
const WAYS = { awake: 'awake', stopped: 'stopped', died: 'died of idleness' } as const;
type Before = keyof typeof WAYS;

/**
 * How long a reader waits for a card on real saved pages, with the background awake and with it
 * stopped before each: from the pointer's last move and the dwell to the end of the frame in which
 * the card is there and its largest text was painted, by the browser's own clock. Nothing looks at
 * the page meanwhile. Also the page's frames of over 50 ms, beside those that the same moves of the
 * pointer make in a browser without the extension, page by page in turns.
 *
 * @param words bundles, files or folders, besides the starter archive; `awake`, `stopped` or both;
 * `died` waits twenty times until the background dies of idleness by itself; `--firefox`; `--pages=4-9`
 * takes these of the saved pages only, counted from 1
 */
export async function benchLatency(words: readonly string[]): Promise<void> {
  const ways = words.filter((word): word is Before => word in WAYS);
  const archives = words.filter((word) => !(word in WAYS) && !word.startsWith('--'));
  if (!hasSavedPages) {
    console.log('There are no saved pages beside the project.');
    return;
  }
  const isFirefox = words.includes('--firefox');
  const site = await startSite();
  const build = isFirefox ? '.output/firefox-mv3' : '.output/chrome-mv3';
  const prepare = ['tests/e2e/prepare-extension.mjs', build, 'true', ...archives];
  const extension = execFileSync(process.execPath, prepare, { encoding: 'utf8' }).trim();
  const empty = emptyExtension();
  const [, from = 1, to = Infinity] =
    /--pages=(\d+)-(\d+)/.exec(words.join(' '))?.map(Number) ?? [];
  const urls = [...serveSavedPages(site).values()].slice(from - 1, to);
  try {
    for (const before of ways.length > 0 ? ways : (['awake', 'stopped'] as const)) {
      const driver = await launch(isFirefox, extension);
      // Firefox does not tell of long frames.
      const without = isFirefox ? undefined : await launch(false, empty);
      try {
        await (await untilImported(driver, archives.length + 1)).close();
        report(await hovers({ driver, without }, urls, before), before, without !== undefined);
      } finally {
        await driver.close();
        await without?.close();
      }
    }
  } finally {
    site.stop();
    for (const folder of [extension, empty]) rmSync(folder, { recursive: true, force: true });
  }
}

function launch(isFirefox: boolean, extension: string): Promise<Browser> {
  const { BACKFILE_CHROMIUM, BACKFILE_FIREFOX } = process.env;
  if (!isFirefox) {
    const file = BACKFILE_CHROMIUM ?? '/usr/lib/chromium/chromium';
    return launchChromium({ file, extension, headless: true });
  }
  const file = BACKFILE_FIREFOX ?? '/usr/bin/firefox-esr';
  return launchFirefox({ file, extension, headless: true });
}

function report(found: Hovers, before: Before, hasFrames: boolean): void {
  const { times, missed, frames } = found;
  const [p50, p95, max] = [0.5, 0.95, 1].map((q) => quantile(times, q).toFixed(0));
  console.log(
    `background ${WAYS[before]}: ${times.length} cards, from the end of the dwell to the text painted p50 ${p50}, p95 ${p95}, max ${max} ms; load ${loadavg()[0]?.toFixed(1)}`,
  );
  for (const miss of missed) console.log(`  no card: ${miss}`);
  if (!hasFrames) return;
  const [all, others] = [
    frames.flatMap(({ ours }) => ours),
    frames.flatMap(({ theirs }) => theirs ?? []),
  ];
  console.log(
    `frames of the page over 50 ms: ${printed(all)}; without the extension: ${printed(others)}`,
  );
}

/** At once: such a run is long. */
function printPage(url: string, frames: readonly Frames[]): void {
  const shown = frames.map(
    ({ ms, ours, theirs }) =>
      (ms?.toFixed(0) ?? '–') + (theirs ? ` (${printed(ours)}; ${printed(theirs)})` : ''),
  );
  console.log(`  ${url}: ${shown.join('  ')}`);
}

function printed(frames: readonly number[]): string {
  return frames.map((ms) => ms.toFixed(0)).join(', ') || 'none';
}

type Hovers = {
  readonly times: readonly number[];
  /** Where a card should have come and did not. */
  readonly missed: readonly string[];
  /** The page's frames over 50 ms at each name, and those of the other browser at the same place, ms. */
  readonly frames: readonly Frames[];
};

type Frames = {
  /** From the end of the dwell to the card, ms; undefined when none came. */
  readonly ms: number | undefined;
  readonly ours: readonly number[];
  /** Undefined where there is no other browser. */
  readonly theirs: readonly number[] | undefined;
};

/** @param browsers `without` makes the same moves where no name is marked */
async function hovers(
  browsers: { readonly driver: Browser; readonly without: Browser | undefined },
  urls: readonly string[],
  before: Before,
): Promise<Hovers> {
  const { driver, without } = browsers;
  const [times, missed, frames]: [number[], string[], Frames[]] = [[], [], []];
  const most = before === 'died' ? DEATHS : HOVERS;
  for (const url of urls) {
    if (times.length >= most) break;
    const rested: { readonly spot: Point; readonly hover: Hover }[] = [];
    const tab = await openSettled(driver, url);
    for (const spot of (await spotsOfUnderlines(tab)).slice(0, HOVERS_A_PAGE)) {
      if (times.length >= most) break;
      const point = await bringIntoSight(tab, spot);
      // What something stands in front of is no longer underlined once it is in sight.
      if (!(await spotsOfUnderlines(tab)).some((other) => isSame(other, spot))) continue;
      if (before === 'died') await dieOfIdleness(driver);
      if (before === 'stopped') await driver.stopBackground();
      const hover = await restOn(tab, point);
      rested.push({ spot, hover });
      if (hover.ms === undefined) missed.push(`${url} at ${spot.x}, ${spot.y}`);
      else times.push(hover.ms);
    }
    await tab.close();
    const other = without && rested.length > 0 ? await openSettled(without, url) : undefined;
    for (const { spot, hover } of rested) {
      const theirs = other && (await restOn(other, await bringIntoSight(other, spot))).longFrames;
      frames.push({ ms: hover.ms, ours: hover.longFrames, theirs });
    }
    await other?.close();
    if (rested.length > 0) printPage(url, frames.slice(-rested.length));
  }
  return { times, missed, frames };
}

async function openSettled(driver: Browser, url: string): Promise<Tab> {
  const tab = await driver.open(url);
  await wait(SETTLE_MS);
  return tab;
}

async function dieOfIdleness(driver: Browser): Promise<void> {
  const isDead = async (): Promise<boolean> => !(await driver.isBackgroundRunning());
  await until('the background to die', isDead, MAX_IDLE_MS);
}

/** Scrolls to a spot that lies out of sight; gives where it is in the viewport. */
async function bringIntoSight(tab: Tab, { x, y }: Point): Promise<Point> {
  const scrolled = await tab.evaluate((top) => {
    const out = top < scrollY || top > scrollY + innerHeight - 100;
    if (out) scrollTo({ top: top - innerHeight / 2, behavior: 'instant' });
    return scrollY;
  }, y);
  await wait(SCROLLED_MS);
  return { x, y: y - scrolled };
}

function isSame(a: Point, b: Point): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) < SAME_PX;
}

type Hover = { readonly ms: number | undefined; readonly longFrames: readonly number[] };

/** Rests on a name as a hand would, and reads from the browser's clock when its card was there, if one came. */
async function restOn(tab: Tab, spot: Point): Promise<Hover> {
  await tab.movePointer({ x: 3, y: 3 });
  await wait(BETWEEN_MS);
  await tab.evaluate(noteTimes);
  await tab.movePointer({ x: spot.x - 8, y: spot.y }, 6);
  for (const left of [6, 4, 2, 0]) {
    await wait(FRAME_MS);
    await tab.movePointer({ x: spot.x - left, y: spot.y });
  }
  await wait(SHOWN_MS);
  const painted = await (await cardFrame(tab))?.evaluate(lastPaint).catch(() => 0);
  const { last, shown, longFrames } = await tab.evaluate(() => {
    const { ariaValueNow, ariaValueText } = document.documentElement;
    const moved = Number(ariaValueNow);
    const frames = performance.getEntriesByType('long-animation-frame');
    const sinceMove = frames.filter(({ startTime }) => performance.timeOrigin + startTime > moved);
    return {
      last: moved,
      shown: Number(ariaValueText),
      longFrames: sinceMove.map(({ duration }) => duration),
    };
  });
  // One that lies in the corner to which the pointer goes would stay.
  await tab.press('Escape');
  if (!painted || shown === 0) return { ms: undefined, longFrames };
  return { ms: Math.max(painted, shown) - last - DEFAULT_SETTINGS.dwellMs, longFrames };
}

/**
 * Runs in the page: keeps when the pointer last moved, and the end of the first frame in which the
 * card is met beside it, ms since 1970, where the next question finds them.
 */
function noteTimes(): void {
  const { documentElement: root } = document;
  let at: PointerEvent | undefined;
  addEventListener(
    'pointermove',
    (event) => {
      at = event;
      root.ariaValueNow = String(performance.timeOrigin + event.timeStamp);
    },
    { capture: true, passive: true },
  );
  const isHost = (element: Element | null): boolean =>
    element?.parentElement === root && element !== document.body;
  const look = (): void => {
    const { clientX: x, clientY: y } = at ?? { clientX: 0, clientY: 0 };
    for (const by of [-60, 36, 60])
      if (at && isHost(document.elementFromPoint(x, y + by))) {
        // What this frame paints is on the screen when the next one begins.
        requestAnimationFrame((time) => {
          root.ariaValueText = String(performance.timeOrigin + time);
        });
        return;
      }
    requestAnimationFrame(look);
  };
  root.ariaValueText = '0';
  requestAnimationFrame(look);
}

/** Runs in the card: when its largest text was painted, ms since 1970. */
function lastPaint(): Promise<number> {
  return new Promise((resolve) => {
    const seen = (list: PerformanceObserverEntryList): void => {
      const last = list.getEntries().at(-1);
      if (last) resolve(performance.timeOrigin + last.startTime);
    };
    new PerformanceObserver(seen).observe({ type: 'largest-contentful-paint', buffered: true });
    setTimeout(() => resolve(0), 1_000);
  });
}
