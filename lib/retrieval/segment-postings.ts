import { DamagedRowError } from '@/lib/segment/row-frame';
import { decodePostings } from './decode-postings';
import type { TermEntry } from './text-index-format';

/** How often a term occurs in a field of each document: a byte each, but for very long texts. */
export type Counts = Uint8Array | Uint32Array;

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
  const title = decodeField(entry, 0, bytes, documents);
  const text = decodeField(entry, 1, bytes, documents);
  const { df } = entry;
  if (df[0] === 0) return { docs: text.docs, counts: [new Uint8Array(df[1]), text.counts], df };
  if (df[1] === 0) return { docs: title.docs, counts: [title.counts, new Uint8Array(df[0])], df };
  return merged(title, text);
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

type FieldPostings = { readonly docs: Uint32Array; readonly counts: Counts };

function decodeField(
  { term, df, offset, lengths }: TermEntry,
  field: 0 | 1,
  bytes: Uint8Array,
  documents: number,
): FieldPostings {
  const count = df[field];
  const from = offset + (field === 1 ? lengths[0] : 0);
  const end = from + lengths[field];
  if (count > documents || end > bytes.length)
    throw new DamagedRowError(`Backfile: the postings of "${term}" are too short`);
  const docs = new Uint32Array(count);
  let counts: Counts = new Uint8Array(count);
  const last = decodePostings(bytes, from, docs, counts);
  if (count > 0 && (last.offset !== end || last.docnum >= documents))
    throw new DamagedRowError(`Backfile: the postings of "${term}" cannot be read`);
  if (last.greatest > MOST_IN_BYTE)
    decodePostings(bytes, from, docs, (counts = new Uint32Array(count)));
  return { docs, counts };
}

/** Both lists as one. */
function merged(title: FieldPostings, text: FieldPostings): SegmentPostings {
  const [titles, texts] = [title.docs, text.docs];
  const most = titles.length + texts.length;
  const docs = new Uint32Array(most);
  const inTitle = emptyLike(title.counts, most);
  const inText = emptyLike(text.counts, most);
  let [i, j, n] = [0, 0, 0];
  while (i < titles.length && j < texts.length) {
    const x = titles[i] ?? 0;
    const y = texts[j] ?? 0;
    docs[n] = x < y ? x : y;
    if (x <= y) inTitle[n] = title.counts[i++] ?? 0;
    if (y <= x) inText[n] = text.counts[j++] ?? 0;
    n++;
  }
  docs.set(titles.subarray(i), n);
  inTitle.set(title.counts.subarray(i), n);
  n += titles.length - i;
  docs.set(texts.subarray(j), n);
  inText.set(text.counts.subarray(j), n);
  n += texts.length - j;
  const df = [titles.length, texts.length] as const;
  return n < most * FULL
    ? { docs: docs.slice(0, n), counts: [inTitle.slice(0, n), inText.slice(0, n)], df }
    : { docs: docs.subarray(0, n), counts: [inTitle.subarray(0, n), inText.subarray(0, n)], df };
}

/** Room for `length` numbers like `values`. */
export function emptyLike(values: Counts, length: number): Counts {
  return values instanceof Uint8Array ? new Uint8Array(length) : new Uint32Array(length);
}
