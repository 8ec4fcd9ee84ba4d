// Runs in an extension page: imports bundles that lie in the extension's folder, by the real worker,
// and says what the library holds.
import { createDocumentsDigest } from '@/lib/bundle/documents-digest';
import { createImportRunner, type ImportRunner } from '@/lib/host/import-runner';
import type { ArchiveRow, ImportPreview, ImportProblem } from '@/lib/model/answers';
import type { Result } from '@/lib/base/result';
import { createSourceCopies } from '@/lib/platform/source-copies';
import { discardImport, interruptedImports } from '@/lib/services/interrupted-imports';
import { tidyLibrary } from '@/lib/services/tidy-library';
import { openDatabase } from '@/lib/store/database';
import { createLibraryStore } from '@/lib/store/library-store';
import { logicalDigest } from '@/tests/logical-digest';
import { stageOne, type AskedWords } from '@/tests/stage-one';
import { known } from '@/tests/updated-names';

/** How an import went: what stood in the way, if anything, and what it took. */
export type Outcome = {
  readonly problem?: string;
  readonly message?: string;
  readonly ms: number;
  /** When each stage began, ms after the import. */
  readonly stages: Readonly<Record<string, number>>;
};

/** What the library holds. */
export type LibraryState = {
  /** Of the one archive; 0 when there is none. */
  readonly sequence: number;
  readonly segments: readonly { documents: number; dead: number }[];
  readonly bytes: number;
  /** Of the names segment's rows. */
  readonly nameBytes: number;
  /** Of its rows in their order: which bytes they are. */
  readonly rows: string;
  /** Segments with rows that no shown generation lists. */
  readonly orphans: number;
  /** Generations that are not shown, and journals. */
  readonly unfinished: number;
  readonly copies: number;
};

/** What the page can be asked. */
export type LibraryCalls = {
  preview: (file: string) => Promise<{ preview: Result<ImportPreview, ImportProblem>; ms: number }>;
  /** Begins an import and does not wait for it. */
  begin: (file: string) => Promise<void>;
  /** The same, with a worker that stops for ever at a point (points.ts); resolves when it does. */
  beginUntil: (until: { readonly file: string; readonly point: string }) => Promise<void>;
  /** What became of what was begun. */
  outcome: () => Promise<Outcome>;
  cancel: () => Promise<void>;
  /** Whether an import runs, in whatever page. */
  isImporting: () => Promise<boolean>;
  stopWorker: () => Promise<void>;
  /** Takes up what was cut short; undefined when nothing can be. */
  resume: () => Promise<Outcome | undefined>;
  /** Gives up what was cut short, and clears. */
  tidy: () => Promise<void>;
  /**
   * The same until nothing is left over, or for half a minute: rows that somebody may still read, the
   * background's view of the version before, stay for 20 s. Says how long it took, ms.
   */
  tidyWholly: () => Promise<number>;
  /** Removes every archive for good. */
  wipe: () => Promise<void>;
  /** Changes the copies of sources behind the library's back. */
  spoilCopies: (how: 'cut' | 'altered') => Promise<number>;
  /** Fills the origin's storage until so many bytes are left; a negative number empties it. */
  fill: (bytesLeft: number) => Promise<void>;
  state: () => Promise<LibraryState>;
  /** `logicalDigest` of the archive; empty without one. */
  digest: () => Promise<string>;
  /** Stage one's answers, a digest each. */
  search: (queries: readonly AskedWords[]) => Promise<string[]>;
  /** What is known of entities but for ids, as a digest. */
  entities: () => Promise<string>;
};

const store = createLibraryStore();
const copies = createSourceCopies();
const ports = { store, copies, now: Date.now };
let worker: Worker | undefined;
let runner = newRunner();
let running: Promise<Outcome> | undefined;
let controller = new AbortController();
/** When each stage of the last import began, ms. */
let stages: Record<string, number> = {};

function newRunner(script = 'import-worker.js'): ImportRunner {
  return createImportRunner(() => (worker = new Worker(chrome.runtime.getURL(script))));
}

/** Longest wait for an import, ms: one that says nothing by then hangs. */
const LONGEST_MS = 900_000;
/** Longest wait for what an import does after its answer, ms. */
const AFTERWARDS_MS = 30_000;
/** Longest time for which rows may be leased by a view that was replaced, and a little more, ms. */
const LEASED_MS = 30_000;
const LOOK_MS = 1_000;
const NOT_BEGUN: Outcome = { problem: 'nothing was begun', ms: 0, stages: {} };

async function tooLong(): Promise<Outcome> {
  await new Promise((resolve) => setTimeout(resolve, LONGEST_MS));
  return { problem: 'hung', message: 'it did not end', ms: LONGEST_MS, stages };
}

async function bundle(file: string): Promise<Blob> {
  return (await fetch(chrome.runtime.getURL(file))).blob();
}

async function follow(request: Parameters<ImportRunner['run']>[0]): Promise<Outcome> {
  controller = new AbortController();
  const from = performance.now();
  stages = {};
  const { signal } = controller;
  const result: Result<ArchiveRow, ImportProblem> = await runner.run(request, {
    signal,
    onProgress({ stage }) {
      stages[stage] ??= Math.round(performance.now() - from);
    },
  });
  const ms = Math.round(performance.now() - from);
  if (result.ok) return { ms, stages };
  return { ms, stages, problem: result.error.kind, message: result.error.message };
}

