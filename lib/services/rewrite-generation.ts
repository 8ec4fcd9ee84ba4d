import { findNames } from '@/lib/linking/name-extractor';
import { writeNames } from '@/lib/linking/names-writer';
import { WordStatistics } from '@/lib/linking/word-statistics';
import type { Generation, SegmentEntry } from '@/lib/model/segment';
import { ENGINE_ID, writeDirectory } from '@/lib/segment/directory';
import type { LibraryStore } from '@/lib/store/library-store';
import { stageGeneration, type Staging } from '@/lib/store/staging';
import { ANALYSER_ID } from '@/lib/text/analyse';
import { countingSink } from './counting-sink';
import { rebuildSegment } from './rebuild-segment';

/** What of a generation is made anew. */
export type RewritePlan = {
  readonly isWanted: (entry: SegmentEntry) => boolean;
  /** Names too: all of its texts are read for them again. */
  readonly withNames: boolean;
  readonly signal?: AbortSignal;
};

/** Imports are numbered from 1. */
const NO_IMPORT = 0;

/**
 * Writes parts of `generation` anew from its documents and shows it so; nothing else of it changes.
 * What a publisher gave beside the documents is not in them: made anew, names have it no more until
 * the next import.
 *
 * @throws {DamagedRowError | MissingRowError} when the documents themselves cannot be read
 */
export async function rewriteGeneration(
  store: LibraryStore,
  generation: Generation,
  { isWanted, withNames, signal }: RewritePlan,
): Promise<void> {
  const staging = await stageGeneration(store.base, {
    archive: generation.archive.id,
    importId: NO_IMPORT,
  });
  const statistics = withNames ? new WordStatistics() : undefined;
  const segments: SegmentEntry[] = [];
  const runs: number[] = [];
  for (const entry of generation.segments) {
    if (!withNames && !isWanted(entry)) {
      segments.push(entry);
      continue;
    }
    const { id, sink } = await staging.openSegment();
    const source = { reader: store.health.readerOf(entry.id), dead: new Set(entry.tombstones) };
    const written = await rebuildSegment(source, sink, {
      scratch: () => staging.scratch(),
      ...(statistics && { statistics }),
      ...(signal && { signal }),
    });
    runs.push(written);
    segments.push({ ...entry, id, gaps: entry.tombstones.length });
  }
  await staging.flush();
  const isAll = withNames || generation.segments.every(isWanted);
  const rewritten: Generation = {
    ...generation,
    id: staging.generation,
    segments,
    engine: ENGINE_ID,
    ...(isAll && { analyser: ANALYSER_ID }),
  };
  const shown = statistics
    ? await withNewNames(rewritten, { store, staging, statistics, runs, signal })
    : rewritten;
  await staging.flush();
  await store.replace(generation.id, shown);
}

type NamesInput = {
  readonly store: LibraryStore;
  readonly staging: Staging;
  readonly statistics: WordStatistics;
  /** Rows of runs, by segment. */
  readonly runs: readonly number[];
  readonly signal: AbortSignal | undefined;
};

async function withNewNames(
  generation: Generation,
  { store, staging, statistics, runs, signal }: NamesInput,
): Promise<Generation> {
  const counting = countingSink(staging.namesSink, signal);
  const sources = generation.segments.map(({ id, tombstones }, segment) => ({
    segment,
    reader: store.health.readerOf(id),
    rows: runs[segment] ?? 0,
    tombstones: new Set(tombstones),
  }));
  await statistics.write(counting);
  const aborting = signal && { signal };
  const archive = generation.archive.id;
  const found = await findNames({ archive, sources, statistics, ...aborting });
  const live = generation.segments.map((entry) => entry.documents - entry.tombstones.length);
  const written = await writeNames(counting, found.entities(), {
    documents: live.reduce((sum, count) => sum + count, 0),
    words: found.words,
    ...aborting,
  });
  const rows = counting.counts();
  await writeDirectory(counting, { documents: 0, engine: ENGINE_ID, analyser: ANALYSER_ID, rows });
  const { places: _places, ...rest } = generation;
  return { ...rest, names: staging.names, entities: written.entities };
}
