import type { LibraryView, RowReader } from '@/lib/model/segment';
import type { ArchiveId } from '@/lib/model/archive';
import type { Stemming } from '@/lib/text/stemmers';
import { openTextIndex, prepareLengths, type FieldLengths, type TextIndex } from './text-index';

/** A segment in one search: its documents are numbered from `base` on, across the whole view. */
export type LiveSegment = {
  /** Index of its generation in the view. */
  readonly generation: number;
  /** Index of the segment in its generation. */
  readonly segment: number;
  readonly archive: ArchiveId;
  /** Names the analyser that made its terms. */
  readonly analyser: string;
  /** Names the form of its rows. */
  readonly engine: string;
  readonly reader: RowReader;
  readonly index: TextIndex;
  readonly base: number;
  readonly documents: number;
  /** Docnums that do not count. */
  readonly dead: ReadonlySet<number>;
};

/** What scores depend on, over all live documents of the view: exact integers and their quotient. */
export type Statistics = {
  readonly documents: number;
  /** Mean number of different terms, by field. */
  readonly averageLengths: readonly [number, number];
};

/** The segments of a view as one space of document numbers. */
export type LiveView = {
  readonly segments: readonly LiveSegment[];
  /** One more than the greatest document number. */
  readonly size: number;
  /** The ways in which words of its documents are stemmed. */
  readonly stemmings: readonly Stemming[];
};

/** Opens the text index of every segment that `view` has. */
export async function openLiveView(view: LibraryView, signal?: AbortSignal): Promise<LiveView> {
  const opening = view.generations.flatMap((open, generation) =>
    open.segments.map(async (reader, segment) => ({
      generation,
      segment,
      archive: open.generation.archive.id,
      analyser: open.generation.analyser,
      engine: open.generation.engine,
      reader,
      index: await openTextIndex(reader, signal),
      dead: new Set(open.generation.segments[segment]?.tombstones),
    })),
  );
  // The headers were asked for first.
  for (const { segments } of view.generations) segments.forEach(prepareLengths);
  return numbered(await Promise.all(opening));
}

/**
 * The parts of `live` that one analyser each made, that of `analyser` first: terms of different
 * analysers share no statistics.
 */
export function byAnalyser(live: LiveView, analyser: string): LiveView[] {
  const groups = Map.groupBy(live.segments, (segment) => segment.analyser);
  if (groups.size < 2) return [live];
  const order = [...groups.keys()].sort(
    (a, b) => Number(b === analyser) - Number(a === analyser) || (a < b ? -1 : 1),
  );
  return order.map((each) => numbered(groups.get(each) ?? []));
}

function numbered(segments: readonly Omit<LiveSegment, 'base' | 'documents'>[]): LiveView {
  let size = 0;
  const placed = segments.map((each): LiveSegment => {
    const base = size;
    const { documents } = each.index.header;
    size += documents;
    return { ...each, base, documents };
  });
  const stemmings = new Set(placed.flatMap((each) => each.index.header.stemmings));
  return { segments: placed, size, stemmings: [...stemmings].sort() };
}

/** The statistics of `live`, less its tombstones. `lengths` are those of its segments, in order. */
export function statisticsOf(live: LiveView, lengths: readonly FieldLengths[]): Statistics {
  let documents = 0;
  const sums: [number, number] = [0, 0];
  for (const [i, segment] of live.segments.entries()) {
    documents += segment.documents - segment.dead.size;
    for (const field of [0, 1] as const) {
      sums[field] += segment.index.header.lengthSums[field];
      for (const docnum of segment.dead) sums[field] -= lengths[i]?.[field][docnum] ?? 0;
    }
  }
  const mean = (sum: number): number => (documents === 0 ? 0 : sum / documents);
  return { documents, averageLengths: [mean(sums[0]), mean(sums[1])] };
}