/** Rejects when the import ends without passing the point. */
async function stopping(): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    worker?.addEventListener('message', ({ data }: MessageEvent<{ kind: string }>) => {
      if (data.kind === 'stopped') resolve();
    });
  });
  const ended = calls.outcome().then(({ problem }) => {
    // What comes after the import may be the point.
    if (problem) throw new Error(`it ended before: ${problem}`);
    return new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('it never came to the point')), AFTERWARDS_MS);
    });
  });
  await Promise.race([stopped, ended]);
}

async function digestOf(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function state(): Promise<LibraryState> {
  const database = openDatabase();
  const view = await store.openView();
  const [open] = view.generations;
  const keys = await database.rows.toCollection().primaryKeys();
  const { segments = [], names } = open?.generation ?? {};
  const listed = [...segments.map(({ id }) => Number(id)), ...(names ? [Number(names)] : [])];
  const owners = new Set(keys.map(([segment]) => segment));
  const digest = createDocumentsDigest();
  for (const key of keys) {
    const place = listed.indexOf(key[0]);
    const row = await database.rows.get(key);
    if (place >= 0) digest.add(JSON.stringify([place, key[1], key[2], row?.join(' ')]));
  }
  const unshown = await database.generations.where('state').notEqual('shown').count();
  view.release();
  return {
    sequence: open?.generation.sequence ?? 0,
    segments: segments.map(({ documents, tombstones }) => ({ documents, dead: tombstones.length })),
    bytes: open?.generation.bytes ?? 0,
    nameBytes: names ? await store.health.bytesOf(names) : 0,
    rows: digest.value(),
    orphans: [...owners].filter((segment) => !listed.includes(segment)).length,
    unfinished: unshown + (await store.imports()).length,
    copies: (await copies.list()).length,
  };
}

/** The folder of the origin's private file system. */
const root = (): Promise<FileSystemDirectoryHandle> => navigator.storage.getDirectory();

async function fill(bytesLeft: number): Promise<void> {
  const folder = await root();
  await folder.removeEntry('filler').catch(() => undefined);
  if (bytesLeft < 0) return;
  const handle = await folder.getFileHandle('filler', { create: true });
  for (let piece = 4_000_000; piece >= 1_000;) {
    const { size } = await handle.getFile();
    const file = await handle.createWritable({ keepExistingData: true });
    try {
      await file.write({ type: 'write', position: size, data: new Uint8Array(piece).fill(7) });
      await file.close();
    } catch {
      await file.abort().catch(() => undefined);
      piece = piece >> 2;
    }
  }
  const { size } = await handle.getFile();
  const file = await handle.createWritable({ keepExistingData: true });
  await file.truncate(Math.max(0, size - bytesLeft));
  await file.close();
}

async function spoilCopies(how: 'cut' | 'altered'): Promise<number> {
  const ids = await copies.list();
  const folder = await (await root()).getDirectoryHandle('import-sources');
  for (const id of ids) {
    const handle = await folder.getFileHandle(`${id}.source`);
    const { size } = await handle.getFile();
    const file = await handle.createWritable({ keepExistingData: true });
    if (how === 'cut') await file.truncate(size >> 1);
    else await file.write({ type: 'write', position: size >> 2, data: new Uint8Array(64).fill(3) });
    await file.close();
  }
  return ids.length;
}

const calls: LibraryCalls = {
  async preview(file) {
    const source = await bundle(file);
    const from = performance.now();
    const preview = await runner.preview(source);
    return { preview, ms: Math.round(performance.now() - from) };
  },
  async begin(file) {
    const source = await bundle(file);
    const about = { name: file, isStarter: false, isPackaged: false } as const;
    running = follow({ kind: 'bundle', source, ...about });
  },
  async beginUntil({ file, point }) {
    runner = newRunner(`stopping-worker.js#${encodeURIComponent(point)}`);
    await calls.begin(file);
    await stopping();
  },
  outcome: () => Promise.race([running ?? Promise.resolve(NOT_BEGUN), tooLong()]),
  cancel: async () => controller.abort(),
  isImporting: () => store.locks.isImporting(),
  async stopWorker() {
    worker?.terminate();
    runner = newRunner();
  },
  async resume() {
    const [left] = (await interruptedImports(ports)).filter(({ resumable }) => resumable);
    return left && follow({ kind: 'resume', id: left.id });
  },
  async tidy() {
    for (const { id } of await interruptedImports(ports)) await discardImport(id, ports);
    await tidyLibrary(ports);
  },
  async tidyWholly() {
    const from = performance.now();
    for (;;) {
      await calls.tidy();
      const { orphans, unfinished, copies: left } = await state();
      const ms = performance.now() - from;
      if (orphans + unfinished + left === 0 || ms > LEASED_MS) return Math.round(ms);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  },
  async wipe() {
    for (const { archive } of await store.archives()) await store.remove(archive.id);
    await calls.tidy();
  },
  spoilCopies,
  fill,
  state,
  async digest() {
    const view = await store.openView();
    const [open] = view.generations;
    const digest = open ? await logicalDigest(open) : '';
    view.release();
    return digest;
  },
  async search(queries) {
    const view = await store.openView();
    const answers = await stageOne(view, queries);
    view.release();
    return Promise.all(answers.map(digestOf));
  },
  async entities() {
    const view = await store.openView();
    const [open] = view.generations;
    const all = open ? [...(await known(open))] : [];
    view.release();
    return digestOf(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  },
};
Object.assign(globalThis, { libraryBench: calls });
