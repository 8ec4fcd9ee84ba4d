import { until, type Tab } from '@/scripts/browsers/driver';
import { openAbout } from './about-page';
import { expect, openCard, test, untilMarked } from './fixtures';
import { press, seen } from './press';

const STYLE = '<style>body { font: 18px/1.6 serif; margin: 60px }</style>';
const ARTICLE = `<!doctype html><html lang="en"><head><title>The lamps of Corvane | Corvane Herald</title>
<meta property="og:site_name" content="Corvane Herald">
<meta property="article:published_time" content="2025-11-03T09:00:00Z">${STYLE}</head><body>
<nav><a href="/">Home</a> <a href="/weather">Weather</a></nav>
<article><h1>The lamps of Corvane</h1>
<p>The lamp keeper Maren Tovelund lit the eastern lamps of the town of Corvane on Monday, for the first time in
eleven years. “We waited long enough,” Maren Tovelund told the crowd on the quay.</p>
<p>The lamps had been dark since the storm. Maren Tovelund and the guild of keepers repaired them by hand,
glass by glass, and paid for the oil themselves until the council of the town agreed to take it over.</p>
<p id="quote">The council wants the western lamps to burn before the spring tides, said Bertran Hulme.</p></article>
<footer>All rights reserved</footer></body></html>`;
const NEXT = `<!doctype html><title>Next</title>${STYLE}
<p>Nobody in the hall had expected Maren Tovelund to speak again before the vote.</p>`;

const words = (tab: Tab): Promise<string> => tab.evaluate(() => document.body.innerText);

/** Waits until the archive of clippings has all that was saved. */
async function untilAdded(library: Tab, title: string): Promise<void> {
  await until(`“${title}” in its archive`, async () => {
    const text = await words(library);
    return text.includes(title) && !text.includes('being added');
  });
}

test('a saved page is found, marked on the next page, renamed, deleted and brought back', async ({
  driver,
  openTab,
  site,
}) => {
  await openTab(site.put('/clip-article', ARTICLE));
  const before = site.requests.length;
  const popup = await openAbout('popup', '/clip-article', { driver, openTab });
  await press(popup, 'Save page');
  await seen(popup, 'Saved in My clippings');
  const library = await openTab(`${driver.origin}/library.html`);
  await untilAdded(library, 'The lamps of Corvane');
  expect(await words(library)).toContain('Corvane Herald');
  // Nothing was asked of the site again.
  expect(site.requests.slice(before).filter((one) => one.includes('clip-article'))).toEqual([]);
  const next = await openTab(site.put('/clip-next', NEXT));
  await untilMarked(next);
  const card = await openCard(next, 'Maren Tovelund');
  expect(await card.frame.evaluate(() => document.body.innerText)).toContain('My clippings');
  await library.bringToFront();
  await press(library, 'Edit: The lamps of Corvane');
  await library.evaluate(() => {
    const title = document.querySelector<HTMLInputElement>('form input');
    if (!title) throw new Error('no field for the title');
    title.value = 'Lamps, lit again';
    title.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await press(library, 'Done');
  const search = `${driver.origin}/sidepanel.html?query=tovelund`;
  const panel = await openTab(search);
  await until('the new title among results', async () => {
    // A search that was answered stays as it is: it is asked again.
    await panel.goto(search);
    await seen(panel, 'Corvane');
    return (await words(panel)).includes('Lamps, lit again');
  });
  await library.bringToFront();
  await press(library, 'Delete: Lamps, lit again');
  await seen(library, 'Deleted: Lamps, lit again');
  await press(library, 'Undo');
  await untilAdded(library, 'Lamps, lit again');
});

test('the selected words alone are saved where words are selected', async ({
  driver,
  openTab,
  site,
}) => {
  const page = await openTab(site.put('/clip-selection', ARTICLE));
  await page.evaluate(() => {
    const quote = document.querySelector('#quote');
    if (quote) getSelection()?.selectAllChildren(quote);
  });
  const popup = await openAbout('popup', '/clip-selection', { driver, openTab });
  await press(popup, 'Save selection');
  await seen(popup, 'Saved in My clippings');
  await untilAdded(await openTab(`${driver.origin}/library.html`), 'The lamps of Corvane');
  const panel = await openTab(`${driver.origin}/sidepanel.html?query=%22western+lamps%22`);
  await press(panel, 'The lamps of Corvane');
  const reader = await until('the reader', () => driver.findTab('/reader.html?document='));
  const text = await until('the document', () =>
    reader.evaluate(() => document.querySelector('article')?.textContent).catch(() => undefined),
  );
  expect(text).toContain('western lamps');
  expect(text).not.toContain('eleven years');
  await reader.close();
});
