import type { TimeNeighbours } from '@/lib/model/answers';
import {
  headOf,
  splitDocumentKey,
  type DocumentHead,
  type DocumentKey,
} from '@/lib/model/document';
import { generationOf, type LibraryView, type OpenGeneration } from '@/lib/model/segment';
import { readDates, type Dates } from '@/lib/segment/columns';
import { readDocuments } from '@/lib/segment/document-blocks';
import { findPlace } from './read-document';

/** Where a document stands: the order of those with the same date is that of their places. */
type Place = { readonly segment: number; readonly docnum: number; readonly minutes: number };

/**
 * The documents of the same archive that come right before and right after `key` in time. Going from
 * neighbour to neighbour passes every dated document of the archive once.
 *
 * @returns neither for a document that has no date, or is not there
 */
export async function neighboursInTime(
  view: LibraryView,
  key: DocumentKey,
): Promise<TimeNeighbours> {
  const parts = splitDocumentKey(key);
  const open = parts && generationOf(view, parts.archive);
  const at = parts && open && (await findPlace(open, parts.id));
  if (!open || !at) return {};
  const dates = await Promise.all(open.segments.map((segment) => readDates(segment)));
  const minutes = dates[at.segment]?.minutes(at.docnum);
  if (minutes === undefined) return {};
  const here: Place = { ...at, minutes };
  const { before, after } = around(open, dates, here);
  const [earlier, later] = await Promise.all([readHead(open, before), readHead(open, after)]);
  return { ...(earlier && { before: earlier }), ...(later && { after: later }) };
}

function around(
  { generation }: OpenGeneration,
  dates: readonly Dates[],
  here: Place,
): { readonly before: Place | undefined; readonly after: Place | undefined } {
  let before: Place | undefined;
  let after: Place | undefined;
  for (const [segment, column] of dates.entries()) {
    const dead = new Set(generation.segments[segment]?.tombstones);
    for (let docnum = 0; docnum < column.count; docnum++) {
      const minutes = column.minutes(docnum);
      if (minutes === undefined || dead.has(docnum)) continue;
      const one: Place = { segment, docnum, minutes };
      const order = compare(one, here);
      if (order < 0 && (!before || compare(one, before) > 0)) before = one;
      if (order > 0 && (!after || compare(one, after) < 0)) after = one;
    }
  }
  return { before, after };
}

function compare(a: Place, b: Place): number {
  return a.minutes - b.minutes || a.segment - b.segment || a.docnum - b.docnum;
}

async function readHead(
  { generation, segments }: OpenGeneration,
  place: Place | undefined,
): Promise<DocumentHead | undefined> {
  const segment = place && segments[place.segment];
  if (!segment) return undefined;
  const [document] = await readDocuments(segment, [place.docnum]);
  return document && headOf(generation.archive.id, document);
}
