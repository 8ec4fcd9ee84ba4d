import { createMerges } from '@/lib/store/merges';
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { newsCorpus } from '@/tests/search-equality';
import { aStore, showCorpus } from '@/tests/segment-store';
import { mergeForAWhile } from './merge-for-a-while';

const corpus = newsCorpus(40, 8);

it('goes on as long as there is time, and says so when there was too little', async () => {
  const { store, ...bench } = aStore();
  await showCorpus({ store, ...bench }, corpus);
  expect(await mergeForAWhile(store, 0)).toBe(true);
  expect(await mergeForAWhile(store, 60_000)).toBe(false);
  expect((await createMerges(store.base).shown()).map(({ segments }) => segments.length)).toEqual([
    1, 1,
  ]);
});

it('ends however short each call is: each comes further', async () => {
  const { store, ...bench } = aStore();
  await showCorpus({ store, ...bench }, corpus);
  let calls = 1;
  while (await mergeForAWhile(store, 0)) expect(++calls).toBeLessThan(200);
  expect((await createMerges(store.base).shown()).map(({ segments }) => segments.length)).toEqual([
    1, 1,
  ]);
});

it('has nothing to do while an import runs: whoever asks again at once would never stop', async () => {
  const bench = aStore();
  await showCorpus(bench, corpus);
  await bench.store.locks.asImport(async () => {
    expect(await mergeForAWhile(bench.store, 60_000)).toBe(false);
  });
});

it('has nothing to do with rows of an earlier version, which are made anew first', async () => {
  const bench = aStore();
  await showCorpus(bench, corpus);
  for (const { id } of await bench.store.health.shown()) {
    const record = await bench.database.generations.get(id);
    if (record?.state !== 'shown') throw new Error('not shown');
    const generation = { ...record.generation, engine: 'rows-4' };
    await bench.database.generations.put({ ...record, generation });
  }
  expect(await mergeForAWhile(bench.store, 60_000)).toBe(false);
});
