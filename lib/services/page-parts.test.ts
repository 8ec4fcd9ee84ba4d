import { expect, it } from 'vitest';
import { createPageParts } from './page-parts';

const block = (id: number, text = 'Lisbon') => ({ id, text });

it('puts a page together from its parts', () => {
  const parts = createPageParts(1_000);
  expect(parts.take({ page: 'a', blocks: [block(0)], before: 0, more: true })).toBe('waiting');
  expect(parts.take({ page: 'b', blocks: [block(7)], before: 0, more: false })).toEqual([block(7)]);
  const all = parts.take({ page: 'a', blocks: [block(1)], before: 1, more: false });
  expect(all).toEqual([block(0), block(1)]);
});

it('misses parts that went with the worker that had them', () => {
  const parts = createPageParts(1_000);
  expect(parts.take({ page: 'a', blocks: [block(1)], before: 1, more: false })).toBe('missing');
});

it('starts again when a newer reading begins', () => {
  const parts = createPageParts(1_000);
  parts.take({ page: 'a', blocks: [block(0), block(1)], before: 0, more: true });
  expect(parts.take({ page: 'a', blocks: [block(2)], before: 0, more: false })).toEqual([block(2)]);
});

it('cuts off a page that sends without end', () => {
  const parts = createPageParts(1_000);
  parts.take({ page: 'a', blocks: [block(0, 'x'.repeat(40_000))], before: 0, more: true });
  const next = { page: 'a', blocks: [block(1, 'x'.repeat(40_000))], before: 1, more: true };
  expect(parts.take(next)).toBe('missing');
});
