import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { keptId, MAX_STEPS, type KeptStep } from '@/lib/model/kept';
import { openDatabase, type LibraryDatabase } from './database';
import { createKeptStore } from './kept';

const opened: LibraryDatabase[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

function aStore(): ReturnType<typeof createKeptStore> {
  const database = openDatabase(`kept-${crypto.randomUUID()}`);
  opened.push(database);
  return createKeptStore(database);
}

const step = (n: number): KeptStep => ({
  kind: 'step',
  did: 'search',
  id: keptId('step', `${n}`),
  at: n,
  words: `query ${n}`,
});

it('gives what is kept of one kind, the newest first', async () => {
  const store = aStore();
  await store.put([step(1), step(2)]);
  await store.put([{ kind: 'search', id: keptId('search', 'oil'), at: 3, query: 'oil' }]);
  expect((await store.of('step')).map(({ words }) => words)).toEqual(['query 2', 'query 1']);
  expect((await store.of('search')).map(({ query }) => query)).toEqual(['oil']);
  expect(await store.of('note')).toEqual([]);
  expect((await store.of('step', 1)).map(({ words }) => words)).toEqual(['query 2']);
});

it('removes what it is told to, and hands it back so that it can be put there again', async () => {
  const store = aStore();
  await store.put([step(1), step(2)]);
  const removed = await store.remove([step(1).id, step(9).id]);
  expect(removed).toEqual([step(1)]);
  await store.put(removed);
  expect(await store.all()).toEqual([step(1), step(2)]);
});

it('changes one as it is at that moment, and takes away what becomes of nothing', async () => {
  const store = aStore();
  await store.put([step(1)]);
  await Promise.all(
    [1, 2].map(() => store.change(step(1).id, (one) => ({ ...one, at: one.at + 1 }))),
  );
  expect((await store.get(step(1).id))?.at).toBe(3);
  await store.change(step(2).id, (one) => one);
  await store.change(step(1).id, () => undefined);
  expect(await store.all()).toEqual([]);
});

it('tells every context of a change, and of nothing else', async () => {
  const store = aStore();
  let told = 0;
  const stop = store.onChange(() => told++);
  await store.put([step(1)]);
  await store.remove([step(9).id]);
  await store.remove([step(1).id]);
  await vi.waitFor(() => expect(told).toBe(2));
  stop();
});

it('lets the oldest steps of a long trail go, and nothing else', async () => {
  const store = aStore();
  const search = { kind: 'search', id: keptId('search', 'oil'), at: 0, query: 'oil' } as const;
  await store.put([search, ...Array.from({ length: MAX_STEPS }, (_, n) => step(n + 1))]);
  await store.put([step(MAX_STEPS + 1), step(MAX_STEPS + 2)]);
  const steps = await store.of('step');
  expect([steps.length, steps[0]?.at, steps.at(-1)?.at]).toEqual([MAX_STEPS, MAX_STEPS + 2, 3]);
  expect(await store.of('search')).toEqual([search]);
});
