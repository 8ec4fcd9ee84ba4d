import { DamagedRowError } from '@/lib/segment/row-frame';
import { decodePostings, type Counts, type Decoded, type Titles } from './decode-postings';
import type { TermEntry } from './text-index-format';

/** The documents of one segment that have a term, ascending. Queries share it: it is never changed. */
export type SegmentPostings = {
  readonly docs: Uint32Array;
  /** How often each has it in its title, and in its text; 0 where it has it in the other alone. */
  readonly counts: readonly [title: Counts, text: Counts];
  /** How many of them have it in each field. */
  readonly df: readonly [title: number, text: number];
};

const MOST_IN_BYTE = 255;
/** Arrays that are filled to less than so much of them are copied. */
const FULL = 0.75;

/**
 * The postings of both fields of a term, as one list.
 *
 * @param bytes of its page or row
 * @param documents of the segment
 * @throws {DamagedRowError} for bytes that are no postings
 */
export function decodeEntry(
  entry: TermEntry,
  bytes: Uint8Array,
  documents: number,
): SegmentPostings {
  const title = decodeField({ entry, bytes, documents }, 0, NO_TITLES);
  const titles = { docs: title.docs, counts: title.counts[1] };
  const both = decodeField({ entry, bytes, documents }, 1, titles);
  return { ...both, df: entry.df };
}

/** Those of `postings` that are of none of `dead`; undefined without any. */
export function livePostings(
  postings: SegmentPostings,
  dead: ReadonlySet<number>,
): SegmentPostings | undefined {
  if (dead.size === 0) return postings;
  const docs = postings.docs.slice();
  const [inTitle, inText] = [postings.counts[0].slice(), postings.counts[1].slice()];
  const df: [number, number] = [0, 0];
  let n = 0;
  for (let i = 0; i < docs.length; i++) {
    const docnum = docs[i] ?? 0;
    if (dead.has(docnum)) continue;
    docs[n] = docnum;
    inTitle[n] = inTitle[i] ?? 0;
    inText[n] = inText[i] ?? 0;
    if (inTitle[n] !== 0) df[0]++;
    if (inText[n] !== 0) df[1]++;
    n++;
  }
  if (n === 0) return undefined;
  return { docs: docs.subarray(0, n), counts: [inTitle.subarray(0, n), inText.subarray(0, n)], df };
}

/** About how many bytes they hold in memory. */
export function heldBy({ docs, counts }: SegmentPostings): number {
  return 300 + docs.byteLength + counts[0].byteLength + counts[1].byteLength;
}

const NO_TITLES: Titles = { docs: new Uint32Array(0), counts: new Uint8Array(0) };

type Encoded = {
  readonly entry: TermEntry;
  readonly bytes: Uint8Array;
  readonly documents: number;
};

/** The postings of one field, as those of texts, and `titles` among them. */
function decodeField(
  { entry: { term, df, offset, lengths }, bytes, documents }: Encoded,
  field: 0 | 1,
  titles: Titles,
): Pick<SegmentPostings, 'docs' | 'counts'> {
  const count = df[field];
  const from = offset + (field === 1 ? lengths[0] : 0);
  const end = from + lengths[field];
  if (count > documents || end > bytes.length)
    throw new DamagedRowError(`Backfile: the postings of "${term}" are too short`);
  if (count === 0) return { docs: titles.docs, counts: [titles.counts, emptyLike(titles.counts)] };
  const room = count + titles.docs.length;
  const docs = new Uint32Array(room);
  const inTitle =
    titles.counts instanceof Uint8Array ? new Uint8Array(room) : new Uint32Array(room);
  let inText: Counts = new Uint8Array(room);
  const list = { bytes, from, count };
  const last = decodePostings(list, titles, { docs, inTitle, inText });
  if (last.offset !== end || last.docnum >= documents)
    throw new DamagedRowError(`Backfile: the postings of "${term}" cannot be read`);
  if (last.greatest > MOST_IN_BYTE)
    decodePostings(list, titles, { docs, inTitle, inText: (inText = new Uint32Array(room)) });
  return cut({ docs, inTitle, inText }, last.length);
}

/** The first `n`, copied where much of the room was not needed. */
function cut(
  { docs, inTitle, inText }: Decoded,
  n: number,
): Pick<SegmentPostings, 'docs' | 'counts'> {
  return n < docs.length * FULL
    ? { docs: docs.slice(0, n), counts: [inTitle.slice(0, n), inText.slice(0, n)] }
    : { docs: docs.subarray(0, n), counts: [inTitle.subarray(0, n), inText.subarray(0, n)] };
}

function emptyLike(values: Counts): Counts {
  return values instanceof Uint8Array
    ? new Uint8Array(values.length)
    : new Uint32Array(values.length);
}
