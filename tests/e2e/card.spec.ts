import { until, wait, type Point, type Tab } from '@/scripts/browsers/driver';
import { spotOfName } from '@/scripts/journey/find-spots';
import { cardFrame, isCardShown, readCard } from '@/scripts/journey/read-card';
import { leaveCard } from '@/scripts/journey/rest';
import { cardBox, cardSpot } from './card-spot';
import { changeSettings } from './settings';
import { expect, openCard, test, untilMarked } from './fixtures';

const PAGE = `<!doctype html><html lang="en"><title>Evening</title>
<style>body { font: 18px/1.8 serif; margin: 60px; max-width: 40em; min-height: 2400px }</style>
<button id="before">Before</button>
<p>On Friday the board met. Marisol Quenten asked for four lamps, and nobody had an answer.</p>
<p>Nor had Odran Felke, who had come by the night ferry and meant to leave by it.</p>
<input id="field" value="a field">`;

const HEADING = (): string => document.querySelector('h1')?.textContent ?? '';

/** The fourth of the choices that a button of the footer lays open. */
const CHOICE_4 = 'footer > div:last-child > button:nth-child(4)';

async function click(tab: Tab, selector: string): Promise<void> {
  await tab.movePointer(await cardSpot(tab, selector), 4);
  await tab.click();
}

async function heading(tab: Tab): Promise<string> {
  return (await (await cardFrame(tab))?.evaluate(HEADING)) ?? '';
}

test('a card is pinned, moved and made larger, and the next one has its size', async ({
  driver,
  openTab,
  site,
}) => {
  const tab = await openTab(site.put('/card', PAGE));
  await untilMarked(tab);
  await openCard(tab, 'Marisol Quenten');
  await click(tab, 'button[aria-label^="Pin"]');
  await tab.movePointer({ x: 3, y: 3 }, 4);
  await wait(700);
  const pinned = await cardBox(tab);
  expect(pinned).toBeDefined();

  const grip = await cardSpot(tab, '[title="Drag to move"]');
  await tab.drag(grip, { x: grip.x + 150, y: grip.y + 60 });
  const moved = await until('the card to move', async () => {
    const box = await cardBox(tab);
    return box && Math.abs(box.x - (pinned?.x ?? 0) - 150) < 3 ? box : undefined;
  });
  expect(moved.y - (pinned?.y ?? 0)).toBeCloseTo(60, -1);
  // It stays in the viewport while the page scrolls.
  await tab.evaluate(() => scrollTo({ top: 200, behavior: 'instant' }));
  await wait(200);
  expect(await cardBox(tab)).toEqual(moved);
  await tab.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));

  // By keys: a synthetic drag beyond the edge of a frame is not delivered to it in Chromium.
  await click(tab, 'button[aria-label^="Resize"]');
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) {
    await tab.press(key);
    await wait(300);
  }
  const larger = await until('the card to grow', async () => {
    const box = await cardBox(tab);
    return box && Math.abs(box.width - moved.width - 48) < 3 ? box : undefined;
  });
  await click(tab, 'button[aria-label="Close"]');
  await until('the card to close', async () => (await cardFrame(tab)) === undefined);
  await wait(1_000);
  await openCard(tab, 'Odran Felke');
  expect((await cardBox(tab))?.width).toBe(larger.width);
  await changeSettings(driver, {});
});

test('the corner that makes a card larger is on what is seen of it', async ({ openTab, site }) => {
  const tab = await openTab(site.put('/card-corner', PAGE));
  await untilMarked(tab);
  await openCard(tab, 'Marisol Quenten');
  const card = await cardSpot(tab, 'main');
  const corner = await cardSpot(tab, 'button[aria-label^="Resize"]');
  const height = await (await cardFrame(tab))?.evaluate(() => document.body.offsetHeight);
  const top = (await cardBox(tab))?.y ?? 0;
  expect(corner.y - top).toBeLessThan(height ?? 0);
  expect(corner.x).toBeGreaterThan(card.x);
});

