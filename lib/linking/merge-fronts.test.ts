import { expect, it } from 'vitest';
import { nameArchive } from '@/tests/name-archive';

/** So many texts with `name` in Porto. */
function told(name: string, times: number): string[] {
  return Array.from(
    { length: times },
    (_, i) => `In Porto it rained. Later it was the ${name} that left Porto at ${i}.`,
  );
}

async function aliasesOf(name: string, texts: readonly string[]): Promise<string[] | undefined> {
  const archive = await nameArchive(texts);
  return archive.named(name)?.entity.aliases.map((alias) => alias.name);
}

const COUNCIL = 'Supreme National Security Council';

it('takes a body for the same whose people is said, where nobody else has one', async () => {
  const texts = [...told(COUNCIL, 30), ...told(`Iranian ${COUNCIL}`, 3)];
  expect(await aliasesOf(COUNCIL, texts)).toEqual([`Iranian ${COUNCIL}`]);
});

it.each([
  ['several peoples have one', told(`Turkish ${COUNCIL}`, 3)],
  ['it is said as often with the people', told(`Iranian ${COUNCIL}`, 20)],
])('leaves both where %s', async (_, others) => {
  const texts = [...told(COUNCIL, 30), ...told(`Iranian ${COUNCIL}`, 3), ...others];
  expect(await aliasesOf(COUNCIL, texts)).toEqual([]);
});
