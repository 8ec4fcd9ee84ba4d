import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from './fixtures';
import { checkAddress, importBundle, openLibraryPage, press, untilSaid } from './library-page';
import { makeVersions, serveVersions } from './versions';

let folder = '';

test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'backfile-update-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an archive is updated from its address, asked for nothing before', async ({
  driver,
  openTab,
  site,
}) => {
  const versions = makeVersions(folder, 'c'.repeat(32));
  const address = serveVersions(site, versions);
  const library = await openLibraryPage(driver, openTab);
  await importBundle(library, versions.older);
  const before = site.requests.length;
  await checkAddress(library, address, 'Quay letters');
  await untilSaid(library, /Ask 127\.0\.0\.1/);
  expect(site.requests.slice(before)).toEqual([]);
  await press(library, 'Ask');
  await untilSaid(library, /Version 2 of Quay letters is there/);
  expect(site.requests.slice(before)).toEqual([`GET ${address}`]);
  await library.evaluate(() => {
    const fetchIt = [...document.querySelectorAll('button')].find((each) =>
      each.textContent?.startsWith('Fetch '),
    );
    fetchIt?.click();
  });
  await untilSaid(library, /2 documents are new, 1 changed, 0 are gone/);
  expect(site.requests.slice(before)).toEqual([`GET ${address}`, `GET ${site.origin}/step.zip`]);
  expect(site.headers.slice(before).flatMap(Object.keys)).not.toContain('cookie');
  expect(site.headers.slice(before).flatMap(Object.keys)).not.toContain('referer');
  expect(JSON.stringify(site.headers.slice(before))).not.toContain(driver.origin.split('//')[1]);
  await press(library, 'Import');
  await untilSaid(library, /Quay letters is in your library: 32 documents/);
});

test('an address that redirects is not followed', async ({ driver, openTab, site }) => {
  const elsewhere = site.otherOrigin;
  const address = site.put('/moved.json', {
    body: '',
    status: 302,
    headers: { location: `${elsewhere}/list.json` },
  });
  const library = await openLibraryPage(driver, openTab);
  const before = site.requests.length;
  const name = await checkAddress(library, address);
  await press(library, 'Ask');
  await untilSaid(library, new RegExp(`${name} was not updated`));
  expect(site.requests.slice(before)).toEqual([`GET ${address}`]);
});
