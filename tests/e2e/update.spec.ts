import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Site } from './site';
import { expect, test } from './fixtures';
import { checkAddress, importBundle, openLibraryPage, press, untilSaid } from './library-page';

const ID = 'c'.repeat(32);
let folder = '';

function run(...args: string[]): void {
  execFileSync(process.execPath, ['scripts/backfile.mjs', ...args], { stdio: 'pipe' });
}

/** Two versions of an archive, the step between them, and the list of them. */
function makeVersions(): { older: string; list: string; files: string[] } {
  const lines = (count: number, changed: string): string =>
    Array.from({ length: count }, (_, n) =>
      JSON.stringify({
        id: `l${n}`,
        title: `Letter ${n}`,
        text: `${n === 3 ? changed : 'Wilma Testrup'} wrote from the quay, for the ${n}th time.`,
      }),
    ).join('\n');
  const at = (name: string): string => path.join(folder, name);
  writeFileSync(at('letters.jsonl'), lines(30, 'Wilma Testrup'));
  run(
    'build',
    '--quiet',
    at('letters.jsonl'),
    '-o',
    at('v1.zip'),
    '--id',
    ID,
    '--name',
    'Quay letters',
  );
  writeFileSync(at('letters.jsonl'), lines(32, 'Odo Marrable'));
  run(
    'build',
    '--quiet',
    at('letters.jsonl'),
    '-o',
    at('v2.zip'),
    '--base',
    at('v1.zip'),
    '--id',
    ID,
  );
  run('diff', at('v1.zip'), at('v2.zip'), '-o', at('step.zip'));
  run('feed', at('v1.zip'), at('v2.zip'), at('step.zip'), '-o', at('list.json'));
  return { older: at('v1.zip'), list: at('list.json'), files: ['v2.zip', 'step.zip'] };
}

function serve(site: Site, list: string, files: readonly string[]): string {
  for (const name of files)
    site.put(`/${name}`, { body: readFileSync(path.join(folder, name)), type: 'application/zip' });
  return site.put('/list.json', { body: readFileSync(list), type: 'application/json' });
}

test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'backfile-update-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an archive is updated from its address, asked for nothing before', async ({
  driver,
  openTab,
  site,
}) => {
  const { older, list, files } = makeVersions();
  const address = serve(site, list, files);
  const library = await openLibraryPage(driver, openTab);
  await importBundle(library, older);
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
