import { stageGeneration } from '@/lib/store/staging';
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { writeBundle, type BundleContent } from '@/lib/bundle/write-bundle';
import type { ImportProgress } from '@/lib/model/answers';
import { archiveIdFrom } from '@/lib/model/archive';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import { createMemoryRows } from '@/lib/segment/memory-rows';
import { readDocuments } from '@/lib/segment/document-blocks';
import { openDatabase } from '@/lib/store/database';
import { createLibraryStore } from '@/lib/store/library-store';
import { createLocks } from '@/lib/store/locks';
import { buildGeneration } from './build-generation';
import { importArchive } from './import-archive';
import type { ImportPorts, ImportRequest, SourceCopies } from './import-ports';
import { previewImport } from './imports';
import { discardImport, interruptedImports } from './interrupted-imports';
import { tidyLibrary } from './tidy-library';

const archive = { id: archiveIdFrom(new Uint8Array(16).fill(9)), name: 'Harbour letters' };
const NOW = 1_700_000_000_000;
let serial = 0;

function aDocument(n: number): ArchiveDocument {
  const text = `Letter ${n}. The keeper Ada Holm wrote that the harbour froze.`;
  return {
    id: `letters/${n}` as SourceId,
    title: `Letter ${n}`,
    text,
    cleaned: [{ start: 0, end: text.length }],
    language: 'en',
  };
}

const documents = (count: number): ArchiveDocument[] =>
  Array.from({ length: count }, (_, n) => aDocument(n));

async function bundleOf(content: Partial<BundleContent> = {}): Promise<Blob> {
  const chunks: BlobPart[] = [];
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => void chunks.push(new Uint8Array(chunk)),
  });
  await writeBundle({ archive, sequence: 1, documents: documents(3), ...content }, sink);
  return new Blob(chunks);
}

/** Copies in memory. */
function memoryCopies(): SourceCopies & { kept: Map<number, Blob> } {
  const kept = new Map<number, Blob>();
  return {
    kept,
    async save(id, source, { signal }) {
      signal.throwIfAborted();
      kept.set(id, source);
      return source;
    },
    open: async (id) => kept.get(id),
    remove: async (id) => void kept.delete(id),
    list: async () => [...kept.keys()],
  };
}

function bench(name = `import-${serial++}`) {
  const database = openDatabase(name);
  const copies = memoryCopies();
  const store = createLibraryStore({ database, locks: createLocks(database.name), now: () => NOW });
  const ports: ImportPorts = { store, copies, freeSpace: async () => 1e9, now: () => NOW };
  const run = (
    request: ImportRequest,
    onProgress: (progress: ImportProgress) => void = () => undefined,
    signal = new AbortController().signal,
  ) => importArchive(request, ports, { onProgress, signal });
  return { database, copies, store, ports, run };
}

const bundle = (source: Blob): ImportRequest => ({
  kind: 'bundle',
  source,
  name: 'letters.zip',
  isStarter: false,
  isPackaged: false,
});

/** Rows, journals and copies that are left. */
async function leftovers({ database, copies }: ReturnType<typeof bench>) {
  return {
    rows: await database.rows.count(),
    generations: await database.generations.count(),
    imports: await database.imports.count(),
    copies: copies.kept.size,
  };
}
const NOTHING = { rows: 0, generations: 0, imports: 0, copies: 0 };

it('imports a bundle into a generation that can be read', async () => {
  const on = bench();
  const stages: string[] = [];
  const result = await on.run(bundle(await bundleOf()), ({ stage }) => stages.push(stage));
  expect(result).toMatchObject({
    ok: true,
    value: { archive, sequence: 1, documents: 3, origin: 'letters.zip', enabled: true },
  });
  expect([...new Set(stages)]).toEqual(['copying', 'documents', 'names', 'finishing']);
  const view = await on.store.openView();
  const reader = view.generations[0]!.segments[0]!;
  expect(await readDocuments(reader, [2, 0])).toEqual([aDocument(2), aDocument(0)]);
  view.release();
  expect(await leftovers(on)).toMatchObject({ generations: 1, imports: 0, copies: 0 });
});

