import { rmSync } from 'node:fs';
import { untilImported } from '@/scripts/journey/library-state';
import { expect, extensionWith, launch, test } from './fixtures';
import { findLeaks } from './leak-check';
import { CONTROL, visit } from './leak-observations';
import { applyMutant, MUTANTS } from './mutants';

// A mutant takes half a minute: all but one of them, and those in Firefox, in long runs only.
const IS_LONG = process.env['LONG'] !== undefined;
const CHOSEN = IS_LONG ? MUTANTS : MUTANTS.slice(1, 2);

test('the leak test sees every protection that is taken away', async ({ engine, site }) => {
  test.skip(engine === 'firefox' && !IS_LONG, 'in long runs only');
  test.setTimeout(60_000 * (1 + CHOSEN.length));
  const without = await launch(engine);
  const guessed = engine === 'firefox' ? 'moz-extension://none' : 'chrome-extension://none';
  const { before: plain } = await visit(without, site, CONTROL, guessed);
  await without.close();
  const table: { gone: string; caught: number; first: string }[] = [];
  const build = extensionWith(engine, ['tests/e2e/archive/harbour.jsonl'], false);
  const mutants = CHOSEN.map((mutant) => ({ mutant, folder: applyMutant(build, mutant) }));
  for (const { mutant, folder } of mutants) {
    const driver = await launch(engine, { extension: folder });
    try {
      await (await untilImported(driver, 1)).close();
      const { leaks } = await findLeaks(driver, site, plain, { firstOnly: true });
      table.push({ gone: mutant.name, caught: leaks.length, first: leaks[0]?.slice(0, 90) ?? '' });
      for (const leak of leaks.slice(0, 10)) console.log(`  ${mutant.name}: ${leak.slice(0, 160)}`);
    } finally {
      await driver.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  rmSync(build, { recursive: true, force: true });
  console.table(table);
  expect(table.filter(({ caught }) => caught === 0)).toEqual([]);
});
