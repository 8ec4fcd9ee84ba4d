import { wait } from '@/scripts/browsers/driver';
import { leaveCard } from '@/scripts/journey/rest';
import { expect, openCard, test, untilMarked } from './fixtures';

test('the browser asks for nothing but the page itself', async ({
  driver,
  engine,
  openTab,
  site,
  trap,
}) => {
  const own = site.requests.length;
  const url = site.put(
    '/alone',
    '<!doctype html><link rel="icon" href="data:,"><p style="margin: 60px">Marisol Quenten met Odran Felke on the mole.</p>',
  );
  const tab = await openTab(url);
  await untilMarked(tab);
  await openCard(tab, 'Marisol Quenten');
  await leaveCard(tab);
  await openCard(tab, 'Odran Felke');
  const library = await openTab(`${driver.origin}/library.html`);
  await wait(1_000);
  await library.close();
  expect(site.requests.slice(own)).toEqual([`GET ${url}`]);
  console.log(
    `${engine}: requests beyond loopback since the browser started: ${trap.caught.length}`,
  );
  expect(trap.caught).toEqual([]);
});
