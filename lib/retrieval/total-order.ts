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
  docs: readonly number[],
  limit: number,
  signal?: AbortSignal,
): Promise<number[]> {
  const sorted = await Promise.all(
    [...bySegment(live, docs)].map(async ([segment, docnums]) => ({
      segment,
      docnums: await firstByRank(segment, docnums, limit, signal),
    })),
  );
  const byArchive = Map.groupBy(sorted, ({ segment }) => segment.archive);
  const ordered: number[] = [];
  for (const archive of [...byArchive.keys()].sort()) {
    const parts = byArchive.get(archive) ?? [];
    const [only] = parts;
    if (only && parts.length === 1)
      for (const docnum of only.docnums) ordered.push(only.segment.base + docnum);
    else ordered.push(...(await byId(parts, signal)));
    if (ordered.length >= limit) break;
  }
  return ordered.slice(0, limit);
}

/** The docnums of `docs` in each segment. */
function bySegment(live: LiveView, docs: readonly number[]): Map<LiveSegment, number[]> {
  const found = new Map<LiveSegment, number[]>();
  for (const doc of docs) {
    const { segment, docnum } = placeOf(live, doc);
    const of = live.segments[segment];
    if (!of) continue;
    const docnums = found.get(of);
    if (docnums) docnums.push(docnum);
    else found.set(of, [docnum]);
  }
  return found;
}

/** The first `limit` of `docnums` in the order of their ids. */
async function firstByRank(
  segment: LiveSegment,
  docnums: readonly number[],
  limit: number,
  signal?: AbortSignal,
): Promise<readonly number[]> {
  if (docnums.length < 2) return docnums;
  const ranks = await readRanks(segment.reader, signal);
  // Ranks are whole and below 2^32, so that rank and place fit one exact number.
  const keys = Float64Array.from(docnums, (docnum, i) => (ranks[docnum] ?? 0) * MAX_DOCS + i);
  keys.sort();
  const first: number[] = [];
  for (const key of keys.subarray(0, limit)) first.push(docnums[key % MAX_DOCS] ?? 0);
  return first;
}

/** More documents than a view can have; times a rank it stays below 2^53. */
const MAX_DOCS = 2 ** 26;

/** The documents of several segments of one archive in the order of their ids. */
async function byId(
  parts: readonly { readonly segment: LiveSegment; readonly docnums: readonly number[] }[],
  signal?: AbortSignal,
): Promise<number[]> {
  const named = await Promise.all(
    parts.map(async ({ segment, docnums }) => {
      const documents = await readDocuments(segment.reader, docnums, signal);
      return documents.map(({ id }, i) => ({ doc: segment.base + (docnums[i] ?? 0), id }));
    }),
  );
  return named
    .flat()
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.doc - b.doc))
    .map(({ doc }) => doc);
}
