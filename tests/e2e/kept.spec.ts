import { until, type Tab } from '@/scripts/browsers/driver';
import { expect, test } from './fixtures';
import { press, seen } from './press';

async function type(tab: Tab, selector: string, text: string): Promise<void> {
  await tab.bringToFront();
  await tab.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.focus(), selector);
  for (const letter of text) await tab.press(letter);
}

test('what is searched, pinned and noted is kept, listed, taken back and offered again', async ({
  driver,
  openTab,
}) => {
  const panel = await openTab(`${driver.origin}/sidepanel.html?query=dredging`);
  await press(panel, 'Dredging of the north basin');
  const reader = await until('the reader', () => driver.findTab('/reader.html?document='));
  await press(reader, 'Pin this passage');
  await seen(reader, 'Unpin this passage');
  await press(reader, 'Your note');
  await type(reader, 'textarea', 'tides');
  // As soon as nobody could close it faster.
  await new Promise((resolve) => setTimeout(resolve, 100));
  await reader.close();
  await panel.bringToFront();
  await press(panel, 'Clear the search');
  await press(panel, 'Kept (2)');
  await seen(panel, 'tides');
  await press(panel, 'Unpin');
  await seen(panel, '1 entry removed');
  await press(panel, 'Undo');
  await press(panel, 'Kept (2)');
  await press(panel, 'Trail');
  await seen(panel, 'dredging');
  const steps = await panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('ol li button:first-child')].map(
      (one) => one.innerText,
    ),
  );
  // Others may have searched before.
  expect(steps.findIndex((step) => step.startsWith('Search: dredging'))).toBeGreaterThan(0);
  expect(steps[0]).toMatch(/^Document: /);
  // Another surface offers the search again.
  const popup = await openTab(`${driver.origin}/popup.html`);
  await press(popup, 'dredging');
  await seen(popup, 'Veldana Courier');
});
