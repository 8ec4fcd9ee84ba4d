import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { searchThroughChanges } from '@/tests/search-through-changes';

// Fifty rounds: npm run bench -- changes.
it('answers wholly, never empty or doubled, while archives are replaced, merged and swept', async () => {
  const seen = await searchThroughChanges(2);
  expect(seen.wrong).toEqual([]);
  expect(seen.searches).toBeGreaterThan(4);
  expect(seen.merges).toBe(2);
  expect(seen.swept).toBeGreaterThan(0);
});
