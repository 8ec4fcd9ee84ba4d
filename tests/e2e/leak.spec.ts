import { expect, launch, test } from './fixtures';
import { findLeaks } from './leak-check';
import { CONTROL, visit } from './leak-observations';

test('a page sees the same whether the archive knows a name or not, until a trusted rest', async ({
  driver,
  engine,
  site,
  trap,
}) => {
  test.setTimeout(180_000);
  const without = await launch(engine, { proxyPort: trap.port });
  const { before: plain } = await visit(without, site, CONTROL, driver.origin);
  await without.close();
  const { leaks, afterRest, covered } = await findLeaks(driver, site, plain);
  expect(leaks).toEqual([]);
  const kinds = Map.groupBy(afterRest, (difference) =>
    difference.replace(/: .*/, '').replaceAll(/\/\d+/g, '/…'),
  );
  console.log(`${engine}: what a trusted rest changes for the page, by kind:`);
  for (const [kind, all] of kinds) console.log(`  ${kind}: ${all.length}, as ${all[0]}`);
  console.log(`${engine}: what IntersectionObserver v2 calls covered before any rest:`, covered);
});
