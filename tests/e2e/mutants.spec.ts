import { rmSync } from 'node:fs';
import { untilImported } from '@/scripts/journey/library-state';
import { expect, launch, test } from './fixtures';
import { findLeaks } from './leak-check';
import { CONTROL, observe } from './leak-observations';
import { applyMutant, MUTANTS } from './mutants';

test('the leak test sees every protection that is taken away', async ({
  engine,
  extension,
  site,
}) => {
  test.setTimeout(60_000 * MUTANTS.length);
  const without = await launch(engine);
  const plain = await observe(without, site, CONTROL, 'chrome-extension://none');
  await without.close();
  const table: { gone: string; caught: number; first: string }[] = [];
  for (const mutant of MUTANTS) {
    const folder = applyMutant(extension, mutant);
    const driver = await launch(engine, { extension: folder });
    try {
      await (await untilImported(driver, 2)).close();
      const { leaks } = await findLeaks(driver, site, plain);
      table.push({ gone: mutant.name, caught: leaks.length, first: leaks[0]?.slice(0, 90) ?? '' });
    } finally {
      await driver.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  console.table(table);
  expect(table.filter(({ caught }) => caught === 0)).toEqual([]);
});
