import 'fake-indexeddb/auto';
import {
  BlobReader,
  BlobWriter,
  TextReader,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { expect, it } from 'vitest';
import { archiveIdFrom, type ArchiveId } from '@/lib/model/archive';
import type { Correction, CorrectionId } from '@/lib/model/correction';
import { documentKey, type SourceId } from '@/lib/model/document';
import { keptId, type Kept } from '@/lib/model/kept';
import { SEGMENT_PARTS } from '@/lib/model/segment';
import { openDatabase, type LibraryDatabase } from '@/lib/store/database';
import { createLibraryStore, type LibraryStore } from '@/lib/store/library-store';
import { createLocks } from '@/lib/store/locks';
import { aDocument } from '@/tests/library';
import { prebuiltBundle } from '@/tests/prebuilt-bundle';
import { BACKUP_MANIFEST, type BackupManifest } from './backup-schema';
import { importArchive } from './import-archive';
import { createTableCache } from './library-tables';
import { previewRestore, restoreBackup } from './restore-backup';
import { searchLibrary } from './search-library';
import { tendLibrary } from './tend-library';
import { mendLibrary, verifyLibrary } from './verify-library';
import { writeBackup } from './write-backup';

let serial = 0;
const quiet = { onProgress: () => undefined, signal: new AbortController().signal };
const freeSpace = async (): Promise<number> => 1e9;
const MUTED: Correction = {
  id: 'correction-1' as CorrectionId,
  at: 5,
  kind: 'mute',
  entity: {
    archive: archiveIdFrom(new Uint8Array(16).fill(1)),
    id: 'a'.repeat(24) as never,
    canonical: 'Ada Holm',
    kind: 'person',
    aliases: [],
    documents: [],
  },
};

type Bench = { readonly database: LibraryDatabase; readonly store: LibraryStore };

function bench(): Bench {
  const database = openDatabase(`backup-${serial++}`);
  const store = createLibraryStore({ database, locks: createLocks(database.name), now: () => 1 });
  return { database, store };
}

const archiveOf = (n: number): { id: ArchiveId; name: string } => ({
  id: archiveIdFrom(new Uint8Array(16).fill(n)),
  name: `Letters ${n}`,
});

/** Bundles of letters, each made once: with its rows, so that they are copied, not found again. */
const bundles = new Map<string, Promise<Blob>>();
function lettersOf(n: number, sequence: number, count: number): Promise<Blob> {
  const key = `${n} ${sequence} ${count}`;
  const made = bundles.get(key) ?? makeLetters(n, sequence, count);
  bundles.set(key, made);
  return made;
}

function makeLetters(n: number, sequence: number, count: number): Promise<Blob> {
  const documents = Array.from({ length: count }, (_, at) =>
    aDocument({
      id: `l${at}`,
      text: `Letter ${at} of Ada Holm on the harbour, version ${sequence}.`,
    }),
  );
  return prebuiltBundle({ archive: archiveOf(n), sequence, documents });
}

async function put({ store }: Bench, n: number, sequence = 1, count = 20): Promise<void> {
  const bundle = await lettersOf(n, sequence, count);
  const copies = {
    save: async (_id: number, source: Blob) => source,
    open: async () => undefined,
    remove: async () => undefined,
    list: async () => [],
  };
  const request = { kind: 'bundle', source: bundle, name: 'x.zip' } as const;
  const result = await importArchive(
    { ...request, isStarter: false, isPackaged: false },
    { store, copies, freeSpace, now: () => 1 },
    quiet,
  );
  if (!result.ok) throw new Error(result.error.message);
}

async function backedUp({ store }: Bench): Promise<{ blob: Blob; manifest: BackupManifest }> {
  const chunks: BlobPart[] = [];
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => void chunks.push(new Uint8Array(chunk)),
  });
  const extras = { settings: { dwellMs: 400 }, createdAt: '2026-01-02T03:04:05.000Z' };
  const manifest = await writeBackup(store, extras, sink, quiet);
  return { blob: new Blob(chunks), manifest };
}

