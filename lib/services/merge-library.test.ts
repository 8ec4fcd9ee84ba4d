import { createMerges } from '@/lib/store/merges';
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { readEntities } from '@/lib/linking/entity-table';
import { readPlacedDocuments } from '@/lib/linking/placed-documents';
import type { LibraryView } from '@/lib/model/segment';
import { readDirectory } from '@/lib/segment/directory';
import { readDocuments } from '@/lib/segment/document-blocks';
import { findDocnum } from '@/lib/segment/key-table';
import { prepared } from '@/tests/canonical-search';
import { archiveOf } from '@/tests/corpus';
import { compareAnswers, newsCorpus } from '@/tests/search-equality';
import { aStore, segmentOf, showCorpus } from '@/tests/segment-store';
import { mergeLibrary } from './merge-library';
import { planMerge } from './plan-merge';
import { tendLibrary } from './tend-library';

const corpus = newsCorpus(80, 15);

/** The documents that each entity of the first archive is in, by id. */
async function namedDocuments(view: LibraryView): Promise<Map<string, string[]>> {
  const [open] = view.generations;
  const named = new Map<string, string[]>();
  if (!open) return named;
  const dead = open.generation.segments.map((segment) => new Set(segment.tombstones));
  for (let number = 0; number < open.generation.entities; number++) {
    const [entity] = await readEntities(open.names, [number]);
    const ids: string[] = [];
    for (const { segment, docnum } of await readPlacedDocuments(open, number)) {
      const reader = open.segments[segment];
      if (!reader || dead[segment]?.has(docnum)) continue;
      ids.push(...(await readDocuments(reader, [docnum])).map((document) => document.id));
    }
    named.set(entity?.canonical ?? '', ids);
  }
  return named;
}

it('answers and names the same after all segments were merged, and frees the old ones', async () => {
  const bench = aStore();
  await showCorpus(bench, corpus);
  const before = await bench.store.openView();
  const canonical = (await prepared(corpus)).canonical;
  const named = await namedDocuments(before);
  before.release();
  expect(await mergeLibrary(bench.store)).toBe(true);
  expect(await mergeLibrary(bench.store)).toBe(false);
  expect(await bench.store.sweep()).toBeGreaterThan(0);

  const view = await bench.store.openView();
  expect(view.generations.map((open) => open.segments.length)).toEqual([1, 1]);
  const report = await compareAnswers({ corpus, view, canonical }, 40, 5);
  expect(report.differences).toEqual([]);
  expect(await namedDocuments(view)).toEqual(named);

  const [open] = view.generations;
  const [reader] = open?.segments ?? [];
  if (!open || !reader) throw new Error('no archive');
  const { rows, documents } = await readDirectory(reader);
  expect(documents).toBe(corpus[0]?.flat().length);
  const stored = await bench.database.rows.toCollection().primaryKeys();
  const own = stored.filter(([segment]) => segment === Number(open.generation.segments[0]?.id));
  expect(own.length).toBe(1 + Object.values(rows).reduce((sum, count) => sum + count, 0));
  const segments = view.generations.flatMap((each) => [
    ...each.generation.segments.map((entry) => Number(entry.id)),
    Number(each.generation.names),
  ]);
  expect(new Set(stored.map(([segment]) => segment))).toEqual(new Set(segments));
  view.release();
});

it('leaves segments alone that an earlier version wrote, a merge of them that is under way too', async () => {
  const bench = aStore();
  await showCorpus(bench, corpus);
  const [base] = await createMerges(bench.store.base).shown();
  if (!base) throw new Error('no archive');
  await createMerges(bench.store.base).begin(base, { first: 0, count: base.segments.length });
  for (const { id } of await bench.store.health.shown()) {
    const record = await bench.database.generations.get(id);
    if (record?.state !== 'shown') throw new Error('not shown');
    const generation = { ...record.generation, engine: 'rows-4' };
    await bench.database.generations.put({ ...record, generation });
  }
  expect(await mergeLibrary(bench.store)).toBe(false);
  expect(await createMerges(bench.store.base).current()).toBeUndefined();
  const { rebuilt, merged } = await tendLibrary(bench.store);
  expect({ rebuilt, merged }).toEqual({ rebuilt: corpus.length, merged: true });
});

