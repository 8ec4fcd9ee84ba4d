import { stageGeneration } from './staging';
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { archiveIdFrom, type ArchiveId } from '@/lib/model/archive';
import { MissingRowError, type Generation, type LibraryView } from '@/lib/model/segment';
import { openDatabase, type LibraryDatabase } from './database';
import { BaseGoneError } from './flip';
import { createLibraryStore, type LibraryStore } from './library-store';
import { createLocks } from './locks';
import type { Staging } from './staging';

const NOW = 1_700_000_000_000;
let serial = 0;

type Bench = { store: LibraryStore; database: LibraryDatabase };

/** An empty library of its own. */
function bench(): Bench {
  const database = openDatabase(`library-store-${serial++}`);
  return {
    database,
    store: createLibraryStore({ database, locks: createLocks(database.name), now: () => NOW }),
  };
}

const id = (n: number): ArchiveId => archiveIdFrom(new Uint8Array(16).fill(n));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (row: Uint8Array): string => new TextDecoder().decode(row);

async function begin({ store }: Bench, archive: ArchiveId): Promise<number> {
  return store.beginImport({
    name: 'a.zip',
    startedAt: NOW,
    archive: { id: archive, name: 'An archive' },
    isStarter: false,
    isPackaged: false,
    sourceBytes: 0,
    generation: 0,
    documents: 0,
  });
}

function complete(staging: Staging, archive: ArchiveId, sequence: number): Generation {
  return {
    id: staging.generation,
    archive: { id: archive, name: `Archive ${sequence}` },
    sequence,
    segments: [{ id: staging.documents, documents: 1, tombstones: [] }],
    names: staging.names,
    analyser: 'test-1',
    engine: 'test-1',
    documents: 1,
    entities: 0,
    bytes: staging.bytes(),
    importedAt: NOW + sequence,
    origin: 'a.zip',
  };
}

async function staged(on: Bench, archive: ArchiveId, content: string, rows = 1) {
  const importId = await begin(on, archive);
  const staging = await stageGeneration(on.store.base, { archive, importId });
  for (let n = 0; n < rows; n++)
    await staging.documentsSink.put({ part: 'documents', n, bytes: bytes(content) });
  await staging.namesSink.put({ part: 'names', n: 0, bytes: bytes(`${content} names`) });
  await staging.flush();
  return { importId, staging };
}

type Importing = { readonly sequence?: number; readonly isStarter?: boolean };

async function imported(on: Bench, archive: ArchiveId, content: string, how: Importing = {}) {
  const { sequence = 1, isStarter = false } = how;
  const { importId, staging } = await staged(on, archive, content);
  await on.store.flip({
    generation: complete(staging, archive, sequence),
    importId,
    isStarter,
  });
}

async function firstRow(view: LibraryView, at = 0): Promise<string> {
  const reader = view.generations[at]?.segments[0];
  if (!reader) throw new Error('no such generation');
  return text(await reader.get('documents', 0));
}

it('shows nothing of a staged generation until it flips', async () => {
  const on = bench();
  const { importId, staging } = await staged(on, id(1), 'one');
  expect((await on.store.openView()).generations).toEqual([]);
  expect(await on.store.archives()).toEqual([]);

  await on.store.flip({
    generation: complete(staging, id(1), 1),
    importId,
    isStarter: false,
  });
  const view = await on.store.openView();
  expect(view.generations).toHaveLength(1);
  expect(await firstRow(view)).toBe('one');
  expect(text((await view.generations[0]?.names.get('names', 0)) ?? bytes(''))).toBe('one names');
  expect(await on.store.imports()).toEqual([]);
  view.release();
});

it('leaves everything as it was when a flip fails half way', async () => {
  const on = bench();
  await imported(on, id(1), 'one');
  const { importId, staging } = await staged(on, id(1), 'two');
  const broken = {
    ...complete(staging, id(1), 2),
    archive: { id: id(1), name: (() => 1) as never },
  };
  await expect(on.store.flip({ generation: broken, importId, isStarter: false })).rejects.toThrow();
  const view = await on.store.openView();
  expect(await firstRow(view)).toBe('one');
  expect(await on.store.imports()).toHaveLength(1);
  view.release();
});

