import { expect, it } from 'vitest';
import { nameArchive } from '@/tests/name-archive';

const HOURS = ['noon', 'one', 'two', 'three'];
const PORTS = 'Orvella Ports Global Limited';
const OTHERS = 'Lind Ports Global Limited';
const PART = 'Ports Global Limited';

/** Texts that each have all of `names`, one after the other. */
function told(...names: string[]): string[] {
  return HOURS.map((hour) => {
    const lines = names.map((name, i) => `Later (${i}) it was ${name} that left Porto at ${hour}.`);
    return `In Porto it rained. ${lines.join(' ')}`;
  });
}

it.each([
  ['Farid Trelleborg Quarlin', 'Trelleborg Quarlin'],
  ['Farid Trelleborg Quarlin', 'Trelleborg'],
  ['Farid Trelleborg Quarlin', 'Farid Trelleborg'],
  [PORTS, PART],
])('%s is meant by %s, which stands only beside it', async (whole, part) => {
  const archive = await nameArchive(told(whole, part));
  expect(archive.named(whole)?.entity.aliases.map(({ name }) => name)).toContain(part);
});

it.each([
  ['beside several wholes', [...told(PORTS, PART), ...told(OTHERS, PART)], 8],
  ['by itself', [...told(PORTS), ...told(PART)], 4],
])('a part that stands %s means none of them', async (_, texts, documents) => {
  const archive = await nameArchive(texts);
  expect(archive.named(PART)?.entity.documentCount).toBe(documents);
});
