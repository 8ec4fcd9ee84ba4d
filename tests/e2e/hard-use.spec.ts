import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Tab } from '@/scripts/browsers/driver';
import { openAbout } from './about-page';
import { expect, launch, test } from './fixtures';
import { untilSaid } from './library-page';

/** A new profile whose databases cannot be opened: a file stands where their folder should be. */
function profileWithoutDatabases(): string {
  const profile = mkdtempSync(path.join(tmpdir(), 'backfile-no-databases-'));
  mkdirSync(path.join(profile, 'Default'));
  writeFileSync(path.join(profile, 'Default', 'IndexedDB'), 'in the way');
  return profile;
}

test('a library that cannot be opened is told of on every surface, with what to do next', async ({
  engine,
  extension,
  site,
}) => {
  test.skip(engine === 'firefox', 'it keeps the settings of extensions in databases, too');
  const profile = profileWithoutDatabases();
  const driver = await launch(engine, { extension, profile });
  const openTab = (url: string): Promise<Tab> => driver.open(url);
  try {
    await openTab(site.put('/no-library', '<!doctype html><p>Marisol Quenten spoke.</p>'));
    const library = await openTab(`${driver.origin}/library.html`);
    expect(await untilSaid(library, /The library could not be read/)).toMatch(
      /Nothing was deleted/,
    );
    const panel = await openTab(`${driver.origin}/sidepanel.html?query=dredging`);
    await untilSaid(panel, /The search did not work/);
    const key = encodeURIComponent(`${'0'.repeat(32)}/none`);
    const reader = await openTab(`${driver.origin}/reader.html?document=${key}&start=0`);
    await untilSaid(reader, /The document could not be read/);
    const popup = await openAbout('popup', '/no-library', { driver, openTab });
    expect(await untilSaid(popup, /could not read its library/)).toContain('Open the library');
  } finally {
    await driver.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
