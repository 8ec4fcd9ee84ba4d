import { ByteWriter } from '@/lib/base/bytes';
import { DamagedRowError } from '@/lib/segment/row-frame';
import type { EncodedPostings } from './text-index-pages';

/** One segment's postings of a term on their way into a larger segment. */
export type PostingsPart = EncodedPostings & {
  /** What is added to its docnums. */
  readonly base: number;
  /** Docnums, before `base` is added, that are left out. */
  readonly dead: ReadonlySet<number>;
};

/**
 * The postings of one term over several segments, in order, as one list: byte for byte what a
 * `PostingsPool` would have made of all their documents.
 *
 * @throws {DamagedRowError} for bytes that are no postings
 */
export function joinPostings(parts: readonly PostingsPart[]): EncodedPostings {
  const [only] = parts;
  if (!only) return { df: 0, bytes: new Uint8Array(0) };
  if (parts.length === 1 && only.base === 0 && only.dead.size === 0) return only;
  const out = new ByteWriter(parts.reduce((sum, part) => sum + part.bytes.length + 8, 0));
  let next = 0;
  let df = 0;
  for (const part of parts) {
    if (part.df === 0) continue;
    const joined = part.dead.size === 0 ? copyPart(part, next, out) : filterPart(part, next, out);
    next = joined.next;
    df += joined.df;
  }
  return { df, bytes: out.finish() };
}

type Joined = { readonly next: number; readonly df: number };

/** Only the first posting tells its distance from another segment: the rest is copied. */
function copyPart({ bytes, base, df }: PostingsPart, next: number, out: ByteWriter): Joined {
  const reader = new PostingsReader(bytes);
  const first = reader.next();
  writePosting(out, base + first.docnum - next, first.tf);
  const from = reader.offset;
  let last = first.docnum;
  for (let i = 1; i < df; i++) last = reader.skip();
  if (reader.offset !== bytes.length) throw damaged();
  out.bytes(bytes.subarray(from));
  return { next: base + last + 1, df };
}

function filterPart(part: PostingsPart, next: number, out: ByteWriter): Joined {
  const reader = new PostingsReader(part.bytes);
  let after = next;
  let kept = 0;
  for (let i = 0; i < part.df; i++) {
    const { docnum, tf } = reader.next();
    if (part.dead.has(docnum)) continue;
    writePosting(out, part.base + docnum - after, tf);
    after = part.base + docnum + 1;
    kept++;
  }
  if (reader.offset !== part.bytes.length) throw damaged();
  return { next: after, df: kept };
}

function writePosting(out: ByteWriter, gap: number, tf: number): void {
  out.varint(gap * 2 + (tf > 1 ? 1 : 0));
  if (tf > 1) out.varint(tf - 2);
}

/** Reads postings one by one; see `PostingsPool` for the bytes. */
class PostingsReader {
  readonly #bytes: Uint8Array;
  #docnum = -1;
  offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  next(): { docnum: number; tf: number } {
    const value = this.#varint();
    this.#docnum += Math.floor(value / 2) + 1;
    return { docnum: this.#docnum, tf: value % 2 === 1 ? this.#varint() + 2 : 1 };
  }

  /** Passes one posting. @returns its docnum */
  skip(): number {
    const bytes = this.#bytes;
    const byte = bytes[this.offset] ?? 128;
    if (byte < 128) {
      this.offset++;
      this.#docnum += (byte >>> 1) + 1;
      if ((byte & 1) === 1) this.#varint();
    } else this.next();
    return this.#docnum;
  }

  #varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#bytes[this.offset++];
      if (byte === undefined) throw damaged();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
}

function damaged(): DamagedRowError {
  return new DamagedRowError('Backfile: postings cannot be read');
}
