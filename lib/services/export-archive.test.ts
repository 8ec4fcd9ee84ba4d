import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openBundle, type BundleReader } from '@/lib/bundle/read-bundle';
import { writeBundle } from '@/lib/bundle/write-bundle';
import { archiveIdFrom } from '@/lib/model/archive';
import { openDatabase } from '@/lib/store/database';
import { createLibraryStore, type LibraryStore } from '@/lib/store/library-store';
import { createLocks } from '@/lib/store/locks';
import { aDocument } from '@/tests/library';
import { exportArchive } from './export-archive';
import { importArchive } from './import-archive';
import { createTableCache } from './library-tables';
import { searchLibrary } from './search-library';
import { writeBackup } from './write-backup';

let serial = 0;
const quiet = { onProgress: () => undefined, signal: new AbortController().signal };
const ARCHIVE = { id: archiveIdFrom(new Uint8Array(16).fill(7)), name: 'Letters', edition: '1990' };
const DOCUMENTS = Array.from({ length: 40 }, (_, n) =>
  aDocument({
    id: `l${n}`,
    text: `Letter ${n}. Ada Holm wrote from the Veldana Harbour Board, and Ada Holm was cross.`,
    url: `https://letters.example/${n}`,
  }),
);
const GIVEN = {
  id: 'q1',
  canonical: 'Ada Holm',
  kind: 'person',
  aliases: ['Lady of the Quay'],
  roles: [{ text: 'harbour master', asOf: '1990' }],
  externalIds: { wikidata: 'Q1' },
} as const;

function library(): LibraryStore {
  const database = openDatabase(`export-${serial++}`);
  return createLibraryStore({ database, locks: createLocks(database.name), now: () => 1 });
}

/** What `write` puts into the sink that it is given. */
async function written(
  write: (sink: WritableStream<Uint8Array>) => Promise<unknown>,
): Promise<Blob> {
  const chunks: BlobPart[] = [];
  await write(new WritableStream({ write: (chunk) => void chunks.push(new Uint8Array(chunk)) }));
  return new Blob(chunks);
}

async function put(store: LibraryStore, source: Blob): Promise<void> {
  const copies = {
    save: async (_id: number, blob: Blob) => blob,
    open: async () => undefined,
    remove: async () => undefined,
    list: async () => [],
  };
  const result = await importArchive(
    { kind: 'bundle', source, name: 'x.zip', isStarter: false, isPackaged: false },
    { store, copies, freeSpace: async () => 1e9, now: () => 1 },
    quiet,
  );
  if (!result.ok) throw new Error(result.error.message);
}

const original = (): Promise<Blob> =>
  written((sink) =>
    writeBundle({ archive: ARCHIVE, sequence: 3, documents: DOCUMENTS, entities: [GIVEN] }, sink),
  );

const exported = (store: LibraryStore): Promise<Blob> =>
  written((sink) => exportArchive(store, ARCHIVE.id, sink, quiet));

async function opened(blob: Blob): Promise<BundleReader> {
  const result = await openBundle(blob);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Hashes of all rows of a library. */
async function rowsOf(store: LibraryStore): Promise<unknown> {
  const sink = new WritableStream<Uint8Array>({ write: () => undefined });
  const extras = { settings: {}, createdAt: '2026-01-02T03:04:05.000Z' };
  return (await writeBackup(store, extras, sink, quiet)).files;
}

async function scoresIn(store: LibraryStore): Promise<unknown> {
  const view = await store.openView();
  try {
    const { hits } = await searchLibrary(view, 'quay letter holm', {
      limit: 50,
      tablesOf: createTableCache(),
    });
    return hits.map(({ excerpt, score }) => [excerpt.document.id, score, excerpt.text]);
  } finally {
    view.release();
  }
}

it('makes of an archive a bundle that imports to the very same rows and answers', async () => {
  const before = library();
  await put(before, await original());
  const blob = await exported(before);
  const after = library();
  await put(after, blob);
  expect(await rowsOf(after)).toEqual(await rowsOf(before));
  expect(await scoresIn(after)).toEqual(await scoresIn(before));
});

it('keeps documents, the archive and what its publisher gave', async () => {
  const store = library();
  await put(store, await original());
  const { manifest, ...bundle } = await opened(await exported(store));
  expect(manifest).toMatchObject({ archive: ARCHIVE, sequence: 3 });
  expect(await Array.fromAsync(bundle.documents())).toEqual(DOCUMENTS);
  expect(await Array.fromAsync(bundle.entities())).toMatchObject([
    { ...GIVEN, id: expect.stringMatching(/^[0-9a-f]{24}$/) },
  ]);
  expect((await opened(await original())).manifest.documentsDigest).toBe(manifest.documentsDigest);
});

it('writes the same bytes each time, and again after it was imported', async () => {
  const [one, two] = [library(), library()];
  await put(one, await original());
  const first = await exported(one);
  await put(two, first);
  expect(await (await exported(one)).bytes()).toEqual(await first.bytes());
  expect(await (await exported(two)).bytes()).toEqual(await first.bytes());
});

it('has nothing to write of an archive that is not there', async () => {
  const sink = new WritableStream<Uint8Array>();
  expect(await exportArchive(library(), ARCHIVE.id, sink, quiet)).toBeUndefined();
});

it('ends when it is cancelled, and frees what it held', async () => {
  const store = library();
  await put(store, await original());
  const controller = new AbortController();
  const onProgress = (): void => controller.abort();
  await expect(
    written((sink) =>
      exportArchive(store, ARCHIVE.id, sink, { onProgress, signal: controller.signal }),
    ),
  ).rejects.toThrow(/abort/);
  await store.remove(ARCHIVE.id);
  expect(await store.sweep()).toBeGreaterThan(0);
});