it('copies prebuilt rows instead of building them, to the same rows', async () => {
  const index = async () => {
    const documentsSink = createMemoryRows();
    const sinks = { documentsSink, documentsReader: documentsSink, namesSink: createMemoryRows() };
    const built = await buildGeneration({
      archive: archive.id,
      documents: documents(40),
      ...sinks,
    });
    const rows = { documents: sinks.documentsSink.rows(), names: sinks.namesSink.rows() };
    return { ...rows, analyser: built.analyser, engine: built.engine };
  };
  const [raw, prebuilt] = [bench(), bench()];
  await raw.run(bundle(await bundleOf({ documents: documents(40) })));
  await prebuilt.run(bundle(await bundleOf({ documents: documents(40), index })));
  const rowsOf = async ({ database }: ReturnType<typeof bench>) => {
    const keys = await database.rows.toCollection().primaryKeys();
    return Object.fromEntries(
      (await database.rows.toArray()).map((row, i) => [keys[i]?.join(' '), row]),
    );
  };
  expect(await rowsOf(prebuilt)).toEqual(await rowsOf(raw));
  // Their manifests differ: one lists an index.
  const [a, b] = [await raw.store.archives(), await prebuilt.store.archives()].map((rows) =>
    rows.map(({ manifestSha256: _manifest, ...row }) => row),
  );
  expect(b).toEqual(a);
});

it('refuses prebuilt rows of other documents', async () => {
  const on = bench();
  const documentsSink = createMemoryRows();
  const sinks = { documentsSink, documentsReader: documentsSink, namesSink: createMemoryRows() };
  const built = await buildGeneration({ archive: archive.id, documents: documents(4), ...sinks });
  const index = async () => ({
    analyser: built.analyser,
    engine: built.engine,
    documents: sinks.documentsSink.rows(),
    names: sinks.namesSink.rows(),
  });
  const result = await on.run(bundle(await bundleOf({ documents: documents(5), index })));
  expect(result).toMatchObject({ ok: false, error: { kind: 'damaged', where: 'index' } });
  expect(await leftovers(on)).toEqual(NOTHING);
});

it('leaves no trace of a cancelled import', async () => {
  const on = bench();
  await on.run(bundle(await bundleOf()));
  const before = await leftovers(on);
  const controller = new AbortController();
  const result = await on.run(
    bundle(await bundleOf({ sequence: 2, documents: documents(500) })),
    ({ stage }) => {
      if (stage === 'documents') controller.abort();
    },
    controller.signal,
  );
  expect(result).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
  expect(await leftovers(on)).toEqual(before);
  expect((await on.store.archives())[0]).toMatchObject({ sequence: 1, documents: 3 });
});

it('refuses a second import while one runs', async () => {
  const on = bench();
  const source = await bundleOf();
  const results = await Promise.all([on.run(bundle(source)), on.run(bundle(source))]);
  expect(results[0]).toMatchObject({ ok: true });
  expect(results[1]).toMatchObject({ ok: false, error: { kind: 'busy' } });
});

it('refuses the same version again, and an older one', async () => {
  const on = bench();
  await on.run(bundle(await bundleOf({ sequence: 5 })));
  for (const [sequence, words] of [
    [5, 'in the library already'],
    [4, 'a newer version'],
  ] as const) {
    const source = await bundleOf({ sequence });
    const problem = { ok: false, error: { kind: 'older-sequence' } };
    expect(await previewImport(source, on.ports)).toMatchObject(problem);
    const result = await on.run(bundle(source));
    expect(result).toMatchObject(problem);
    expect(!result.ok && result.error.message).toContain(words);
  }
  expect(await previewImport(await bundleOf({ sequence: 6 }), on.ports)).toMatchObject({
    ok: true,
    value: { archive, documents: 3, sequence: 6, replaces: 5 },
  });
});

it('takes an archive out of the trash when it is imported again', async () => {
  const on = bench();
  await on.run(bundle(await bundleOf()));
  await on.store.trash(archive.id);
  expect(await on.run(bundle(await bundleOf()))).toMatchObject({ ok: true });
  expect((await on.store.archives())[0]?.trashedAt).toBeUndefined();
});

