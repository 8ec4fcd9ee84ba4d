import { expect, it } from 'vitest';
import { paragraphRuns } from './paragraphs';
import { screensOf, sliceAt, slicesOf } from './text-slices';

const paragraph = `${'tide '.repeat(1_000)}\n`;
const text = `Menu\n${paragraph.repeat(9)}`;
const runs = paragraphRuns({ text, cleaned: [{ start: 5, end: text.length }] });
const slices = slicesOf(runs);

it('cuts a long text between paragraphs, and leaves none out', () => {
  expect(slices.map(({ kind, paragraphs }) => `${kind} ${paragraphs.length}`)).toEqual([
    'furniture 1',
    'body 3',
    'body 3',
    'body 3',
  ]);
  expect(slices.flatMap(({ paragraphs }) => paragraphs)).toEqual(
    runs.flatMap(({ paragraphs }) => paragraphs),
  );
});

it('never cuts what is folded, nor a paragraph', () => {
  const furniture = slicesOf([{ kind: 'furniture', paragraphs: runs[1]?.paragraphs ?? [] }]);
  expect(furniture).toHaveLength(1);
  const long = { start: 0, end: 50_000 };
  expect(slicesOf([{ kind: 'body', paragraphs: [long] }])).toMatchObject([{ paragraphs: [long] }]);
});

it('counts what is folded as nothing to read', () => {
  expect(screensOf(slices, 0)).toBe(3);
  expect(screensOf(slices, 3)).toBe(1);
  expect(screensOf([], 0)).toBe(1);
});

it('finds the slice of a place, also between two and past the end', () => {
  expect([0, 5, 16_000, text.length + 5].map((at) => sliceAt(slices, at))).toEqual([0, 1, 2, 3]);
  expect(sliceAt([], 7)).toBe(0);
});
