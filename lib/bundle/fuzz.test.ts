import { expect, it } from 'vitest';
import { mutatedBundle, randomFrom, readCase, writtenBundles } from '@/tests/fuzz-bundles';

/** `npm run bench -- fuzz` runs many more. */
const CASES = 150;

it('reads a bundle with anything changed to its end, or refuses it in words', async () => {
  const seed = Date.now() >>> 0;
  const random = randomFrom(seed);
  const written = await writtenBundles();
  for (let n = 0; n < CASES; n++) {
    const outcome = await readCase(mutatedBundle(random, written));
    expect(outcome.kind, `seed ${seed}, case ${n}`).not.toBe('bug');
  }
});
