import { expect, it } from 'vitest';
import { nameArchive } from '@/tests/name-archive';

it.each([
  ['Bank of Industry and Mine', 'a thing that is a small word too'],
  [
    'International Day for the Total Elimination of Nuclear Weapons',
    'things, which are no persons',
  ],
])('keeps %s whole: %s', async (name) => {
  const archive = await nameArchive([
    `They wrote to Lisbon of the ${name}. In Lisbon they spoke of the ${name}.`,
    `In Porto they wrote of the ${name}. Nuclear Weapons are many: they speak of Nuclear Weapons.`,
    'It was said of Nuclear Weapons in Lisbon, and of Nuclear Weapons in Porto; and in Porto again.',
  ]);
  expect(archive.entities.map(({ canonical }) => canonical)).toContain(name);
});