it('refuses to flip a generation twice', async () => {
  const on = bench();
  const { importId, staging } = await staged(on, id(1), 'one');
  const generation = complete(staging, id(1), 1);
  await on.store.flip({ generation, importId, isStarter: false });
  await expect(on.store.flip({ generation, importId, isStarter: false })).rejects.toThrow(
    'not staged',
  );
});

it('keeps the rows of an old view while it is leased, and sweeps them afterwards', async () => {
  const on = bench();
  await imported(on, id(1), 'one');
  const old = await on.store.openView();
  await imported(on, id(1), 'two', { sequence: 2 });
  expect(await on.store.sweep()).toBe(0);
  expect(await firstRow(old)).toBe('one');

  const present = await on.store.openView();
  expect(await firstRow(present)).toBe('two');
  old.release();
  await expect.poll(() => on.store.sweep()).toBe(1);
  await expect(firstRow(old)).rejects.toThrow(MissingRowError);
  expect(await firstRow(present)).toBe('two');
  expect(await on.database.generations.count()).toBe(1);
  expect(await on.database.segments.count()).toBe(2);
  expect(await on.database.rows.count()).toBe(2);
  present.release();
});

it('answers many rows in the order asked for, and a missing one with an error', async () => {
  const on = bench();
  const importId = await begin(on, id(1));
  const staging = await stageGeneration(on.store.base, { archive: id(1), importId });
  for (const n of [0, 1, 2])
    await staging.documentsSink.put({ part: 'terms', n, bytes: bytes(`term ${n}`) });
  await staging.flush();
  await on.store.flip({
    generation: complete(staging, id(1), 1),
    importId,
    isStarter: false,
  });
  const view = await on.store.openView();
  const reader = view.generations[0]!.segments[0]!;
  expect((await reader.getMany('terms', [2, 0])).map(text)).toEqual(['term 2', 'term 0']);
  await expect(reader.getMany('terms', [0, 3])).rejects.toThrow(MissingRowError);
  await expect(reader.get('postings', 0)).rejects.toThrow(MissingRowError);
  await expect(reader.get('terms', 0, AbortSignal.abort())).rejects.toThrow('abort');
  view.release();
});

it('stores no more of a row than its own bytes', async () => {
  const on = bench();
  const importId = await begin(on, id(1));
  const staging = await stageGeneration(on.store.base, { archive: id(1), importId });
  const large = new Uint8Array(10_000).fill(7);
  await staging.documentsSink.put({ part: 'documents', n: 0, bytes: large.subarray(10, 20) });
  await staging.flush();
  const [row] = await on.database.rows.toArray();
  expect(row?.buffer.byteLength).toBe(10);
});

it('sweeps what an import left behind, and nothing while one runs', async () => {
  const on = bench();
  const { staging } = await staged(on, id(1), 'left', 1_200);
  expect(await on.database.rows.count()).toBe(1_201);
  await on.store.locks.asImport(async () => {
    expect(await on.store.sweep()).toBe(0);
  });
  expect(await on.store.sweep()).toBe(1);
  expect(await on.database.rows.count()).toBe(0);
  expect(await on.database.generations.get(staging.generation)).toBeUndefined();
});

it('refuses to flip what was made of a generation that is gone', async () => {
  const on = bench();
  await imported(on, id(1), 'one');
  const lease = await on.store.openArchive(id(1));
  const base = lease.generations[0]!.generation;
  await on.store.locks.asImport(async () => {
    const { importId, staging } = await staged(on, id(1), 'two');
    const next = complete(staging, id(1), 2);
    const sharing = { ...next, segments: [...base.segments, ...next.segments] };
    const plan = { generation: sharing, importId, isStarter: false, base: base.id };
    await on.store.remove(id(1));
    await on.store.sweep();
    await expect(on.store.flip(plan)).rejects.toThrow(BaseGoneError);
    expect(await firstRow(lease)).toBe('one');
    // Another one in its place is no base either.
    lease.release();
    await imported(on, id(1), 'other');
    await expect(on.store.flip(plan)).rejects.toThrow(BaseGoneError);
  });
  const view = await on.store.openView();
  expect(await firstRow(view)).toBe('other');
  view.release();
});

