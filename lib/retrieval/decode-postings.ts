import { NO_DOCUMENT } from './scored';

/** How often a term occurs in a field of each document: a byte each, but for very long texts. */
export type Counts = Uint8Array | Uint32Array;

/** Documents of a term, ascending, and how often each has it in its title and in its text. */
export type Decoded = {
  readonly docs: Uint32Array;
  readonly inTitle: Counts;
  readonly inText: Counts;
};

/** Postings of titles, ascending, that are put among those of texts. */
export type Titles = { readonly docs: Uint32Array; readonly counts: Counts };

/** Where the bytes end, the last docnum in them, the greatest count, and how many documents there are. */
export type DecodedEnd = {
  readonly offset: number;
  readonly docnum: number;
  /** Whether or not it fits where it was put. */
  readonly greatest: number;
  readonly length: number;
};

/**
 * Fills `to` with the `count` postings of texts that start at `from`, see `PostingsPool` for the bytes,
 * and with `titles`. In a worker that has just started, each further loop over postings costs as much as
 * this one: they are read and put together in one.
 */
export function decodePostings(
  {
    bytes,
    from,
    count,
  }: { readonly bytes: Uint8Array; readonly from: number; readonly count: number },
  titles: Titles,
  { docs, inTitle, inText }: Decoded,
): DecodedEnd {
  let offset = from;
  let [docnum, greatest, n, t] = [-1, 1, 0, 0];
  const { docs: titleDocs, counts: titleCounts } = titles;
  const most = titleDocs.length;
  let title = most > 0 ? (titleDocs[0] ?? 0) : NO_DOCUMENT;
  for (let i = 0; i < count; i++) {
    let value = bytes[offset++] ?? 0;
    // Four postings of five are one byte.
    if (value > 127) {
      const end = endOf(bytes, offset);
      value = longer(bytes, offset - 1, end);
      offset = end;
    }
    docnum += (value >>> 1) + 1;
    while (title <= docnum && t < most) {
      docs[n] = title;
      inTitle[n] = titleCounts[t++] ?? 0;
      if (title !== docnum) n++;
      title = t < most ? (titleDocs[t] ?? 0) : NO_DOCUMENT;
    }
    docs[n] = docnum;
    if ((value & 1) === 0) {
      inText[n++] = 1;
      continue;
    }
    let more = bytes[offset++] ?? 0;
    if (more > 127) {
      const end = endOf(bytes, offset);
      more = longer(bytes, offset - 1, end);
      offset = end;
    }
    inText[n++] = 2 + more;
    if (more > greatest - 2) greatest = 2 + more;
  }
  docs.set(titleDocs.subarray(t), n);
  inTitle.set(titleCounts.subarray(t), n);
  return { offset, docnum, greatest, length: n + most - t };
}

/** Where a number ends of which one more byte follows at `offset`. */
function endOf(bytes: Uint8Array, offset: number): number {
  let end = offset;
  while ((bytes[end] ?? 0) > 127) end++;
  return end + 1;
}

function longer(bytes: Uint8Array, from: number, end: number): number {
  let value = 0;
  for (let at = end - 1; at >= from; at--) value = value * 128 + ((bytes[at] ?? 0) & 127);
  return value;
}
