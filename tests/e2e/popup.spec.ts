import { until, type Tab } from '@/scripts/browsers/driver';
import { openAbout } from './about-page';
import { expect, hover, isMarked, openCard, test, untilMarked } from './fixtures';

const PAGE = `<!doctype html><style>body { font: 18px/1.6 serif; margin: 60px }</style>
<p>The board under Marisol Quenten met Odran Felke on the mole of Port Ambrel.</p>`;

function rowsOf(popup: Tab): Promise<string[]> {
  return popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[role=option]')].map(({ innerText }) => innerText),
  );
}

async function type(popup: Tab, text: string): Promise<void> {
  await popup.bringToFront();
  await popup.evaluate(() => document.querySelector('input')?.focus());
  for (const letter of text) await popup.press(letter);
}

test('the popup lists the names of the page, searches as one types and opens the reader', async ({
  driver,
  openTab,
  site,
}) => {
  const page = await openTab(site.put('/popup-page', PAGE));
  await untilMarked(page);
  const popup = await openAbout('popup', '/popup-page', { driver, openTab });
  const names = await until('names in the popup', async () => {
    const rows = await rowsOf(popup);
    return rows.length > 0 && rows;
  });
  expect(names.join()).toContain('Marisol Quenten');
  expect(names.join()).toContain('Odran Felke');
  await type(popup, 'dredging');
  const hits = await until('hits', async () => {
    const rows = await rowsOf(popup);
    return rows.length > 0 && /dredg/i.test(rows[0] ?? '') && rows;
  });
  expect(hits[0]).toContain('Veldana Courier');
  await popup.press('ArrowDown');
  await popup.press('Enter');
  const reader = await until('the reader', () => driver.findTab('/reader.html?document='));
  const text = await until('the document', () =>
    reader.evaluate(() => document.querySelector('article')?.innerText).catch(() => undefined),
  );
  expect(text).toMatch(/dredg/i);
  await reader.close();
});

test('the popup lists nothing of what the tab showed before', async ({ driver, openTab, site }) => {
  const tab = await openTab(site.put('/one-page', '<!doctype html><p>Odran Felke was there.</p>'));
  await untilMarked(tab);
  await tab.goto(site.put('/next-page', '<!doctype html><p>Marisol Quenten was there.</p>'));
  await untilMarked(tab);
  const popup = await openAbout('popup', '/next-page', { driver, openTab });
  const rows = await until('the name', async () => {
    const all = (await rowsOf(popup)).join();
    return all.includes('Marisol Quenten') && all;
  });
  expect(rows).not.toContain('Odran Felke');
});

test('the side panel shows all that the archive knows of a name of the page', async ({
  driver,
  openTab,
  site,
}) => {
  const page = await openTab(site.put('/panel-page', PAGE));
  await untilMarked(page);
  const panel = await openAbout('sidepanel', '/panel-page', { driver, openTab });
  await until('the name', () =>
    panel.evaluate(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('[role=option]')];
      const row = rows.find(({ innerText }) => innerText.includes('Marisol Quenten'));
      row?.click();
      return row !== undefined;
    }),
  );
  const text = await until('its documents', () =>
    panel.evaluate(() => {
      // Firefox leaves the words of choices out of what is shown.
      const { textContent } = document.body;
      return document.querySelector('li button mark') === null ? undefined : textContent;
    }),
  );
  expect(text).toContain('Marisol Quenten');
  expect(text).toMatch(/Newest first/);
  expect(text).toMatch(/Back to the page/);
});

test('the side panel in a tab of its own searches for the words of its address', async ({
  driver,
  openTab,
}) => {
  const panel = await openTab(`${driver.origin}/sidepanel.html?query=dredging`);
  const hits = await until('hits', async () => {
    const rows = await rowsOf(panel);
    return rows.length > 0 && rows;
  });
  expect(hits.join()).toMatch(/dredg/i);
});

test('one click on the card switches a site off, one in the popup switches it on again', async ({
  driver,
  openTab,
  site,
}) => {
  const page = await openTab(site.put('/off', PAGE));
  await untilMarked(page);
  const { frame } = await openCard(page, 'Marisol Quenten');
  await frame.evaluate(() => {
    const off = [...document.querySelectorAll('button')].find(({ ariaLabel }) =>
      ariaLabel?.includes('127.0.0.1'),
    );
    // The card goes with it, and with the card whoever waits for an answer.
    setTimeout(() => off?.click());
  });
  await until('the underlines to go', async () => !(await isMarked(page)));
  await page.movePointer({ x: 3, y: 3 });
  expect(await hover(page, 'Marisol Quenten', { timeoutMs: 1_500 })).toBeUndefined();
  const popup = await openAbout('popup', '/off', { driver, openTab });
  await until('the switch', () =>
    popup.evaluate(() => {
      const control = document.querySelector<HTMLElement>('[role=switch], footer input');
      control?.click();
      return control !== null;
    }),
  );
  await page.bringToFront();
  await untilMarked(page);
});
