import { until } from '@/scripts/browsers/driver';
import { untilImported } from '@/scripts/journey/library-state';
import { expect, launch, test } from './fixtures';
import { untilSaid } from './library-page';

test.skip(
  ({ engine }) => engine !== 'firefox',
  'in Chromium a private window has a library of its own',
);

test('nothing is written down of what is searched for and read in private windows', async ({
  engine,
  extension,
}) => {
  const browser = await launch(engine, {
    extension,
    preferences: {
      'browser.privatebrowsing.autostart': true,
      'extensions.allowPrivateBrowsingByDefault': true,
    },
  });
  try {
    const library = await untilImported(browser, 2);
    expect(await library.evaluate(() => chrome.extension.inIncognitoContext)).toBe(true);
    const panel = await browser.open(`${browser.origin}/sidepanel.html?query=dredging`);
    await untilSaid(panel, /Veldana Courier/);
    await panel.evaluate(() => document.querySelector<HTMLElement>('[role=option]')?.click());
    await until('the reader', () => browser.findTab('/reader.html?document='));
    // As long as writing a step down takes at most elsewhere.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const kept = await library.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const open = indexedDB.open('backfile');
          open.addEventListener('error', () => reject(open.error));
          open.addEventListener('success', () => {
            const count = open.result.transaction('kept').objectStore('kept').count();
            count.addEventListener('success', () => resolve(count.result));
          });
        }),
    );
    expect(kept).toBe(0);
  } finally {
    await browser.close();
  }
});
