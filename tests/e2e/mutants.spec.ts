import { rmSync } from 'node:fs';
import { untilImported } from '@/scripts/journey/library-state';
import { expect, extensionWith, launch, test } from './fixtures';
import { findLeaks } from './leak-check';
import { CONTROL, visit, type Observations } from './leak-observations';
import { applyMutant, MUTANTS } from './mutants';
import type { Site } from './site';

// A mutant takes a minute: all but one of them, and those in Firefox, in long runs only.
const IS_LONG = process.env['LONG'] !== undefined;
const CHOSEN = IS_LONG ? MUTANTS : MUTANTS.slice(1, 2);

/** What the page sees without the extension, once for all mutants of a worker. */
let plain: Promise<Observations> | undefined;

async function seenWithout(engine: 'chromium' | 'firefox', site: Site): Promise<Observations> {
  const without = await launch(engine);
  const guessed = engine === 'firefox' ? 'moz-extension://none' : 'chrome-extension://none';
  const { before } = await visit(without, site, CONTROL, guessed);
  await without.close();
  return before;
}

test.describe.configure({ mode: 'parallel' });

for (const mutant of CHOSEN)
  test(`the leak test sees it when this is no longer so: ${mutant.name}`, async ({
    engine,
    site,
  }) => {
    test.skip(engine === 'firefox' && !IS_LONG, 'in long runs only');
    test.skip(engine === 'firefox' && mutant.chromiumOnly === true, 'no driver can show it');
    test.setTimeout(150_000);
    plain ??= seenWithout(engine, site);
    const build = extensionWith(engine, ['tests/e2e/archive/harbour.jsonl'], false);
    const folder = applyMutant(build, mutant);
    const driver = await launch(engine, { extension: folder });
    try {
      await (await untilImported(driver, 1)).close();
      const { leaks } = await findLeaks(driver, site, await plain, { firstOnly: true });
      for (const leak of leaks.slice(0, 5)) console.log(`  ${leak.slice(0, 160)}`);
      expect(leaks.length, 'leaks seen').toBeGreaterThan(0);
    } finally {
      await driver.close();
      for (const left of [build, folder]) rmSync(left, { recursive: true, force: true });
    }
  });
