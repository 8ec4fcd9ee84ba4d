import { until, type Tab } from '@/scripts/browsers/driver';
import { expect, isMarked, openCard, test, untilMarked } from './fixtures';
import { untilSaid } from './library-page';

/** Presses Tab until the focus is on what has these words, then Enter. */
async function enter(tab: Tab, words: string): Promise<void> {
  await until(`the focus on “${words}”`, async () => {
    await tab.press('Tab');
    return tab.evaluate((wanted) => document.activeElement?.textContent?.trim() === wanted, words);
  });
  await tab.press('Enter');
}

test('the first run goes by keyboard to a name on a page of ours, and its card opens', async ({
  driver,
  openTab,
}) => {
  const page = await openTab(`${driver.origin}/library.html#welcome`);
  await page.bringToFront();
  await untilSaid(page, /Welcome to Backfile/);
  await enter(page, 'Next');
  await untilSaid(page, /Your browser lets Backfile read/);
  await enter(page, 'Next');
  await untilSaid(page, /Rest on a name/);
  await untilMarked(page);
  const { frame } = await openCard(page, 'Kenya');
  expect(await frame.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Kenya');
  await untilSaid(page, /That is all there is to it/);
  await page.movePointer({ x: 3, y: 3 });
  await enter(page, 'To the library');
  await untilSaid(page, /Import an archive/);
});

test('a setting shows at once on the text of the settings page, whatever the rules for sites', async ({
  driver,
  openTab,
}) => {
  const page = await openTab(`${driver.origin}/options.html`);
  await page.bringToFront();
  await untilMarked(page);
  const choose = (label: string, value: string): Promise<boolean> =>
    page.evaluate(
      ([wanted, choice]) => {
        const select = [...document.querySelectorAll('select')].find(
          ({ labels }) => labels[0]?.textContent === wanted,
        );
        if (!select || choice === undefined) return false;
        select.value = choice;
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
      },
      [label, value],
    );
  expect(await choose('Backfile runs', 'listed')).toBe(true);
  expect(await choose('Underlines', 'none')).toBe(true);
  await until('no underline', async () => !(await isMarked(page)));
  expect(await choose('Underlines', 'solid')).toBe(true);
  await untilMarked(page);
  const { frame } = await openCard(page, 'Kenya');
  expect(await frame.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Kenya');
  expect(await choose('Backfile runs', 'everywhere')).toBe(true);
  expect(await choose('Underlines', 'dotted')).toBe(true);
});
