import { expect, it } from 'vitest';
import { nameArchive } from '@/tests/name-archive';

it('parts two persons at "and"', async () => {
  const archive = await nameArchive([
    'In Lisbon Mr. Omar Ghent spoke. They met Ana Ribeiro and Omar Ghent. Omar Ghent left Lisbon.',
    'They met Ana Ribeiro and Omar Ghent again. In Porto they met Ana Ribeiro and Omar Ghent.',
    'It was said of Omar Ghent in Porto, and of Omar Ghent in Lisbon; and of Omar Ghent again.',
  ]);
  const names = archive.entities.map(({ canonical }) => canonical);
  expect(names).toEqual(expect.arrayContaining(['Ana Ribeiro', 'Omar Ghent']));
});

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