it('keeps the rows that an update shares with its base, through flip, release and sweep', async () => {
  const on = bench();
  await imported(on, id(1), 'one');
  const lease = await on.store.openArchive(id(1));
  const base = lease.generations[0]!.generation;
  const { importId, staging } = await staged(on, id(1), 'two');
  const next = complete(staging, id(1), 2);
  const sharing = { ...next, segments: [...base.segments, ...next.segments] };
  await on.store.flip({ generation: sharing, importId, isStarter: false, base: base.id });
  expect(await on.store.sweep()).toBe(0);
  lease.release();
  await expect.poll(() => on.store.sweep()).toBe(1);
  const view = await on.store.openView();
  const [one, two] = view.generations[0]!.segments;
  expect(text(await one!.get('documents', 0))).toBe('one');
  expect(text(await two!.get('documents', 0))).toBe('two');
  view.release();
  await on.store.remove(id(1));
  await expect.poll(() => on.store.sweep()).toBe(1);
  expect(await on.database.rows.count()).toBe(0);
});

it('sweeps of an update that was given up only what was written for it', async () => {
  const on = bench();
  await imported(on, id(1), 'one');
  await staged(on, id(1), 'two');
  expect(await on.store.sweep()).toBe(1);
  const view = await on.store.openView();
  expect(await firstRow(view)).toBe('one');
  expect(await on.database.rows.count()).toBe(2);
  view.release();
});

it('keeps segments that another generation lists too', async () => {
  const on = bench();
  const first = await staged(on, id(1), 'shared');
  const one = complete(first.staging, id(1), 1);
  await on.store.flip({ generation: one, importId: first.importId, isStarter: false });
  const second = await staged(on, id(1), 'added');
  const two = complete(second.staging, id(1), 2);
  await on.store.flip({
    generation: { ...two, segments: [...one.segments, ...two.segments] },
    importId: second.importId,
    isStarter: false,
  });
  await expect.poll(() => on.store.sweep()).toBe(1);
  const view = await on.store.openView();
  expect(await firstRow(view)).toBe('shared');
  view.release();
});

it('lists archives in the order that the reader gave them', async () => {
  const on = bench();
  for (const n of [1, 2, 3]) await imported(on, id(n), `${n}`);
  await on.store.order([id(3), id(1)]);
  expect((await on.store.archives()).map((row) => row.archive.id)).toEqual([id(3), id(1), id(2)]);
  await on.store.setEnabled(id(1), false);
  await on.store.trash(id(2));
  const view = await on.store.openView();
  expect(await Promise.all([0].map((at) => firstRow(view, at)))).toEqual(['3']);
  view.release();
  await on.store.restore(id(2));
  const again = await on.store.openView();
  expect(again.generations.map((open) => open.generation.archive.id)).toEqual([id(3), id(2)]);
  again.release();
  expect((await on.store.archives()).every((row) => row.trashedAt === undefined)).toBe(true);
});

it('switches on the archives of a set and all others off, the trash left alone', async () => {
  const on = bench();
  for (const n of [1, 2, 3]) await imported(on, id(n), `${n}`);
  await on.store.trash(id(3));
  await on.store.enableOnly([id(2), id(8)]);
  const rows = await on.store.archives();
  expect(rows.map(({ archive, enabled }) => [archive.id, enabled])).toEqual([
    [id(1), false],
    [id(2), true],
    [id(3), true],
  ]);
  const view = await on.store.openView();
  expect(view.generations.map((open) => open.generation.archive.id)).toEqual([id(2)]);
  view.release();
});

it('puts what the reader imports before the starter archive', async () => {
  const on = bench();
  await imported(on, id(9), 'starter', { isStarter: true });
  for (const n of [1, 2]) await imported(on, id(n), `${n}`);
  const order = async () => (await on.store.archives()).map((row) => row.archive.id);
  expect(await order()).toEqual([id(1), id(2), id(9)]);
  await on.store.order([id(9), id(2), id(1)]);
  await imported(on, id(2), 'new', { sequence: 2 });
  expect(await order()).toEqual([id(9), id(2), id(1)]);
});

