import { rmSync } from 'node:fs';
import { untilImported } from '@/scripts/journey/library-state';
import { expect, launch, test } from './fixtures';
import { findLeaks } from './leak-check';
import { CONTROL, visit } from './leak-observations';
import { applyMutant, MUTANTS } from './mutants';

// A mutant takes half a minute; in Firefox, where they are seen by the same test, in long runs only.
test('the leak test sees every protection that is taken away', async ({
  engine,
  extension,
  site,
}) => {
  test.skip(engine === 'firefox' && process.env['LONG'] === undefined, 'in long runs only');
  test.setTimeout(60_000 * MUTANTS.length);
  const without = await launch(engine);
  const guessed = engine === 'firefox' ? 'moz-extension://none' : 'chrome-extension://none';
  const { before: plain } = await visit(without, site, CONTROL, guessed);
  await without.close();
  const table: { gone: string; caught: number; first: string }[] = [];
  for (const mutant of MUTANTS) {
    const folder = applyMutant(extension, mutant);
    const driver = await launch(engine, { extension: folder });
    try {
      await (await untilImported(driver, 2)).close();
      const { leaks } = await findLeaks(driver, site, plain, { firstOnly: true });
      table.push({ gone: mutant.name, caught: leaks.length, first: leaks[0]?.slice(0, 90) ?? '' });
    } finally {
      await driver.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  console.table(table);
  expect(table.filter(({ caught }) => caught === 0)).toEqual([]);
});
