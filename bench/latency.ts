import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { DEFAULT_SETTINGS } from '@/lib/model/settings';
import { launchChromium } from '@/scripts/browsers/chromium';
import { wait, type Browser } from '@/scripts/browsers/driver';
import { spotsOfUnderlines } from '@/scripts/journey/find-spots';
import { untilImported } from '@/scripts/journey/library-state';
import { leaveCard, restOn } from '@/scripts/journey/rest';
import { hasSavedPages, serveSavedPages } from '@/tests/e2e/saved-pages';
import { startSite } from '@/tests/e2e/site';
import { quantile } from './page-slices';

const HOVERS = 50;
const HOVERS_A_PAGE = 4;
/** Long enough for a page to be read, linked and marked, ms. */
const SETTLE_MS = 2_500;

/**
 * How long a reader waits for a card on real saved pages, with the background awake and with it
 * stopped before each: from the pointer's last move and the dwell to the end of the frame in which
 * the card is there and its largest text was painted, by the browser's own clock.
 *
 * @param archives bundles, files or folders, besides the starter archive
 */
export async function benchLatency(archives: readonly string[]): Promise<void> {
  if (!hasSavedPages) {
    console.log('There are no saved pages beside the project.');
    return;
  }
  const site = await startSite();
  const build = '.output/chrome-mv3';
  const prepare = ['tests/e2e/prepare-extension.mjs', build, 'true', ...archives];
  const extension = execFileSync(process.execPath, prepare, { encoding: 'utf8' }).trim();
  const file = process.env['BACKFILE_CHROMIUM'] ?? '/usr/lib/chromium/chromium';
  const driver = await launchChromium({ file, extension, headless: true });
  try {
    await (await untilImported(driver, archives.length + 1)).close();
    const urls = [...serveSavedPages(site).values()];
    for (const isStopped of [false, true]) {
      const times = await hovers(driver, urls, isStopped);
      const [p50, p95, max] = [0.5, 0.95, 1].map((q) => quantile(times, q).toFixed(0));
      console.log(
        `background ${isStopped ? 'stopped' : 'awake'}: ${times.length} cards, from the end of the dwell to the text painted p50 ${p50}, p95 ${p95}, max ${max} ms; load ${loadavg()[0]?.toFixed(1)}`,
      );
    }
  } finally {
    await driver.close();
    site.stop();
    rmSync(extension, { recursive: true, force: true });
  }
}

async function hovers(
  driver: Browser,
  urls: readonly string[],
  isStopped: boolean,
): Promise<number[]> {
  const times: number[] = [];
  for (const url of urls) {
    if (times.length >= HOVERS) break;
    const tab = await driver.open(url);
    await wait(SETTLE_MS);
    const spots = await spotsOfUnderlines(tab);
    for (const spot of spots.slice(0, HOVERS_A_PAGE)) {
      if (isStopped) await driver.stopBackground();
      const moved = await tab.evaluate(noteTimes);
      const card = moved ? await restOn(tab, spot, 3_000) : undefined;
      if (!card) continue;
      await wait(150);
      const painted = await card.frame.evaluate(lastPaint).catch(() => 0);
      const [last, shown] = await tab.evaluate(() => {
        const { ariaValueNow, ariaValueText } = document.documentElement;
        return [Number(ariaValueNow), Number(ariaValueText)];
      });
      if (painted > 0 && shown > 0)
        times.push(Math.max(painted, shown) - last - DEFAULT_SETTINGS.dwellMs);
      // A card that lies in the corner to which the pointer goes stays: on to the next page.
      if (
        !(await leaveCard(tab).then(
          () => true,
          () => false,
        ))
      )
        break;
    }
    await tab.close();
  }
  return times;
}

/**
 * Runs in the page: keeps when the pointer last moved, and the end of the first frame in which the
 * card is met beside it, ms since 1970, where the next question finds them.
 */
function noteTimes(): boolean {
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
  return true;
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
