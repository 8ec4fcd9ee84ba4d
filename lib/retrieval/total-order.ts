import { readRanks } from '@/lib/segment/columns';
import { readDocuments } from '@/lib/segment/document-blocks';
import type { LiveSegment, LiveView } from './live-segments';

/** Where a document of a view is. */
export type Place = {
  readonly doc: number;
  readonly segment: number;
  readonly docnum: number;
};

/** The place of document `doc` of the view. */
export function placeOf(live: LiveView, doc: number): Place {
  let low = 0;
  let high = live.segments.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((live.segments[middle]?.base ?? 0) <= doc) low = middle;
    else high = middle;
  }
  return { doc, segment: low, docnum: doc - (live.segments[low]?.base ?? 0) };
}

/**
 * The first `limit` of `docs` in the order that decides between equal scores: by document key, that
 * is by archive id, then by source id. Documents are read only where several segments of one
 * archive meet.
 */
export async function firstByKey(
  live: LiveView,
  docs: ArrayLike<number>,
  limit: number,
  signal?: AbortSignal,
): Promise<number[]> {
  const bySegment = Map.groupBy(
    Array.from(docs, (doc) => placeOf(live, doc)),
    (place) => place.segment,
  );
  const sorted = await Promise.all(
    [...bySegment].map(async ([number, places]) => {
      const segment = live.segments[number];
      return segment ? { segment, places: await byRank(segment, places, limit, signal) } : [];
    }),
  );
  const byArchive = Map.groupBy(sorted.flat(), ({ segment }) => segment.archive);
  const ordered: number[] = [];
  for (const archive of [...byArchive.keys()].sort()) {
    const parts = byArchive.get(archive) ?? [];
    const places = parts.length === 1 ? (parts[0]?.places ?? []) : await byId(parts, signal);
    ordered.push(...places.map((place) => place.doc));
    if (ordered.length >= limit) break;
  }
  return ordered.slice(0, limit);
}

async function byRank(
  segment: LiveSegment,
  places: readonly Place[],
  limit: number,
  signal?: AbortSignal,
): Promise<readonly Place[]> {
  if (places.length < 2) return places;
  const ranks = await readRanks(segment.reader, signal);
  return places.toSorted((a, b) => (ranks[a.docnum] ?? 0) - (ranks[b.docnum] ?? 0)).slice(0, limit);
}

async function byId(
  parts: readonly { readonly segment: LiveSegment; readonly places: readonly Place[] }[],
  signal?: AbortSignal,
): Promise<Place[]> {
  const named = await Promise.all(
    parts.map(async ({ segment, places }) => {
      const docnums = places.map((place) => place.docnum);
      const documents = await readDocuments(segment.reader, docnums, signal);
      return places.map((place, i) => ({ place, id: documents[i]?.id ?? '' }));
    }),
  );
  return named
    .flat()
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.place.doc - b.place.doc))
    .map(({ place }) => place);
}
