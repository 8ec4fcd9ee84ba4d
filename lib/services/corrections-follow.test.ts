import { expect, it } from 'vitest';
import { FATES, tellFates } from '@/tests/entity-fates';

it('finds the entity of a correction again through rename, merge, split, removal and return', async () => {
  const told = await tellFates(25);
  expect([...told]).toEqual(FATES.map((fate) => [fate, { found: 5, all: 5 }]));
});