it('keeps nothing of documents that no longer count but their place', async () => {
  const bench = aStore();
  await showCorpus(bench, corpus);
  await mergeLibrary(bench.store);
  const [open] = (await bench.store.openView()).generations;
  const [reader] = open?.segments ?? [];
  const [entry] = open?.generation.segments ?? [];
  if (!reader || !entry) throw new Error('no archive');
  expect(entry.tombstones.length).toBeGreaterThan(3);
  expect(entry.gaps).toBe(entry.tombstones.length);
  for (const document of await readDocuments(reader, entry.tombstones)) {
    expect(document.text + document.title).toBe('');
    expect(await findDocnum(reader, document.id)).toBeUndefined();
  }
});

it('goes on where it was cut short, however often, in whatever context', async () => {
  const whole = aStore();
  await showCorpus(whole, corpus);
  await mergeLibrary(whole.store);
  const bench = aStore();
  await showCorpus(bench, corpus);
  let slices = 0;
  const isDone = async (): Promise<boolean> =>
    (await createMerges(bench.store.base).current()) === undefined &&
    (await createMerges(bench.store.base).shown()).every(
      ({ segments }) => planMerge(segments) === undefined,
    );
  while (!(await isDone())) {
    slices++;
    const store = bench.reopen();
    const controller = new AbortController();
    // One slice, then the context dies; whatever sweeps meanwhile leaves the merge's rows alone.
    const asTending: typeof store.locks.asTending = async (work) => {
      const done = await store.locks.asTending(work);
      controller.abort(new Error('the context died'));
      return done;
    };
    const dying = { ...store, locks: { ...store.locks, asTending } };
    const merging = mergeLibrary(dying, { sliceMs: 0, signal: controller.signal });
    await expect(merging).rejects.toThrow('the context died');
    await bench.store.sweep();
  }
  expect(slices).toBeGreaterThan(6);
  const rowsOf = async ({ database }: typeof bench): Promise<string[]> =>
    (await database.rows.toArray()).map((row) => Buffer.from(row).toString('base64')).sort();
  await whole.store.sweep();
  expect(await rowsOf(bench)).toEqual(await rowsOf(whole));
});

it('gives a merge up when an import replaced the archive meanwhile', async () => {
  const bench = aStore();
  await showCorpus(bench, corpus);
  const [base] = await createMerges(bench.store.base).shown();
  if (!base) throw new Error('no archive');
  await createMerges(bench.store.base).begin(base, { first: 0, count: 2 });
  await showCorpus(bench, [corpus[0]?.slice(0, 1) ?? []]);
  await mergeLibrary(bench.store);
  await bench.store.sweep();
  const view = await bench.store.openView();
  const first = view.generations.find((open) => open.generation.archive.id === archiveOf(0));
  expect(first?.generation.documents).toBe(corpus[0]?.[0]?.length);
  expect(await bench.database.merges.count()).toBe(0);
  view.release();
});

it('leaves segments as they are whose rows are damaged, and does not try for ever', async () => {
  const bench = aStore();
  await showCorpus(bench, corpus);
  const keys = await bench.database.rows.toCollection().primaryKeys();
  const key = keys.find(([, part]) => part === 4);
  if (!key) throw new Error('no page');
  const row = (await bench.database.rows.get(key)) ?? new Uint8Array(0);
  await bench.database.rows.put(
    row.map((byte, i) => (i === row.length - 1 ? byte ^ 1 : byte)),
    key,
  );
  await mergeLibrary(bench.store);
  const view = await bench.store.openView();
  expect(view.generations.map((open) => open.segments.length)).toEqual([3, 1]);
  view.release();
});

it.each([
  ['one segment', [100], undefined],
  ['a large one and a small one', [1000, 200], undefined],
  ['a large one and a quarter of it', [1000, 250], { first: 0, count: 2 }],
  ['small ones behind a large one', [1000, 60, 40, 30], { first: 1, count: 3 }],
  ['many equal ones', [10, 10, 10, 10], { first: 0, count: 4 }],
])('plans merges for %s', (_, sizes, expected) => {
  const segments = sizes.map((documents) => ({ id: 1 as never, documents, tombstones: [] }));
  expect(planMerge(segments)).toEqual(expected);
});

it('rewrites a segment of which a quarter no longer counts, once', async () => {
  const tombstones = Array.from({ length: 100 }, (_, n) => n);
  const entry = { id: 1 as never, documents: 400, tombstones };
  expect(planMerge([entry])).toEqual({ first: 0, count: 1 });
  expect(planMerge([{ ...entry, gaps: 100 }])).toBeUndefined();
  expect((await segmentOf([])).rows.rows().length).toBeGreaterThan(0);
});
