import { expect, it } from 'vitest';
import { documentKey, type SourceId } from '@/lib/model/document';
import { archiveIdFrom } from '@/lib/model/archive';
import { panelPath, queryOf, readerPath, tabOf } from './page-address';
import { readerRequest } from './reader-request';

it('leads to the document that the reader reads from its address', () => {
  const key = documentKey(archiveIdFrom(new Uint8Array(16)), 'a/b c&d=é?#1' as SourceId);
  const address = new URL(readerPath(key, 42), 'https://example.org');
  expect(readerRequest(address.search)).toEqual({ key, start: 42 });
});

it.each([
  ['?tab=1623339687', 1_623_339_687],
  ['', undefined],
  ['?tab=', undefined],
  ['?tab=-1', undefined],
])('reads the tab from "%s"', (search, tab) => {
  expect(tabOf(search)).toBe(tab);
});

it('reads the words to search for from the address', () => {
  expect(queryOf(new URL(panelPath('grain & bread'), 'https://example.org').search)).toBe(
    'grain & bread',
  );
  expect(queryOf('?tab=1')).toBeUndefined();
});
