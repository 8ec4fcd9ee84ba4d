import { expect, it } from 'vitest';
import { mutatedBundle, randomFrom, readCase, writtenBundles } from '@/tests/fuzz-bundles';
import { mutatedRowsBundle, readRowsCase, writtenRows } from '@/tests/fuzz-rows';

/** `npm run bench -- fuzz` runs many more. */
const CASES = 150;
const ROWS_CASES = 25;

it('reads a bundle with anything changed to its end, or refuses it in words', async () => {
  const seed = Date.now() >>> 0;
  const random = randomFrom(seed);
  const written = await writtenBundles();
  for (let n = 0; n < CASES; n++) {
    const outcome = await readCase(mutatedBundle(random, written));
    expect(outcome.kind, `seed ${seed}, case ${n}`).not.toBe('bug');
  }
});

it('copies prebuilt rows with anything changed, hashes made to fit, and reads them, or refuses them', async () => {
  const seed = Date.now() >>> 0;
  const random = randomFrom(seed);
  const written = await writtenRows();
  for (let n = 0; n < ROWS_CASES; n++) {
    const outcome = await readRowsCase(await mutatedRowsBundle(random, written));
    expect(outcome.kind === 'bug' ? outcome.error : '', `seed ${seed}, case ${n}`).toBe('');
  }
});
