import { wait, type Browser, type Tab } from '@/scripts/browsers/driver';
import { expect, launch, test } from './fixtures';
import { hasSavedPages, serveSavedPages } from './saved-pages';

/** Long enough for a page of any size here to be read and marked, ms. */
const SETTLE_MS = 1_500;

/**
 * A very long page is laid out some pixels longer or shorter from one load to the next, without us
 * too (wikipedia-2 in Firefox: 51,918 to 51,927): it is loaded again, so often at most.
 */
const MAX_LOADS = 6;

/** Layout shift that two loads differ by at least. */
const SHIFT_NOISE = 0.000_1;

/** What can be seen of a page. */
type Look = {
  /** The children of its root element. */
  readonly root: readonly string[];
  readonly scrollSize: readonly number[];
  readonly layoutShift: number;
};

test('real pages stay as they are, but for one element', async ({ driver, engine, site, trap }) => {
  test.skip(!hasSavedPages, 'there are no saved pages beside the project');
  test.setTimeout(300_000);
  const plain = await launch(engine, { proxyPort: trap.port });
  try {
    for (const [name, url] of chosen(engine, [...serveSavedPages(site)])) {
      const both = (): Promise<[Seen, Seen]> => Promise.all([look(plain, url), look(driver, url)]);
      let [without, withUs] = await both();
      for (let load = 1; load < MAX_LOADS && !isAsStill(without, withUs); load += 1)
        [without, withUs] = await both();
      const ours = withUs.seen.root.filter((child) => !without.seen.root.includes(child));
      expect(ours.length, `${name}: elements added`).toBeLessThanOrEqual(1);
      expect(
        withUs.seen.root.filter((child) => !ours.includes(child)),
        `${name}: the rest of the page`,
      ).toEqual(without.seen.root);
      expect(
        isSameSize(without, withUs),
        `${name}: scroll area ${withUs.seen.scrollSize.join('×')}, not ${without.seen.scrollSize.join('×')}`,
      ).toBe(true);
      expect(withUs.seen.layoutShift, `${name}: layout shift`).toBeLessThanOrEqual(
        without.seen.layoutShift + SHIFT_NOISE,
      );
      const problems = withUs.problems.filter((problem) => problem.includes(driver.origin));
      expect(problems, `${name}: errors of ours`).toEqual([]);
    }
  } finally {
    await plain.close();
  }
});

/** All pages in Chromium and in long runs; else every second one in Firefox, whose loads take longest. */
function chosen<T>(engine: string, pages: readonly T[]): readonly T[] {
  const isWhole = engine === 'chromium' || process.env['LONG'] !== undefined;
  return pages.filter((_, at) => isWhole || at % 2 === 0);
}

type Seen = { readonly seen: Look; readonly problems: readonly string[] };

/** Firefox rounds a fraction of a pixel now up, now down. */
function isSameSize(one: Seen, other: Seen): boolean {
  return one.seen.scrollSize.every(
    (size, axis) => Math.abs(size - (other.seen.scrollSize[axis] ?? 0)) <= 1,
  );
}

/** Neither another size nor more shifting: late images shift a page now and then without us too. */
function isAsStill(without: Seen, withUs: Seen): boolean {
  const isShifted = withUs.seen.layoutShift > without.seen.layoutShift + SHIFT_NOISE;
  return isSameSize(without, withUs) && !isShifted;
}

async function look(driver: Browser, url: string): Promise<Seen> {
  const tab: Tab = await driver.open(url);
  try {
    await wait(SETTLE_MS);
    const seen = await tab.evaluate(async (): Promise<Look> => {
      let layoutShift = 0;
      if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            layoutShift += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        await new Promise((resolve) => {
          setTimeout(resolve, 50);
        });
      }
      const { children, scrollWidth, scrollHeight } = document.documentElement;
      return {
        root: [...children].map(({ outerHTML }) => outerHTML),
        scrollSize: [scrollWidth, scrollHeight],
        layoutShift,
      };
    });
    return { seen, problems: tab.problems() };
  } finally {
    await tab.close();
  }
}
