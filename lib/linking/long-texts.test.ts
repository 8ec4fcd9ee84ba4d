import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { nameArchive } from '@/tests/name-archive';
import { MentionPack } from './mention-pack';

/** Characters of a line; four times as many with `npm run long:texts`. */
const LINE = 4 * Number(process.env['LONG_TEXTS'] ?? 40_000);

it.each(['Tehran ', 'Ebrahim Raisi (ER) ', 'Al-', 'of the ', '安'])(
  `reads a line of ${LINE} characters made of %j`,
  async (unit) => {
    const line = unit.repeat(Math.ceil(LINE / unit.length));
    const { extracted } = await nameArchive([line, 'They met in Tehran.']);
    expect(extracted.map(({ entity }) => entity.canonical)).toContain('Tehran');
  },
);

it('visits no more of a long list than is asked for', () => {
  const pack = new MentionPack();
  pack.add(Array(10_000).keys(), () => 1);
  let visited = 0;
  pack.visit(0, () => visited++, 500);
  expect(visited).toBe(500);
});

const naughty = path.resolve('../shared/data/adversarial/naughty-strings.json');

it.skipIf(!existsSync(naughty))('finds names among naughty strings without harm', async () => {
  const strings: string[] = JSON.parse(readFileSync(naughty, 'utf8'));
  const texts = strings.map((text) => ({
    title: text,
    text: `${text}\nThey met in Tehran.\n${text}`,
  }));
  const archive = await nameArchive(texts);
  // Where a string has no word, what every document ends with is no part of it.
  expect(archive.named('Tehran')?.entity.documentCount).toBeGreaterThan(strings.length * 0.7);
});
