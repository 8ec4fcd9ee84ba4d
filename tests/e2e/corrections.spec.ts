import { until } from '@/scripts/browsers/driver';
import { hover, isMarked, test, untilMarked } from './fixtures';
import { openLibraryPage, press, untilSaid } from './library-page';

test('a name added by hand is marked on an open page, and no more once it is taken back', async ({
  driver,
  openTab,
  site,
}) => {
  const page = await openTab(
    site.put('/by-hand', '<!doctype html><p>Nobody has heard of Zebulon Quark the second.</p>'),
  );
  const library = await openLibraryPage(driver, openTab);
  await library.bringToFront();
  await library.evaluate(() => {
    const field = document.querySelector('textarea');
    if (!field) throw new Error('no place for names');
    field.value = 'Zebulon Quark';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await press(library, 'Add these names');
  await untilSaid(library, /“Zebulon Quark” is a name/);
  await page.bringToFront();
  await untilMarked(page);
  await hover(page, 'Zebulon Quark');
  await library.bringToFront();
  await press(library, 'Take back: “Zebulon Quark” is a name');
  await untilSaid(library, /Taken back/);
  await page.bringToFront();
  await until('no underline', async () => !(await isMarked(page)));
});