it('keeps the place and the switch of an archive over an update', async () => {
  const on = bench();
  for (const n of [1, 2]) await imported(on, id(n), `${n}`);
  await on.store.setEnabled(id(1), false);
  await on.store.trash(id(1));
  await imported(on, id(1), 'new', { sequence: 2 });
  const [row] = await on.store.archives();
  expect(row).toMatchObject({ archive: { id: id(1), name: 'Archive 2' }, enabled: false });
  expect(row?.trashedAt).toBeUndefined();
});

it('removes an archive for good, rows and all', async () => {
  const on = bench();
  await imported(on, id(1), 'one');
  await imported(on, id(2), 'two');
  await on.store.remove(id(1));
  expect((await on.store.archives()).map((row) => row.archive.id)).toEqual([id(2)]);
  expect(await on.store.sweep()).toBe(1);
  expect(await on.database.rows.count()).toBe(2);
});

it('never gives a number twice', async () => {
  const on = bench();
  const first = await staged(on, id(1), 'one');
  await on.store.sweep();
  const second = await staged(on, id(1), 'two');
  expect(second.staging.generation).toBeGreaterThan(first.staging.generation);
  expect(second.staging.documents).toBeGreaterThan(first.staging.names);
});

it('keeps one view until the library changes, here or elsewhere', async () => {
  const on = bench();
  await imported(on, id(1), 'one');
  const source = on.store.source();
  const first = await source.current();
  expect(await source.current()).toBe(first);
  // Another context: a store of its own over the same database.
  const elsewhere = createLibraryStore({
    database: openDatabase(on.database.name),
    locks: createLocks(on.database.name),
  });
  await elsewhere.setEnabled(id(1), false);
  await expect.poll(async () => (await source.current()).generations.length).toBe(0);
  source.close();
});

it('runs one import at a time and tells running from interrupted ones', async () => {
  const { store } = bench();
  await store.locks.asImport(() =>
    store.locks.whileRunning(7, async () => {
      expect(await store.locks.asImport(() => Promise.resolve(1))).toBeUndefined();
      expect(await store.locks.runningImports()).toEqual([7]);
    }),
  );
  expect(await store.locks.runningImports()).toEqual([]);
  expect(await store.locks.asImport(() => Promise.resolve(1))).toEqual({ value: 1 });
});

it('lets an import wait for a slice of tending, and come before the next', async () => {
  const { store } = bench();
  const order: string[] = [];
  let endSlice = (): void => undefined;
  const slice = store.locks.asTending(async () => {
    order.push('slice');
    await new Promise<void>((resolve) => (endSlice = resolve));
  });
  const waiting = store.locks.asImport(async () => void order.push('import'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(order).toEqual(['slice']);
  expect(await store.locks.asTending(async () => void order.push('next slice'))).toBeUndefined();
  endSlice();
  await Promise.all([slice, waiting]);
  expect(order).toEqual(['slice', 'import']);
  expect(await store.locks.asTending(async () => 'free again')).toEqual({ value: 'free again' });
});

it('leaves nothing of generations that share a segment when several contexts sweep at once', async () => {
  const on = bench();
  const { database } = on;
  const record = async (listed: readonly number[]): Promise<number[]> => {
    const at = { archive: id(1), state: 'staged', since: NOW } as const;
    const generation = await database.generations.add(at);
    const own = await Promise.all(
      ['documents', 'names'].map(() => database.segments.add({ generation })),
    );
    for (const segment of own) await database.rows.put(bytes('x'), [segment, 1, 0]);
    const [documents, names] = own;
    const segments = [...listed, documents].map((segment) => ({
      id: segment,
      documents: 1,
      tombstones: [],
    }));
    const whole = { id: generation, segments, names } as unknown as Generation;
    await database.generations.put({ ...at, id: generation, state: 'retired', generation: whole });
    return own.map(Number);
  };
  const [shared = 0] = await record([]);
  await record([shared]);
  const others = Array.from({ length: 3 }, () =>
    createLibraryStore({ database, locks: createLocks(database.name), now: () => NOW }),
  );
  await Promise.all([on.store, ...others].map((each) => each.sweep()));
  expect(await database.generations.count()).toBe(0);
  expect(await database.segments.count()).toBe(0);
  expect(await database.rows.count()).toBe(0);
});
