import { expect, it } from 'vitest';
import type { PageList, PageName } from '@/lib/model/answers';
import { aSessionStore } from '@/tests/library';
import { createPageLists } from './page-lists';

const URL_A = 'https://example.org/a';

function aList(count = 1): PageList {
  const names = Array.from({ length: count }, (_, n) => ({ canonical: `Name ${n}` }) as PageName);
  return { names, totalMs: 4 };
}

it('has the list of what a tab shows ready, whatever its fragment, and none of another page', async () => {
  const lists = createPageLists(aSessionStore());
  await lists.keep(7, `${URL_A}#top`, aList());
  expect(await lists.of(7, `${URL_A}#below`)).toEqual(aList());
  expect(await lists.of(7, 'https://example.org/b')).toBeUndefined();
  expect(await lists.of(8, URL_A)).toBeUndefined();
});

it('keeps no list without names, nor one that is too long to be kept', async () => {
  const lists = createPageLists(aSessionStore());
  await lists.keep(7, URL_A, aList());
  await lists.keep(7, URL_A, aList(0));
  expect(await lists.of(7, URL_A)).toBeUndefined();
  await lists.keep(7, URL_A, aList(201));
  expect(await lists.of(7, URL_A)).toBeUndefined();
});

it('forgets a tab, all tabs, and some where there are too many', async () => {
  const store = aSessionStore();
  const lists = createPageLists(store);
  for (let tab = 0; tab < 100; tab++) await lists.keep(tab, URL_A, aList());
  expect(store.values.size).toBe(60);
  expect(await lists.of(99, URL_A)).toEqual(aList());
  await lists.forget(99);
  expect(await lists.of(99, URL_A)).toBeUndefined();
  store.values.set('page:x', {});
  await lists.clear();
  expect([...store.values.keys()]).toEqual(['page:x']);
});

it('takes nothing from what another version left behind', async () => {
  const store = aSessionStore();
  store.values.set('list:7', true);
  expect(await createPageLists(store).of(7, URL_A)).toBeUndefined();
});
