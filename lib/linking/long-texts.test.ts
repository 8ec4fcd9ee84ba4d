import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ordinaryWords } from '@/tests/colliding-words';
import { nameArchive } from '@/tests/name-archive';

const LINE = 1_000_000;

it.each([
  'Tehran ',
  'Tehran and ',
  'Ebrahim Raisi (ER) ',
  '“The Hague” ',
  'Al-',
  'of the ',
  'A',
  'ابراهیم ',
  '安',
])('reads a line of a megabyte made of %j', async (unit) => {
  const line = unit.repeat(Math.ceil(LINE / unit.length));
  const { extracted } = await nameArchive([line, 'They met in Tehran.']);
  expect(extracted.map(({ entity }) => entity.canonical)).toContain('Tehran');
});

it('reads a list of five thousand names in about the time of as many sentences', async () => {
  const names = ordinaryWords(5000).map((word) => word.slice(0, 12));
  const timeOf = async (texts: readonly string[]): Promise<number> => {
    const start = performance.now();
    expect((await nameArchive(texts)).extracted.length).toBeGreaterThan(4900);
    return performance.now() - start;
  };
  const sentences = Array.from({ length: 40 }, (_, i) =>
    names.slice(i * 125, i * 125 + 125).map((name) => `It was said in ${name} and in ${name}.`),
  );
  const apart = await timeOf(sentences.map((list) => list.join(' ')));
  // If each name looked at each other, it would be a hundred times as long.
  const together = await timeOf([sentences.flat().join(' ')]);
  expect(together).toBeLessThan(4 * apart + 500);
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
