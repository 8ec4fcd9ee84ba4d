import { wait, type Browser, type Point, type Tab } from '@/scripts/browsers/driver';
import { cardSpot } from './card-spot';
import type { Observations } from './leak-observations';
import { changeSettings } from './settings';

/** What `tests/pages/leak.js` does when it is asked to. */
export type LeakPage = {
  leak: {
    observations(probes: object): Promise<Observations>;
    sweep(): Promise<void>;
    press(): Promise<void>;
    slideUnder(point: Point): Promise<void>;
    slideBack(): void;
    placeOfName(): Point;
  };
};

/** Everything in a card that a page could try to hear. */
export async function actInCard(tab: Tab): Promise<void> {
  const press = async (selector: string): Promise<void> => {
    await tab.movePointer(await cardSpot(tab, selector), 4);
    await tab.click();
    await wait(300);
  };
  await press('button[aria-label^="Pin"]');
  const grip = await cardSpot(tab, '[title="Drag to move"]');
  await tab.drag(grip, { x: grip.x + 40, y: grip.y + 20 });
  await press('blockquote [role=button]');
  await press('button[aria-label="Copy as a quote"]');
  await pressKeys(tab, ['ArrowRight', 'Backspace', 'Tab']);
  await press('footer > div:last-child > button');
}

/** Selects the name with the pointer, and gives its card time to open. */
export async function selectName(tab: Tab): Promise<void> {
  const box = await tab.evaluate(() => {
    scrollTo({ top: 0, behavior: 'instant' });
    return document.querySelector('#name')?.getBoundingClientRect().toJSON();
  });
  const y = box.y + box.height / 2;
  await wait(1_200);
  await tab.drag({ x: box.x + 1, y }, { x: box.x + box.width - 1, y });
  await wait(900);
}

/**
 * Opens the name's card by a command, and presses keys in it; in Firefox, where no driver can give one,
 * by a key while the pointer lies on the name, in strict mode. Tells whether it opened.
 */
export async function openByKey(driver: Browser, tab: Tab): Promise<boolean> {
  const before = await framesIn(tab);
  if (driver.command) await driver.command('open-card');
  else {
    await tab.movePointer({ x: 3, y: 3 });
    await changeSettings(driver, { trigger: 'strict', key: 'Shift' });
    await tab.bringToFront();
    await wait(700);
    const spot = await tab.evaluate(() => (window as unknown as LeakPage).leak.placeOfName());
    await tab.movePointer({ x: spot.x - 8, y: spot.y }, 6);
    await wait(1_500);
    await tab.press('Shift');
  }
  await wait(1_200);
  const hasOpened = (await framesIn(tab)) > before;
  if (driver.command && hasOpened) await pressKeys(tab, ['Tab', 'ArrowRight', 'p']);
  if (!driver.command) await changeSettings(driver, {});
  await tab.bringToFront();
  return hasOpened;
}

async function framesIn(tab: Tab): Promise<number> {
  return (await tab.shadowElements()).filter(({ tag }) => tag === 'iframe').length;
}

async function pressKeys(tab: Tab, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await tab.press(key);
    await wait(200);
  }
}
