import { report } from '@/lib/base/report';
import { MissingRowError, type Generation, type SegmentEntry } from '@/lib/model/segment';
import { ENGINE_ID } from '@/lib/segment/directory';
import { DamagedRowError } from '@/lib/segment/row-frame';
import type { MergeSource } from '@/lib/segment/merge-documents';
import type { LibraryStore } from '@/lib/store/library-store';
import { createMerges, type MergeJournal } from '@/lib/store/merges';
import { MERGE_START, mergeSegments, type MergeState } from './merge-segments';
import { planMerge } from './plan-merge';

/** Longest work on a merge without looking whether an import wants the library, ms. */
const SLICE_MS = 5_000;

/** How a library is merged. */
export type MergeLibraryOptions = {
  /** ms of one slice; a browser may end the worker between two. */
  readonly sliceMs?: number;
  /**
   * When to stop, as `performance.now()` tells: at the next place that the journal can go on from. Some of
   * the work lies between, so that however early it is, each call comes further.
   */
  readonly until?: number;
  readonly signal?: AbortSignal;
};

/**
 * Merges segments of the library's archives, one slice of work after the other, until there is
 * nothing left to merge, an import runs or time is up. Readers go on reading the segments as they were until the
 * merged one is complete. Cut short anywhere, the next call goes on where the journal ends.
 *
 * @returns whether anything was merged
 */
export async function mergeLibrary(
  store: LibraryStore,
  options: MergeLibraryOptions = {},
): Promise<boolean> {
  let merged = false;
  for (;;) {
    options.signal?.throwIfAborted();
    const slice = await store.locks.asTending(() => runSlice(store, options));
    // An import runs: it has the library for itself, and merging is tried again after it.
    if (!slice || slice.value === 'nothing') return merged;
    merged = merged || slice.value === 'merged';
    if (options.until !== undefined && performance.now() > options.until) return merged;
  }
}

type Slice = 'nothing' | 'more' | 'merged';

async function runSlice(store: LibraryStore, options: MergeLibraryOptions): Promise<Slice> {
  const journal = await openJournal(store);
  if (!journal) return 'nothing';
  try {
    return await work(store, journal, options);
  } catch (error) {
    const isGone = error instanceof MissingRowError || error instanceof DamagedRowError;
    if (!isGone) throw error;
    // The archive was removed meanwhile, or is damaged: its segments stay as they are.
    report(error, 'while merging segments');
    const isDamaged = error instanceof DamagedRowError;
    if (isDamaged) await store.health.suspect([journal.base.id]);
    await createMerges(store.base).abandon(journal, isDamaged);
    return 'more';
  }
}

async function work(
  store: LibraryStore,
  journal: MergeJournal,
  { sliceMs = SLICE_MS, until: end = Infinity, signal }: MergeLibraryOptions,
): Promise<Slice> {
  const { base, first, count } = journal;
  const entries = base.segments.slice(first, first + count);
  const merges = createMerges(store.base);
  const target = merges.open(journal);
  const sources = entries.map((entry): MergeSource => ({
    reader: target.readerOf(entry.id),
    dead: new Set(entry.tombstones),
  }));
  const state = stateOf(journal);
  const until = Math.min(performance.now() + sliceMs, end);
  const { analyser } = base;
  for await (const next of mergeSegments(sources, target.sink, {
    analyser,
    state,
    ...(signal && { signal }),
  })) {
    await target.save(next);
    if (next.step === 'done') break;
    if (performance.now() > until) return 'more';
  }
  const bytes =
    base.bytes + (await target.bytesOf(journal.target)) - (await bytesOf(target, entries));
  await merges.flip(journal, mergedGeneration(journal, bytes));
  return 'merged';
}

function stateOf({ state }: MergeJournal): MergeState {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `save` was given
  return (state as MergeState | undefined) ?? MERGE_START;
}

async function openJournal(store: LibraryStore): Promise<MergeJournal | undefined> {
  const merges = createMerges(store.base);
  const known = await merges.current();
  if (known?.base.engine === ENGINE_ID) return known;
  if (known) await merges.abandon(known, false);
  for (const base of await merges.shown()) {
    // Rows of earlier versions are made anew first: merged, they would pass for this version's.
    if (base.engine !== ENGINE_ID) continue;
    const range = planMerge(base.segments);
    if (range) return merges.begin(base, range);
  }
  return undefined;
}

async function bytesOf(
  target: { bytesOf(id: SegmentEntry['id']): Promise<number> },
  entries: readonly SegmentEntry[],
): Promise<number> {
  let bytes = 0;
  for (const entry of entries) bytes += await target.bytesOf(entry.id);
  return bytes;
}

/** The generation with the merged segment in the place of those it was made of. */
export function mergedGeneration(journal: MergeJournal, bytes: number): Generation {
  const { base, first, count } = journal;
  const entries = base.segments.slice(first, first + count);
  const bases: number[] = [];
  let documents = 0;
  for (const entry of entries) {
    bases.push(documents);
    documents += entry.documents;
  }
  const tombstones = entries.flatMap((entry, i) =>
    entry.tombstones.map((docnum) => docnum + (bases[i] ?? 0)),
  );
  const merged: SegmentEntry = {
    id: journal.target,
    documents,
    tombstones,
    gaps: tombstones.length,
  };
  const places = base.places ?? base.segments.map((_, segment) => ({ segment, base: 0 }));
  return {
    ...base,
    id: journal.generation,
    bytes,
    segments: [...base.segments.slice(0, first), merged, ...base.segments.slice(first + count)],
    places: places.map((place) => {
      const i = place.segment - first;
      if (i < 0) return place;
      if (i < count) return { segment: first, base: place.base + (bases[i] ?? 0) };
      return { segment: place.segment - count + 1, base: place.base };
    }),
  };
}
