import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wait } from '@/scripts/browsers/driver';
import { leaveCard } from '@/scripts/journey/rest';
import { expect, openCard, test, untilMarked } from './fixtures';

const logs = mkdtempSync(path.join(tmpdir(), 'backfile-net-log-'));
const NET_LOG = path.join(logs, 'net-log.json');
test.use({ chromiumArgs: [`--log-net-log=${NET_LOG}`] });
test.afterAll(() => rmSync(logs, { recursive: true, force: true }));

/** What the browser itself says about requests to the hosts of `caught`: who made them, and why. */
function whoAsked(caught: readonly string[]): string {
  if (caught.length === 0 || !existsSync(NET_LOG)) return '';
  const hosts = caught.map(
    (each) =>
      each
        .split(' ')[1]
        ?.split(/[:/]/)
        .find((part) => part.includes('.')) ?? each,
  );
  const lines = readFileSync(NET_LOG, 'utf8').split('\n');
  const sourceOf = (line: string): string | undefined => /"source":\{"id":(\d+)/.exec(line)?.[1];
  const sources = new Set(
    lines.filter((line) => hosts.some((host) => line.includes(host))).map(sourceOf),
  );
  return lines.filter((line) => sources.has(sourceOf(line))).join('\n');
}

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
  expect(trap.caught, whoAsked(trap.caught)).toEqual([]);
});