/** Everything that a library holds, private numbers left out. */
/** A backup with another manifest, its rows as they were. */
async function withManifest(
  blob: Blob,
  change: (manifest: BackupManifest) => object,
): Promise<Blob> {
  const reader = new ZipReader(new BlobReader(blob), { useWebWorkers: false });
  const writer = new ZipWriter(new BlobWriter(), { level: 0, useWebWorkers: false });
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    const content = await entry.getData(new BlobWriter());
    const text = entry.filename === BACKUP_MANIFEST ? await content.text() : undefined;
    const changed =
      text === undefined ? content : new Blob([JSON.stringify(change(JSON.parse(text)))]);
    await writer.add(entry.filename, new BlobReader(changed));
  }
  return writer.close();
}

const contentOf = async (of: Bench): Promise<BackupManifest> => (await backedUp(of)).manifest;

const KEPT: readonly Kept[] = [
  {
    kind: 'note',
    id: keptId('note', documentKey(archiveOf(1).id, '7' as SourceId)),
    at: 4,
    document: documentKey(archiveOf(1).id, '7' as SourceId),
    title: 'Letter 7',
    text: 'Compare with the harbour master.',
    tags: ['harbour', 'ice'],
  },
  { kind: 'search', id: keptId('search', 'ice'), at: 5, query: 'ice' },
  { kind: 'step', id: keptId('step', '6'), at: 6, words: 'ice', did: 'search' },
];

async function full(): Promise<Bench> {
  const library = bench();
  await put(library, 1);
  await put(library, 2, 0, 17);
  await put(library, 2);
  expect((await library.store.archives())[1]?.news).toMatchObject({ since: 0, documents: 3 });
  await library.store.sweep();
  await library.store.setEnabled(archiveOf(2).id, false);
  await put(library, 3);
  await library.store.trash(archiveOf(3).id);
  await library.store.setUpdates(archiveOf(1).id, {
    address: 'https://archive.example/list.json',
    schedule: 'daily',
    byItself: true,
    askedAt: 7,
  });
  await library.store.corrections.put([MUTED]);
  await library.store.kept.put(KEPT);
  return library;
}

it('restores into an empty library all that was backed up, byte for byte', async () => {
  const before = await full();
  const { blob, manifest } = await backedUp(before);
  const after = bench();
  expect(await previewRestore(blob, { ...after, freeSpace }, quiet)).toMatchObject({
    ok: true,
    value: {
      archives: [1, 2, 3].map((n) => ({ name: `Letters ${n}`, documents: 20, change: 'new' })),
      stay: [],
      corrections: 1,
    },
  });
  expect(await after.store.archives()).toEqual([]);
  const restored = await restoreBackup(blob, { ...after, freeSpace }, quiet);
  expect(restored).toEqual({ ok: true, value: { settings: { dwellMs: 400 } } });
  expect(await contentOf(after)).toEqual(manifest);
  expect(await after.store.kept.all()).toEqual(KEPT);
  const view = await after.store.openView();
  expect(
    (await searchLibrary(view, 'harbour', { limit: 5, tablesOf: createTableCache() })).total,
  ).toBe(20);
  view.release();
});

it('restores a backup that was made before anything was kept, and leaves what is kept now', async () => {
  const { blob } = await backedUp(await full());
  const old = await withManifest(blob, ({ kept: _kept, ...manifest }) => manifest);
  const library = bench();
  await library.store.kept.put(KEPT.slice(0, 1));
  expect(await restoreBackup(old, { ...library, freeSpace }, quiet)).toMatchObject({ ok: true });
  expect((await library.store.archives()).map(({ archive }) => archive.name)).toEqual(
    [1, 2, 3].map((n) => `Letters ${n}`),
  );
  expect(await library.store.corrections.all()).toEqual([MUTED]);
  expect(await library.store.kept.all()).toEqual(KEPT.slice(0, 1));
});

