import { report } from '@/lib/base/report';
import {
  MissingRowError,
  type Generation,
  type SegmentEntry,
  type SegmentPart,
} from '@/lib/model/segment';
import { ENGINE_ID } from '@/lib/segment/directory';
import { DamagedRowError } from '@/lib/segment/row-frame';
import type { DamagedRow } from '@/lib/store/health';
import type { LibraryStore } from '@/lib/store/library-store';
import { createMerges } from '@/lib/store/merges';
import { ANALYSER_ID } from '@/lib/text/analyse';
import { mergeLibrary } from './merge-library';
import { planMerge } from './plan-merge';
import { rewriteGeneration } from './rewrite-generation';

/** What was found in one archive, and what became of it. */
export type Mended = {
  readonly archive: Generation['archive'];
  readonly rows: readonly DamagedRow[];
  /** `sound`: nothing was damaged. `lost`: documents cannot be read; the archive must be imported anew. */
  readonly outcome: 'sound' | 'mended' | 'lost';
};

/** What tending a library did. */
export type Tended = {
  readonly mended: readonly Mended[];
  /** Archives whose rows an earlier version's analyser or engine had made. */
  readonly rebuilt: number;
  readonly merged: boolean;
};

/** Whether there is anything for `tendLibrary` to do. */
export async function needsTending(store: LibraryStore): Promise<boolean> {
  if ((await store.health.suspects()).length > 0) return true;
  const merges = createMerges(store.base);
  if ((await merges.current()) !== undefined) return true;
  if ((await merges.shown()).some(({ segments }) => planMerge(segments))) return true;
  return (await store.health.shown()).some(isEarlier);
}

function isEarlier({ analyser, engine }: Generation): boolean {
  return analyser !== ANALYSER_ID || engine !== ENGINE_ID;
}

/**
 * Keeps the library in good order, while no import runs: mends archives with damaged rows, makes
 * rows of earlier versions anew, merges segments. Readers go on with what there is until each
 * archive is complete in its new form. Cut short, the next call begins with what is left.
 */
export async function tendLibrary(store: LibraryStore, signal?: AbortSignal): Promise<Tended> {
  const mended: Mended[] = [];
  for (const generation of await store.health.suspects()) {
    const done = await store.locks.asTending(() => mend(store, generation, signal));
    if (done) mended.push(done.value);
  }
  let rebuilt = 0;
  for (const generation of await store.health.shown()) {
    if (!isEarlier(generation)) continue;
    const done = await store.locks.asTending(() => upgrade(store, generation, signal));
    if (done?.value === true) rebuilt++;
  }
  const merged = await mergeLibrary(store, signal && { signal });
  const changed = merged || rebuilt > 0 || mended.some(({ outcome }) => outcome === 'mended');
  if (changed) await store.sweep(signal);
  return { mended, rebuilt, merged };
}

/** Finds what is damaged of `generation`, and makes it anew from the documents. */
async function mend(
  store: LibraryStore,
  generation: Generation,
  signal?: AbortSignal,
): Promise<Mended> {
  const { archive, segments, names } = generation;
  const rows: DamagedRow[] = [];
  for (const id of [...segments.map((entry) => entry.id), names])
    rows.push(...(await store.health.check(id, signal)));
  const outcome = rows.length === 0 ? 'sound' : await remake(store, generation, rows, signal);
  await store.health.settle(generation, outcome === 'lost');
  return { archive, rows, outcome };
}

async function remake(
  store: LibraryStore,
  generation: Generation,
  rows: readonly DamagedRow[],
  signal?: AbortSignal,
): Promise<'mended' | 'lost'> {
  const damaged = new Set(rows.map((row) => row.segment));
  // A generation has one analyser and one engine: of earlier ones all segments are made anew.
  const isForeign = isEarlier(generation);
  const withNames =
    generation.engine !== ENGINE_ID ||
    rows.some(({ segment, part }) => segment === generation.names || NAMED_PARTS.has(part));
  const isWanted = ({ id }: SegmentEntry): boolean => isForeign || damaged.has(id);
  try {
    await rewriteGeneration(store, generation, {
      isWanted,
      withNames,
      ...(signal && { signal }),
    });
    return 'mended';
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    report(error, `while mending "${generation.archive.name}"`);
    return 'lost';
  }
}

/** Parts of a documents segment that names are found from: without them, the texts are read again. */
const NAMED_PARTS: ReadonlySet<SegmentPart> = new Set(['directory', 'statistics']);

async function upgrade(
  store: LibraryStore,
  generation: Generation,
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    const withNames = generation.engine !== ENGINE_ID;
    const plan = { isWanted: () => true, withNames, ...(signal && { signal }) };
    await rewriteGeneration(store, generation, plan);
    return true;
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    await store.health.suspect([generation.id]);
    return false;
  }
}

function isUnreadable(error: unknown): boolean {
  return error instanceof DamagedRowError || error instanceof MissingRowError;
}
