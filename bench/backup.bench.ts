// Backs a library up, wipes it, restores it and compares; prints times, bytes and what torn and
// altered files come to. `npm run bench -- backup BUNDLE`, in memory in the place of a disk.
import 'fake-indexeddb/auto';
import { openAsBlob } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { importArchive } from '@/lib/services/import-archive';
import { previewRestore, restoreBackup } from '@/lib/services/restore-backup';
import { writeBackup } from '@/lib/services/write-backup';
import { openDatabase } from '@/lib/store/database';
import { createLibraryStore, type LibraryStore } from '@/lib/store/library-store';
import { createLocks } from '@/lib/store/locks';

const quiet = { onProgress: () => undefined, signal: new AbortController().signal };
const freeSpace = async (): Promise<undefined> => undefined;

function library(name: string): LibraryStore {
  const database = openDatabase(name);
  return createLibraryStore({ database, locks: createLocks(name) });
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const value = await work();
  console.log(`${what}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  return value;
}

/** A backup, and what its manifest says of archives and of the bytes of rows. */
async function backedUp(store: LibraryStore): Promise<{ blob: Blob; said: unknown }> {
  const chunks: BlobPart[] = [];
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => void chunks.push(new Uint8Array(chunk)),
  });
  const extras = { settings: {}, createdAt: '2026-01-01T00:00:00Z' };
  const { archives, files } = await writeBackup(store, extras, sink, quiet);
  return { blob: new Blob(chunks), said: { archives, files } };
}

const [bundle = ''] = process.argv.slice(2).filter((argument) => argument.endsWith('.zip'));
const before = library('before');
const copies = {
  save: async (_id: number, source: Blob) => source,
  open: async () => undefined,
  remove: async () => undefined,
  list: async () => [],
};
const imported = await timed('import', async () =>
  importArchive(
    {
      kind: 'bundle',
      source: await openAsBlob(bundle),
      name: 'x.zip',
      isStarter: false,
      isPackaged: false,
    },
    { store: before, copies, freeSpace, now: Date.now },
    quiet,
  ),
);
if (!imported.ok) throw new Error(imported.error.message);
const { documents, bytes } = imported.value;
const { blob, said } = await timed('backup', () => backedUp(before));
console.log(`${documents} documents, ${bytes} bytes of rows, backup of ${blob.size} bytes`);
const after = library('after');
const ports = { store: after, freeSpace };
for (const [what, file, wanted] of [
  ['cut in the middle', blob.slice(0, blob.size / 2), false],
  ['without its last byte', blob.slice(0, -1), false],
  ['one byte altered', new Blob([blob.slice(0, 5_000_000), 'x', blob.slice(5_000_001)]), false],
  ['as it was written', blob, true],
] as const) {
  const preview = await timed(`preview, ${what}`, () => previewRestore(file, ports, quiet));
  const restored = await timed(`restore, ${what}`, () => restoreBackup(file, ports, quiet));
  console.log(`${what}: ${preview.ok && restored.ok ? 'restored' : 'refused'}`);
  const archives = (await after.archives()).length;
  if (restored.ok !== wanted || archives !== (wanted ? 1 : 0)) throw new Error(`BUG: ${what}`);
}
const again = await timed('backup of what was restored', () => backedUp(after));
console.log(`equal by digest: ${isDeepStrictEqual(again.said, said)}`);
console.log(`peak memory: ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`);
// The store listens for readers as long as its context lives.
process.exit();