it('puts a version back, and leaves what the backup does not have', async () => {
  const library = bench();
  await put(library, 1);
  const { blob, manifest } = await backedUp(library);
  await put(library, 1, 2, 30);
  await put(library, 4);
  const preview = await previewRestore(blob, { ...library, freeSpace }, quiet);
  expect(preview).toMatchObject({
    ok: true,
    value: {
      archives: [{ change: 'other', sequence: 1, present: 2, documents: 20 }],
      stay: ['Letters 4'],
    },
  });
  expect((await restoreBackup(blob, { ...library, freeSpace }, quiet)).ok).toBe(true);
  const content = await contentOf(library);
  expect(content.archives.map(({ generation }) => generation.archive.name)).toEqual([
    'Letters 1',
    'Letters 4',
  ]);
  expect(content.files.slice(0, 2)).toEqual(manifest.files);
  // What it replaced is swept.
  expect(await library.database.generations.count()).toBe(2);
});

it('refuses a backup that was cut short or altered anywhere, with nothing changed', async () => {
  const library = await full();
  const { blob } = await backedUp(library);
  const bytes = await blob.bytes();
  const before = await contentOf(library);
  const rows = await library.database.rows.count();
  const tried: Blob[] = [];
  for (let part = 0; part < 4; part++) tried.push(blob.slice(0, (blob.size * part) / 4));
  for (let part = 1; part < 12; part++) {
    const altered = new Uint8Array(bytes);
    const at = Math.floor((altered.length * part) / 12);
    altered[at] = (altered[at] ?? 0) ^ 0x10;
    tried.push(new Blob([altered]));
  }
  const passed: number[] = [];
  for (const [n, one] of tried.entries()) {
    const result = await restoreBackup(one, { ...library, freeSpace }, quiet);
    // A bit of the zip's own padding may mean nothing: then what is restored is what was backed up.
    if (result.ok) passed.push(n);
    expect(await contentOf(library)).toEqual(before);
    expect(await library.database.rows.count()).toBe(rows);
  }
  expect(passed.length).toBeLessThan(3);
});

it.each([
  ['an older format', { format: 0 }, 'newer-format'],
  ['a newer format', { format: 2 }, 'newer-format'],
  ['something else', { backfile: 'corrections' }, 'damaged'],
  ['a field that is none', { archives: [{}] }, 'damaged'],
  ['corrections that are none', { corrections: '{}' }, 'damaged'],
  ['notes that are none', { kept: '{"backfile":"kept","format":1,"kept":[{}]}' }, 'damaged'],
])('refuses %s with nothing changed', async (_, over, kind) => {
  const library = bench();
  await put(library, 1);
  const before = await contentOf(library);
  const { manifest } = await backedUp(library);
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  await zip.add('library.json', new TextReader(JSON.stringify({ ...manifest, ...over })));
  for (const { path } of manifest.files) await zip.add(path, new TextReader('x'));
  const blob = await zip.close();
  for (const attempt of [previewRestore, restoreBackup]) {
    const result = await attempt(blob, { ...library, freeSpace }, quiet);
    expect(result.ok ? 'ok' : result.error.kind).toBe(kind);
  }
  expect(await contentOf(library)).toEqual(before);
});

/** The library as an earlier version would hold it: rows of names that this one cannot read, no words apart. */
async function madeEarlier({ database, store }: Bench): Promise<void> {
  for (const { id, names, segments } of await store.health.shown()) {
    const record = await database.generations.get(id);
    if (record?.state !== 'shown') throw new Error('not shown');
    const generation = { ...record.generation, engine: 'rows-3' };
    await database.generations.put({ ...record, generation });
    await database.rows.delete([names, SEGMENT_PARTS.names, 0]);
    for (const segment of segments)
      await database.rows
        .where(':id')
        .between([segment.id, SEGMENT_PARTS.words, 0], [segment.id, SEGMENT_PARTS.words, Infinity])
        .delete();
  }
}

