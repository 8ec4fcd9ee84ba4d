import { expect, it } from 'vitest';
import { createPageParts } from './page-parts';

const [A, B, C] = ['one', 'two', 'three'].map((text, id) => ({ id, text })) as [
  { id: number; text: string },
  { id: number; text: string },
  { id: number; text: string },
];

it('gives a page that comes at once', () => {
  const parts = createPageParts();
  expect(parts.take({ page: 'p', blocks: [A, B], before: 0, more: false })).toEqual([A, B]);
});

it('gives a page in order when its last part came', () => {
  const parts = createPageParts();
  expect(parts.take({ page: 'p', blocks: [A], before: 0, more: true })).toBe('waiting');
  expect(parts.take({ page: 'q', blocks: [C], before: 0, more: false })).toEqual([C]);
  expect(parts.take({ page: 'p', blocks: [B], before: 1, more: true })).toBe('waiting');
  expect(parts.take({ page: 'p', blocks: [C], before: 2, more: false })).toEqual([A, B, C]);
});

it('says so when earlier parts are lost', () => {
  expect(createPageParts().take({ page: 'p', blocks: [B], before: 1, more: false })).toBe(
    'missing',
  );
});

it('forgets earlier parts when a page is sent again from its beginning', () => {
  const parts = createPageParts();
  parts.take({ page: 'p', blocks: [A], before: 0, more: true });
  expect(parts.take({ page: 'p', blocks: [C], before: 0, more: false })).toEqual([C]);
  expect(parts.take({ page: 'p', blocks: [B], before: 1, more: false })).toBe('missing');
});