it('says what is needed before it starts when the disk is too full', async () => {
  const on = bench();
  const ports = { ...on.ports, freeSpace: async () => 10 };
  const result = await importArchive(bundle(await bundleOf()), ports, {
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  expect(result).toMatchObject({ ok: false, error: { kind: 'no-space' } });
  expect(await leftovers(on)).toEqual(NOTHING);
});

it('rolls back when the disk fills up on the way', async () => {
  const on = bench();
  // As Chromium tells it: the transaction is aborted at its end.
  on.database.rows.hook('creating', () => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const result = await on.run(bundle(await bundleOf()));
  expect(result).toMatchObject({ ok: false, error: { kind: 'no-space' } });
  expect(await leftovers(on)).toEqual(NOTHING);
});

it('tells why it failed also when the disk is too full to clear what it wrote', async () => {
  const on = bench();
  const store = {
    ...on.store,
    sweep: async () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  const result = await importArchive(
    bundle(await bundleOf()),
    { ...on.ports, store },
    {
      onProgress: () => undefined,
      signal: AbortSignal.abort(),
    },
  );
  expect(result).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
});

it.each([
  ['a file that is no zip', new Blob(['hello']), 'not-a-bundle'],
  ['an empty file', new Blob([]), 'not-a-bundle'],
])('refuses %s', async (_, source, kind) => {
  const on = bench();
  expect(await on.run(bundle(source))).toMatchObject({ ok: false, error: { kind } });
  expect(await leftovers(on)).toEqual(NOTHING);
});

it('refuses a bundle without documents', async () => {
  const on = bench();
  const source = await bundleOf({ documents: [] });
  expect(await on.run(bundle(source))).toMatchObject({
    ok: false,
    error: { kind: 'no-documents' },
  });
  expect(await leftovers(on)).toEqual(NOTHING);
});

it('refuses a damaged bundle, wherever the damage is', async () => {
  const whole = new Uint8Array(await (await bundleOf({ documents: documents(200) })).arrayBuffer());
  for (let at = 0; at < whole.length; at += 97) {
    const on = bench();
    const bytes = whole.slice();
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    const result = await on.run(bundle(new Blob([bytes])));
    // A byte that nothing depends on may differ; whatever is imported is whole.
    if (result.ok) expect(result.value.documents).toBe(200);
    else expect(await leftovers(on)).toEqual(NOTHING);
  }
});

/** A journal as a crash leaves it. */
async function crashed(on: ReturnType<typeof bench>, source: Blob | undefined, isPackaged = false) {
  const id = await on.store.beginImport({
    name: 'letters.zip',
    startedAt: NOW,
    archive,
    isStarter: false,
    isPackaged,
    sourceBytes: source?.size ?? 0,
    generation: 0,
    documents: 0,
  });
  if (source) on.copies.kept.set(id, source);
  const staging = await stageGeneration(on.store.base, { archive: archive.id, importId: id });
  await staging.documentsSink.put({ part: 'documents', n: 0, bytes: new Uint8Array(10) });
  staging.mark({ documents: 1 });
  await staging.flush();
  return id;
}

it('lists an interrupted import and resumes it from the copy of its source', async () => {
  const on = bench();
  const id = await crashed(on, await bundleOf());
  expect(await interruptedImports(on.ports)).toEqual([
    { id, name: archive.name, startedAt: NOW, documents: 1, resumable: true },
  ]);
  expect(await on.store.archives()).toEqual([]);
  expect(await on.run({ kind: 'resume', id })).toMatchObject({ ok: true, value: { documents: 3 } });
  await tidyLibrary(on.ports);
  expect(await leftovers(on)).toMatchObject({ generations: 1, imports: 0, copies: 0 });
  expect(await interruptedImports(on.ports)).toEqual([]);
});

it('lists an import without its copy as one that cannot be resumed', async () => {
  const on = bench();
  const id = await crashed(on, undefined);
  expect(await interruptedImports(on.ports)).toMatchObject([{ id, resumable: false }]);
  expect(await on.run({ kind: 'resume', id })).toMatchObject({ ok: false });
  await discardImport(id, on.ports);
  await tidyLibrary(on.ports);
  expect(await leftovers(on)).toEqual(NOTHING);
});

it('does not take the running import for an interrupted one', async () => {
  const on = bench();
  const seen: number[] = [];
  const pending: Promise<void>[] = [];
  await on.run(bundle(await bundleOf()), () => {
    pending.push(interruptedImports(on.ports).then((list) => void seen.push(list.length)));
  });
  await Promise.all(pending);
  expect(new Set(seen)).toEqual(new Set([0]));
});

it('clears journals of packaged archives and copies of nothing, and keeps what can be resumed', async () => {
  const on = bench();
  const kept = await crashed(on, await bundleOf());
  await crashed(on, await bundleOf(), true);
  on.copies.kept.set(1_000, new Blob(['left']));
  await tidyLibrary(on.ports);
  expect((await on.store.imports()).map((record) => record.id)).toEqual([kept]);
  expect([...on.copies.kept.keys()]).toEqual([kept]);
});

it('empties the trash of what was in it for 30 days, and of nothing else', async () => {
  const { store, ports, run } = bench();
  await run(bundle(await bundleOf()));
  await store.trash(archive.id);
  const day = 86_400_000;
  await tidyLibrary({ ...ports, now: () => NOW + 29 * day });
  expect(await store.archives()).toHaveLength(1);
  await tidyLibrary({ ...ports, now: () => NOW + 31 * day });
  expect(await store.archives()).toEqual([]);
});