it('takes what an earlier version backed up: documents, corrections, settings; index and names are made anew', async () => {
  const before = await full();
  const { manifest } = await backedUp(before);
  await madeEarlier(before);
  const { blob } = await backedUp(before);
  const after = bench();
  const tight = { ...after, freeSpace: async () => blob.size };
  expect(await previewRestore(blob, tight, quiet)).toMatchObject({ error: { kind: 'no-space' } });
  expect(await restoreBackup(blob, { ...after, freeSpace }, quiet)).toEqual({
    ok: true,
    value: { settings: { dwellMs: 400 } },
  });
  expect(await tendLibrary(after.store)).toMatchObject({ rebuilt: 3 });
  const content = await contentOf(after);
  expect(content.corrections).toBe(manifest.corrections);
  expect(content.kept).toBe(manifest.kept);
  const told = ({ archives }: BackupManifest): unknown =>
    archives.map(({ enabled, trashedAt, updates, generation }) => {
      const { archive, sequence, documents, engine, documentsDigest } = generation;
      return { enabled, trashedAt, updates, archive, sequence, documents, engine, documentsDigest };
    });
  expect(told(content)).toEqual(told(manifest));
  expect(await verifyLibrary(after.store, () => undefined)).toMatchObject({ damaged: [] });
  const view = await after.store.openView();
  const tablesOf = createTableCache();
  expect((await searchLibrary(view, 'harbour', { limit: 5, tablesOf })).total).toBe(20);
  view.release();
});

it('refuses a backup of a later version with nothing changed', async () => {
  const library = await full();
  const { blob, manifest } = await backedUp(library);
  const later = await withManifest(blob, (given) => ({
    ...given,
    archives: given.archives.map((one) => ({
      ...one,
      generation: { ...one.generation, engine: 'rows-999999' },
    })),
  }));
  for (const attempt of [previewRestore, restoreBackup])
    expect(await attempt(later, { ...library, freeSpace }, quiet)).toMatchObject({
      error: { kind: 'newer-format' },
    });
  expect(await contentOf(library)).toEqual(manifest);
});

it('does not begin a restore that the disk has no room for', async () => {
  const library = await full();
  const { blob } = await backedUp(library);
  const small = { ...library, freeSpace: async () => 10 };
  expect(await previewRestore(blob, small, quiet)).toMatchObject({ error: { kind: 'no-space' } });
});

it('waits with a restore for an import that runs, for a while, unless it is cancelled', async () => {
  const library = await full();
  const before = await contentOf(library);
  const { blob } = await backedUp(library);
  const ports = { ...library, freeSpace };
  const cancel = new AbortController();
  let waiting: ReturnType<typeof restoreBackup> | undefined;
  await library.store.locks.asImport(async () => {
    const impatient = await restoreBackup(blob, ports, quiet, 20);
    expect(impatient).toMatchObject({ error: { kind: 'busy' } });
    const cancelled = restoreBackup(blob, ports, { ...quiet, signal: cancel.signal });
    cancel.abort();
    expect(await cancelled).toMatchObject({ error: { kind: 'cancelled' } });
    waiting = restoreBackup(blob, ports, quiet);
    expect(await contentOf(library)).toEqual(before);
  });
  expect(await waiting).toMatchObject({ ok: true });
});

it('finds damaged rows and pieces that belong to nothing, and mends them', async () => {
  const library = bench();
  await put(library, 1);
  const check = () => verifyLibrary(library.store, () => undefined);
  expect(await check()).toMatchObject({ archives: 1, damaged: [], orphans: 0 });
  const [row] = await library.database.rows.where(':id').above([0]).primaryKeys();
  const segment = row?.[0] ?? 0;
  const terms = await library.database.rows.get([segment, 4, 0]);
  if (!terms) throw new Error('no terms');
  const damaged = new Uint8Array(terms);
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
  await library.database.rows.put(damaged, [segment, 4, 0]);
  await library.database.rows.put(new Uint8Array(9), [99_999, 1, 0]);
  expect(await check()).toMatchObject({
    damaged: [{ name: 'Letters 1', rows: 1 }],
    orphans: 1,
  });
  expect(await mendLibrary(library.store)).toEqual({ mended: ['Letters 1'], lost: [] });
  expect(await check()).toMatchObject({ damaged: [], orphans: 0 });
});
