import { wait, type Browser, type Tab } from '@/scripts/browsers/driver';
import { expect, launch, test } from './fixtures';
import { hasSavedPages, serveSavedPages } from './saved-pages';

/** Long enough for a page of any size here to be read and marked, ms. */
const SETTLE_MS = 1_500;

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
    for (const [name, url] of serveSavedPages(site)) {
      const [without, withUs] = await Promise.all([look(plain, url), look(driver, url)]);
      const ours = withUs.seen.root.filter((child) => !without.seen.root.includes(child));
      expect(ours.length, `${name}: elements added`).toBeLessThanOrEqual(1);
      expect(
        withUs.seen.root.filter((child) => !ours.includes(child)),
        `${name}: the rest of the page`,
      ).toEqual(without.seen.root);
      // Firefox rounds a fraction of a pixel now up, now down.
      for (const [axis, size] of withUs.seen.scrollSize.entries())
        expect(
          Math.abs(size - (without.seen.scrollSize[axis] ?? 0)),
          `${name}: scroll area`,
        ).toBeLessThanOrEqual(1);
      expect(withUs.seen.layoutShift, `${name}: layout shift`).toBeLessThanOrEqual(
        without.seen.layoutShift + 0.000_1,
      );
      const problems = withUs.problems.filter((problem) => problem.includes(driver.origin));
      expect(problems, `${name}: errors of ours`).toEqual([]);
    }
  } finally {
    await plain.close();
  }
});

async function look(
  driver: Browser,
  url: string,
): Promise<{ seen: Look; problems: readonly string[] }> {
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