test('a name in an excerpt opens in the same card, and Back leads back', async ({
  openTab,
  site,
}) => {
  const tab = await openTab(site.put('/card', PAGE));
  await untilMarked(tab);
  await openCard(tab, 'Marisol Quenten');
  const frame = await until('the card', () => cardFrame(tab));
  await until('names in the excerpt', () =>
    frame.evaluate(() => document.querySelector('blockquote [role=button]') !== null),
  );
  const name = await frame.evaluate(
    () => document.querySelector('blockquote [role=button]')?.textContent ?? '',
  );
  await click(tab, 'blockquote [role=button]');
  await until(`the card of ${name}`, async () => (await heading(tab)) === name);
  await click(tab, 'button[aria-label="Back"]');
  await until('the first card', async () => (await heading(tab)) === 'Marisol Quenten');
});

test('a quote is copied with its citation by the card itself, and the page hears of nothing', async ({
  openTab,
  site,
}) => {
  const tab = await openTab(site.put('/card', PAGE));
  await untilMarked(tab);
  await tab.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(window, 'heard', heard);
    for (const type of ['copy', 'keydown', 'focusin', 'selectionchange', 'paste'])
      addEventListener(type, () => heard.push(type), true);
  });
  await openCard(tab, 'Marisol Quenten');
  await click(tab, 'button[aria-label="Copy as a quote"]');
  const frame = await until('the card', () => cardFrame(tab));
  await frame.evaluate(() => {
    addEventListener('copy', (event) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      Reflect.set(window, 'copied', text);
    });
  });
  const choices = await until('the choices', () =>
    frame.evaluate(
      (fourth) => document.querySelector(fourth)?.parentElement?.textContent,
      CHOICE_4,
    ),
  );
  await wait(200);
  expect(choices).toBe('Plain textMarkdownHTMLRISCSL-JSON');
  await click(tab, CHOICE_4);
  const ris = await until('the copy', () =>
    frame.evaluate(() => String(Reflect.get(window, 'copied') ?? '')),
  );
  expect(ris).toMatch(/^TY {2}- NEWS\r\n/);
  expect(ris).toContain('T2  - Veldana Courier');
  expect(await tab.evaluate(() => Reflect.get(window, 'heard'))).not.toContain('copy');
});

test('Escape ends a card, and the focus is back where it was', async ({ openTab, site }) => {
  const tab = await openTab(site.put('/card', PAGE));
  await untilMarked(tab);
  await tab.evaluate(() => document.querySelector<HTMLElement>('#field')?.focus());
  await openCard(tab, 'Marisol Quenten');
  expect(await tab.evaluate(() => document.activeElement?.id)).toBe('field');
  await click(tab, 'h1');
  await tab.press('Escape');
  await until('the card to close', async () => (await cardFrame(tab)) === undefined);
  expect(await tab.evaluate(() => document.activeElement?.id)).toBe('field');
});

test('words that are selected open their card, and stay selected', async ({ openTab, site }) => {
  const tab = await openTab(site.put('/card', PAGE));
  await untilMarked(tab);
  await wait(600);
  const line = await tab.evaluate(() => {
    const text = document.querySelector('p')?.firstChild;
    const range = new Range();
    const at = text?.textContent?.indexOf('Marisol') ?? 0;
    if (text) range.setStart(text, at);
    if (text) range.setEnd(text, at + 'Marisol Quenten'.length);
    return range.getBoundingClientRect().toJSON();
  });
  const y = line.y + line.height / 2;
  await tab.drag({ x: line.x + 2, y }, { x: line.x + line.width - 2, y });
  await until('the card', async () => (await heading(tab)) === 'Marisol Quenten');
  expect(await tab.evaluate(() => String(getSelection()))).toContain('uenten');
});

