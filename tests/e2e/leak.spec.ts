import { expect, launch, test } from './fixtures';
import { findLeaks } from './leak-check';
import { CONTROL, coveredWords, differences, observe } from './leak-observations';

test('a page sees the same whether the archive knows a name or not, until a trusted rest', async ({
  driver,
  engine,
  site,
  trap,
}) => {
  test.setTimeout(180_000);
  const without = await launch(engine, { proxyPort: trap.port });
  const plain = await observe(without, site, CONTROL, driver.origin);
  await without.close();
  const { known, control, leaks, afterRest } = await findLeaks(driver, site, plain);
  expect(leaks).toEqual([]);
  console.log(`${engine}: a trusted rest shows the page ${afterRest.length} differences:`);
  for (const difference of afterRest.slice(0, 40)) console.log(`  ${difference.slice(0, 160)}`);
  console.log(`${engine}: words that IntersectionObserver v2 calls covered before any rest:`);
  console.log(
    '  known name:',
    coveredWords(known.before),
    'control:',
    coveredWords(control.before),
  );
  // The same page twice is the same: what is equal above is not equal by chance.
  expect(differences(control.before, plain.before).length).toBeLessThan(20);
});
