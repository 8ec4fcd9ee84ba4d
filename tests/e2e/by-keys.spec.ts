import { until, type Tab } from '@/scripts/browsers/driver';
import { expect, test as base } from './fixtures';
import { openLibraryPage, untilSaid } from './library-page';

const test = base.extend<{ library: Tab }>({
  /** The library page, in front. */
  library: async ({ driver, openTab }, provide) => {
    const library = await openLibraryPage(driver, openTab);
    await library.bringToFront();
    await provide(library);
  },
});

/** Presses Tab, or Shift and Tab for `back`, until the focus is on what is called this. */
async function goTo(tab: Tab, name: string, way: 'on' | 'back' = 'on'): Promise<void> {
  await until(`the focus on “${name}”`, async () => {
    await tab.press(way === 'on' ? 'Tab' : 'Shift+Tab');
    return isAt(tab, name);
  });
}

/** Whether the focus is on what is called this. */
function isAt(tab: Tab, name: string): Promise<boolean> {
  return tab.evaluate((wanted) => {
    const { activeElement: element } = document;
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement
        ? [...(element.labels ?? [])].map(({ textContent }) => textContent)
        : [];
    // On its way round the focus is in the browser's own bars, and a page keeps what had it last.
    if (!document.hasFocus()) return false;
    const names = [element?.ariaLabel, element?.textContent, ...labels];
    return names.some((each) => each?.trim() === wanted);
  }, name);
}

async function enter(tab: Tab, name: string, way: 'on' | 'back' = 'on'): Promise<void> {
  await goTo(tab, name, way);
  await tab.press('Enter');
}

/** Presses Enter on what the page itself put the focus on. */
async function enterHere(tab: Tab, name: string): Promise<void> {
  await until(`the focus given to “${name}”`, () => isAt(tab, name));
  await tab.press('Enter');
}

async function type(tab: Tab, words: string): Promise<void> {
  for (const letter of words) await tab.press(letter);
}

test('a name is added by hand, taken back and brought back by keys alone', async ({ library }) => {
  await enter(library, 'Corrections');
  await enter(library, 'Add names by hand');
  await library.press('Tab');
  await type(library, 'Ottoline Ferrars');
  await enter(library, 'Add these names');
  await untilSaid(library, /“Ottoline Ferrars” is a name/);
  const takeBack = 'Take back: “Ottoline Ferrars” is a name';
  await enter(library, takeBack, 'back');
  await untilSaid(library, /Taken back: “Ottoline Ferrars” is a name/);
  await enterHere(library, 'Undo');
  await enterHere(library, takeBack);
  await untilSaid(library, /Taken back/);
});

test('archives are kept as a set, switched to and forgotten by keys alone', async ({ library }) => {
  const isOn = (): Promise<boolean> =>
    library.evaluate(
      () => document.querySelector('[aria-label="Use harbour"]')?.ariaChecked === 'true',
    );
  await goTo(library, 'Use harbour');
  await library.press(' ');
  await until('the archive is off', async () => !(await isOn()));
  await goTo(library, 'Keep what is on as a set:', 'back');
  await type(library, 'Quiet');
  await library.press('Enter');
  await untilSaid(library, /Forget the set “Quiet”/);
  await until('the focus on the set', () => isAt(library, 'Quiet'));
  await enter(library, 'All archives', 'back');
  await until('the archive is on', isOn);
  await enter(library, 'Quiet');
  await until('the archive is off', async () => !(await isOn()));
  await enter(library, 'Forget the set “Quiet”');
  await enter(library, 'All archives', 'back');
  await until('the archive is on', isOn);
});

test('a setting is found, changed and still there after a reload by keys alone', async ({
  driver,
  openTab,
}) => {
  const address = `${driver.origin}/options.html`;
  const settings = await openTab(address);
  await settings.bringToFront();
  const chosen = (): Promise<string | undefined> =>
    settings.evaluate(
      () => document.activeElement instanceof HTMLSelectElement && document.activeElement.value,
    ) as Promise<string | undefined>;
  await goTo(settings, 'Find a setting');
  await type(settings, 'rest');
  await goTo(settings, 'Length of a rest');
  const before = await chosen();
  await settings.press('ArrowDown');
  const after = await until('another value', async () => {
    const now = await chosen();
    return now !== before && now;
  });
  await settings.goto(address);
  await goTo(settings, 'Length of a rest');
  await until('the value as it was chosen', async () => (await chosen()) === after);
  await settings.press('ArrowUp');
  await until('the value of before', async () => (await chosen()) === before);
  expect(after).not.toBe(before);
});