test('a correction takes the underline away, and Undo brings it back', async ({
  openTab,
  site,
}) => {
  const tab = await openTab(site.put('/card', PAGE));
  await untilMarked(tab);
  const marks = async (): Promise<number> =>
    (await tab.shadowElements())
      .filter(({ tag }) => tag === 'path')
      .reduce((sum, { attributes }) => sum + (attributes['d'] ?? '').split('M').length - 1, 0);
  const before = await marks();
  const { frame } = await openCard(tab, 'Odran Felke');
  expect((await readCard(frame)).entity).toBe('Odran Felke');
  await click(tab, 'button[aria-label="Correct this name"]');
  await until('the choices', () =>
    frame.evaluate((fourth) => document.querySelector(fourth) !== null, CHOICE_4),
  );
  // The card grew by the choices, and is placed anew.
  await wait(200);
  await click(tab, CHOICE_4);
  await until('the underline to go', async () => (await marks()) === before - 1);
  await click(tab, 'output button');
  await until('the underline to come back', async () => (await marks()) === before);
  await leaveCard(tab);
});

test('a card has the colours of the text around its name, or those that the reader chose', async ({
  driver,
  openTab,
  site,
}) => {
  const page = `<!doctype html><html lang="en"><title>Night</title>
<style>body { font: 18px/1.8 serif; margin: 60px } .night { background: #101418; color: oklch(0.92 0.01 250) }</style>
<p>Marisol Quenten asked for four lamps.</p><p class="night">Odran Felke came by the night ferry.</p>`;
  const tab = await openTab(site.put('/night', page));
  await untilMarked(tab);
  const inkOn = async (name: string): Promise<string> => {
    const { frame } = await openCard(tab, name);
    const ink = await frame.evaluate(() => getComputedStyle(document.documentElement).color);
    await leaveCard(tab);
    return ink;
  };
  const [dark, light] = ['rgb(29, 28, 25)', 'rgb(236, 232, 223)'];
  expect(await inkOn('Marisol Quenten')).toBe(dark);
  expect(await inkOn('Odran Felke')).toBe(light);
  await changeSettings(driver, { theme: 'light' });
  await wait(500);
  expect(await inkOn('Odran Felke')).toBe(dark);
  await changeSettings(driver, {});
});

test('what scrolls a card leaves its corners round', async ({ openTab, site }) => {
  const tab = await openTab(site.put('/card', PAGE));
  await untilMarked(tab);
  const { frame } = await openCard(tab, 'Marisol Quenten');
  const colours = await frame.evaluate(() => {
    const dialog = document.querySelector('[role=dialog]');
    return dialog ? getComputedStyle(dialog).scrollbarColor : '';
  });
  expect(colours).toMatch(/rgba\(0, 0, 0, 0\)$/);
});

test('a finger on a name opens its card, on a link it means the link, and elsewhere it closes the card', async ({
  driver,
  openTab,
  site,
}) => {
  const page = `<!doctype html><html lang="en"><title>Touch</title>
<style>body { font: 18px/1.8 serif; margin: 60px } p { margin-bottom: 400px }</style>
<p>Marisol Quenten asked for four lamps.</p><p>It was <a href="#ferry">Odran Felke</a> who came.</p>`;
  const tab = await openTab(site.put('/touch', page));
  await untilMarked(tab);
  const place = async (name: string): Promise<Point> => {
    const spot = await spotOfName(tab, name, 0);
    if (!spot) throw new Error(`${name} is not on the page`);
    return spot;
  };
  await wait(700);
  await tab.tap(await place('Marisol Quenten'));
  await until('the card', () => isCardShown(tab));
  expect(await heading(tab)).toContain('Quenten');
  await tab.tap({ x: 900, y: 500 });
  await until('the card to close', async () => (await cardFrame(tab)) === undefined);
  await wait(1_200);
  await tab.tap(await place('Odran Felke'));
  await wait(900);
  expect(await cardFrame(tab)).toBeUndefined();
  expect(await tab.evaluate(() => location.hash)).toBe('#ferry');
  await changeSettings(driver, { touch: 'off' });
  await wait(500);
  await tab.tap(await place('Marisol Quenten'));
  await wait(900);
  expect(await cardFrame(tab)).toBeUndefined();
  await changeSettings(driver, {});
});
