import { stageGeneration } from '@/lib/store/staging';
import { createNameReader, findNames } from '@/lib/linking/name-extractor';
import { WordStatistics } from '@/lib/linking/word-statistics';
import { writeNames } from '@/lib/linking/names-writer';
import { cleanedText } from '@/lib/model/document';
import type { ArchiveId } from '@/lib/model/archive';
import { SEGMENT_PARTS, type Generation, type SegmentId } from '@/lib/model/segment';
import { createTextIndexWriter } from '@/lib/retrieval/text-index-writer';
import { ENGINE_ID, writeDirectory } from '@/lib/segment/directory';
import { createDocumentWriter } from '@/lib/segment/document-writer';
import { createMemoryRows, type MemoryRows } from '@/lib/segment/memory-rows';
import { openDatabase, type LibraryDatabase } from '@/lib/store/database';
import { createLibraryStore, type LibraryStore } from '@/lib/store/library-store';
import { createLocks } from '@/lib/store/locks';
import { ANALYSER_ID } from '@/lib/text/analyse';
import { archiveOf, type Corpus, type Given } from './corpus';

/** A library in IndexedDB, and what it is made of. */
export type StoreBench = {
  readonly database: LibraryDatabase;
  readonly store: LibraryStore;
  /** The same library as another context sees it: nothing is shared but the database. */
  reopen(): LibraryStore;
};

let serial = 0;

/** An empty library of its own. */
export function aStore(name = `segment-store-${serial++}`): StoreBench {
  const database = openDatabase(name);
  const reopen = (): LibraryStore =>
    createLibraryStore({ database: openDatabase(name), locks: createLocks(name), now: () => 1 });
  return {
    database,
    reopen,
    store: createLibraryStore({ database, locks: createLocks(name), now: () => 1 }),
  };
}

/** Shows each archive of `corpus` as one generation with its segments as they are given. */
export async function showCorpus(bench: StoreBench, corpus: Corpus): Promise<void> {
  // As an import does: whatever sweeps meanwhile leaves staged generations alone.
  const shown = await bench.store.locks.asImport(async () => {
    await showArchives(bench, corpus);
    return true;
  });
  if (!shown) throw new Error('another import runs');
}

async function showArchives({ database, store }: StoreBench, corpus: Corpus): Promise<void> {
  for (const [i, segments] of corpus.entries()) {
    const archive = { id: archiveOf(i), name: `Archive ${i}` };
    const importId = await store.beginImport({
      name: 'generated',
      startedAt: 1,
      archive,
      isStarter: false,
      isPackaged: false,
      sourceBytes: 0,
      generation: 0,
      documents: 0,
    });
    const staging = await stageGeneration(store.base, { archive: archive.id, importId });
    const made = await madeOf(segments, archive.id);
    const entries = [];
    for (const { rows, documents, tombstones } of made.segments) {
      const id = await database.segments.add({ generation: staging.generation });
      await putRows(database, id, rows);
      entries.push({ id, documents, tombstones });
    }
    await putRows(database, staging.names, made.names);
    await staging.flush();
    const documents = segments.flat().length;
    const generation: Generation = {
      id: staging.generation,
      archive,
      sequence: 1,
      segments: entries,
      names: staging.names,
      analyser: ANALYSER_ID,
      engine: ENGINE_ID,
      documents,
      entities: made.entities,
      bytes: made.bytes,
      importedAt: 1,
      origin: 'generated',
    };
    await store.flip({ generation, importId, isStarter: false });
  }
}

/** An archive in memory. */
type Made = {
  readonly segments: readonly {
    readonly rows: MemoryRows;
    readonly documents: number;
    readonly tombstones: readonly number[];
  }[];
  readonly names: MemoryRows;
  readonly entities: number;
  readonly bytes: number;
};

/** Archives by what they are made of: tests of one file show the same again and again. */
const made = new WeakMap<Corpus[number], Map<ArchiveId, Promise<Made>>>();

function madeOf(segments: Corpus[number], archive: ArchiveId): Promise<Made> {
  const ofSegments = made.get(segments) ?? new Map<ArchiveId, Promise<Made>>();
  made.set(segments, ofSegments);
  const known = ofSegments.get(archive) ?? makeArchive(segments, archive);
  ofSegments.set(archive, known);
  return known;
}

async function makeArchive(segments: Corpus[number], archive: ArchiveId): Promise<Made> {
  const statistics = new WordStatistics();
  const sources = [];
  const entries = [];
  let bytes = 0;
  for (const [segment, given] of segments.entries()) {
    const { rows, runs } = await segmentOf(given, statistics);
    bytes += rows.bytes();
    const tombstones = given.flatMap(({ dead }, docnum) => (dead ? [docnum] : []));
    sources.push({ segment, reader: rows, rows: runs, tombstones: new Set(tombstones) });
    entries.push({ rows, documents: given.length, tombstones });
  }
  const names = createMemoryRows();
  await statistics.write(names);
  const found = await findNames({ archive, sources, statistics });
  const written = await writeNames(names, found.entities(), { words: found.words });
  const totals = { documents: 0, engine: ENGINE_ID, analyser: ANALYSER_ID };
  await writeDirectory(names, { ...totals, rows: countRows(names) });
  return { segments: entries, names, entities: written.entities, bytes: bytes + names.bytes() };
}

/** One whole segment in memory, and how many rows of runs it has. */
export async function segmentOf(
  given: readonly Given[],
  statistics = new WordStatistics(),
): Promise<{ rows: MemoryRows; runs: number }> {
  const rows = createMemoryRows();
  const documents = createDocumentWriter(rows);
  const index = createTextIndexWriter(rows);
  const names = createNameReader(rows, statistics);
  for (const { document, dead } of given) {
    const docnum = await documents.add(document);
    const text = cleanedText(document);
    await index.add(docnum, { ...document, text });
    if (!dead) await names.add({ docnum, ...document, text });
  }
  const runs = await names.finish();
  await documents.finish();
  await index.finish();
  const totals = { documents: given.length, engine: ENGINE_ID, analyser: ANALYSER_ID };
  await writeDirectory(rows, { ...totals, rows: countRows(rows) });
  return { rows, runs };
}

function countRows(rows: MemoryRows): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { part } of rows.rows()) counts[part] = (counts[part] ?? 0) + 1;
  return counts;
}

async function putRows(
  database: LibraryDatabase,
  segment: SegmentId,
  rows: MemoryRows,
): Promise<void> {
  for (const { part, n, bytes } of rows.rows())
    await database.rows.put(bytes, [segment, SEGMENT_PARTS[part], n]);
}
