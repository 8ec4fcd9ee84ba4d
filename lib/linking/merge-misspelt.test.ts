import { expect, it } from 'vitest';
import { nameArchive } from '@/tests/name-archive';

const KNOWN = Array.from(
  { length: 80 },
  (_, i) => `In Porto the Northern Trelleborg Council met ${i} times, and left Porto.`,
);

it.each([
  'Northern Trelleborg Concil',
  'Northern Trelelborg Council',
  'Northern Trellleborg Council',
])('brings %s to the name that it is a misspelling of', async (wrong) => {
  const said = `They wrote to the ${wrong} of Porto. It was the ${wrong} that met in Porto.`;
  const archive = await nameArchive([...KNOWN, said, said]);
  const { entity } = archive.named('Northern Trelleborg Council') ?? {};
  expect(entity?.aliases.map(({ name, route }) => [name, route])).toContainEqual([
    wrong,
    'variant',
  ]);
});

it('brings a name with another letter to one that is hundreds of times as frequent', async () => {
  const famous = Array.from(
    { length: 600 },
    (_, i) => `In Porto the Northern Trelleborg Council met ${i} times, and left Porto.`,
  );
  const said = 'They wrote to the Northern Trelleburg Council. It met in Porto.';
  const { entity } =
    (await nameArchive([...famous, said, said])).named('Northern Trelleborg Council') ?? {};
  expect(entity?.aliases.map(({ name }) => name)).toEqual(['Northern Trelleburg Council']);
});

it('leaves a name alone that is not so much rarer', async () => {
  const said = 'They wrote to the Northern Trelleborg Counil of Porto. It met in Porto.';
  const archive = await nameArchive([...KNOWN, ...Array<string>(8).fill(said)]);
  expect(archive.named('Northern Trelleborg Council')?.entity.aliases).toEqual([]);
});
