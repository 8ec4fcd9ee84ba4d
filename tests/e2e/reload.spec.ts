import { until } from '@/scripts/browsers/driver';
import { untilImported } from '@/scripts/journey/library-state';
import { launch, openCard, test, untilMarked } from './fixtures';

const PAGE =
  '<!doctype html><p style="font: 20px/2.4 serif; margin: 60px">Marisol Quenten met Odran Felke on the mole.</p>';

test('after the extension began anew an open page has one host element, and its names open cards', async ({
  engine,
  extension,
  site,
}) => {
  const driver = await launch(engine, { extension });
  try {
    const library = await untilImported(driver, 2);
    const tab = await driver.open(site.put('/open', PAGE));
    await untilMarked(tab);
    await tab.evaluate(() => {
      const hosts = new Set<Element>();
      const note = (): void => {
        for (const element of document.documentElement.children)
          if (element !== document.head && element !== document.body) hosts.add(element);
        Reflect.set(window, 'hosts', hosts.size);
      };
      new MutationObserver(note).observe(document.documentElement, { childList: true });
      note();
    });
    // As an update does; the page of ours goes with it.
    if (driver.loadAgain) await driver.loadAgain();
    else await library.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    const isThere = (): Promise<boolean> => tab.evaluate(() => Reflect.get(window, 'hosts') === 2);
    await until('the host of the new script', isThere, 20_000);
    const isAlone = (): Promise<boolean> =>
      tab.evaluate(() => document.documentElement.children.length === 3);
    await until('the end of the host of the old script', isAlone);
    await untilMarked(tab);
    await openCard(tab, 'Odran Felke');
  } finally {
    await driver.close();
  }
});
