import { until, wait, type Frame, type Tab } from '@/scripts/browsers/driver';
import { cardFrame, cardText } from '@/scripts/journey/read-card';
import { spotOfName } from '@/scripts/journey/find-spots';
import { expect, isMarked, test, untilMarked } from './fixtures';
import { changeSettings } from './settings';

const PAGE = `<!doctype html><html lang="en"><title>Evening</title>
<style>body { font: 18px/1.8 serif; margin: 60px; max-width: 40em }</style>
<input id="field" value="a field">
<p>On Friday the board met. Marisol Quenten asked for four lamps, and nobody had an answer.</p>
<p>Nor had Odran Felke, who had come by the night ferry and meant to leave by it.</p>`;

const NAME = (): string => document.querySelector('h1')?.textContent ?? '';
const FOCUSED = (): string =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '';

/** The card, once it says something. */
function untilCard(tab: Tab): Promise<Frame> {
  return until('a card', async () => {
    const frame = await cardFrame(tab);
    return frame && (await cardText(frame).catch(() => '')) ? frame : undefined;
  });
}

test('a reader goes from name to name, opens, reads and closes cards by keys alone', async ({
  driver,
  engine,
  openTab,
  site,
}) => {
  test.skip(engine === 'firefox', 'no driver of Firefox can give a command');
  const tab = await openTab(site.put('/keys', PAGE));
  await untilMarked(tab);
  await tab.evaluate(() => document.querySelector<HTMLElement>('#field')?.focus());

  await driver.command?.('next-name');
  await driver.command?.('open-card');
  const first = await untilCard(tab);
  expect(await first.evaluate(NAME)).toBe('Marisol Quenten');
  expect(await first.evaluate(() => document.hasFocus())).toBe(true);

  const walked: string[] = [];
  for (let step = 0; step < 30; step++) {
    await tab.press('Tab');
    walked.push(await first.evaluate(FOCUSED));
  }
  for (const control of ['Next excerpt', 'Copy', 'Pin', 'Close'])
    expect(walked.join(' | '), `${control} by Tab`).toContain(control);

  await tab.press('Escape');
  await until('the card to close', async () => (await cardFrame(tab)) === undefined);
  expect(await tab.evaluate(() => document.activeElement?.id)).toBe('field');

  await driver.command?.('next-name');
  await driver.command?.('open-card');
  expect(await (await untilCard(tab)).evaluate(NAME)).toBe('Odran Felke');
  await driver.command?.('close-card');
  await until('the card to close', async () => (await cardFrame(tab)) === undefined);
  expect(await tab.evaluate(() => document.activeElement?.id)).toBe('field');

  await driver.command?.('previous-name');
  await driver.command?.('open-card');
  expect(await (await untilCard(tab)).evaluate(NAME)).toBe('Marisol Quenten');
});

test('a page that had nothing in focus has the focus again when a card closes by a key', async ({
  driver,
  engine,
  openTab,
  site,
}) => {
  test.skip(engine === 'firefox', 'no driver of Firefox can give a command');
  const tab = await openTab(site.put('/nothing-in-focus', PAGE));
  await untilMarked(tab);
  await driver.command?.('next-name');
  await driver.command?.('open-card');
  const card = await untilCard(tab);
  await until('the card to have the focus', () => card.evaluate(() => document.hasFocus()));
  await tab.press('Escape');
  await until('the card to close', async () => (await cardFrame(tab)) === undefined);
  expect(await tab.evaluate(() => document.hasFocus())).toBe(true);
});

test('in strict mode nothing is drawn, and a key opens the card of the name under the pointer', async ({
  driver,
  openTab,
  site,
}) => {
  await changeSettings(driver, { trigger: 'strict', key: 'Shift' });
  const tab = await openTab(site.put('/strict', PAGE));
  await wait(1_500);
  expect(await isMarked(tab)).toBe(false);
  const spot = await spotOfName(tab, 'Odran Felke', 0);
  await tab.movePointer(spot ?? { x: 0, y: 0 }, 6);
  await wait(1_000);
  expect(await cardFrame(tab)).toBeUndefined();
  await tab.press('Shift');
  expect(await (await untilCard(tab)).evaluate(NAME)).toBe('Odran Felke');
  await changeSettings(driver, {});
});
