import { damaged } from './bundle-problem';
import { SEGMENT_PARTS, type SegmentPart, type SegmentRow } from '@/lib/model/segment';

/** part u8, n u32 and length u32, little-endian. */
const HEADER_BYTES = 9;
/** Longest row, bytes. */
const MAX_ROW_BYTES = 512 * 1024 * 1024;

/** Parts that an index does not carry: `index/texts.rows` has what they are made of. */
const REBUILT: ReadonlySet<SegmentPart> = new Set(['documents', 'keys', 'columns', 'words']);

const PART_OF_NUMBER: ReadonlyMap<number, SegmentPart> = new Map(
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the constant are its type
  (Object.keys(SEGMENT_PARTS) as SegmentPart[]).map((part) => [SEGMENT_PARTS[part], part]),
);

/** Whether a row of `part` may be in an index. */
export function isBundledPart(part: SegmentPart): boolean {
  return !REBUILT.has(part);
}

/** `row` as it stands in a part of prebuilt rows. */
export function encodeIndexRow(row: SegmentRow): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_BYTES + row.bytes.length);
  const view = new DataView(bytes.buffer);
  bytes[0] = SEGMENT_PARTS[row.part];
  view.setUint32(1, row.n, true);
  view.setUint32(5, row.bytes.length, true);
  bytes.set(row.bytes, HEADER_BYTES);
  return bytes;
}

/** The rows of a bundle in `bytes`, each a copy or a view. @throws {BundleError} for anything that is none */
export function decodeIndexRows(
  bytes: AsyncIterable<Uint8Array>,
  where: string,
): AsyncGenerator<SegmentRow> {
  return decodeRows(bytes, where, isBundledPart);
}

/** Rows that stand for those that an index does not carry. @throws {BundleError} for anything else */
export function decodeTextRows(
  bytes: AsyncIterable<Uint8Array>,
  where: string,
): AsyncGenerator<SegmentRow> {
  return decodeRows(bytes, where, (part) => REBUILT.has(part));
}

/**
 * The rows in `bytes`, each a copy, or a view of a piece of them.
 *
 * @param isAllowed which parts may be there; else all
 * @throws {BundleError} for anything that is not a row
 */
export async function* decodeRows(
  bytes: AsyncIterable<Uint8Array>,
  where: string,
  isAllowed: (part: SegmentPart) => boolean = () => true,
): AsyncGenerator<SegmentRow> {
  const take = createTaker(bytes, where);
  for (
    let header = await take(HEADER_BYTES, true);
    header;
    header = await take(HEADER_BYTES, true)
  ) {
    const view = new DataView(header.buffer, header.byteOffset);
    const part = PART_OF_NUMBER.get(view.getUint8(0));
    const length = view.getUint32(5, true);
    if (part === undefined || !isAllowed(part))
      throw damaged(where, `it has a row of part ${view.getUint8(0)}, which does not belong there`);
    if (length > MAX_ROW_BYTES) throw damaged(where, `it has a row of ${length} bytes`);
    const row = await take(length, false);
    yield { part, n: view.getUint32(1, true), bytes: row ?? new Uint8Array(0) };
  }
}

/**
 * Takes exactly so many of `bytes` at a time: a view where they are of one piece, else a copy;
 * undefined at their end where that is allowed.
 *
 * @throws {BundleError} when fewer are left
 */
export function createTaker(
  bytes: AsyncIterable<Uint8Array>,
  where: string,
): (length: number, mayEnd: boolean) => Promise<Uint8Array | undefined> {
  const chunks = bytes[Symbol.asyncIterator]();
  let chunk: Uint8Array = new Uint8Array(0);
  return async (length, mayEnd) => {
    if (length > 0 && length <= chunk.length) {
      const whole = chunk.subarray(0, length);
      chunk = chunk.subarray(length);
      return whole;
    }
    const pieces: Uint8Array[] = [];
    let missing = length;
    for (;;) {
      const piece = chunk.subarray(0, missing);
      pieces.push(piece);
      chunk = chunk.subarray(piece.length);
      missing -= piece.length;
      if (missing === 0) return concat(pieces, length);
      const next = await chunks.next();
      if (!next.done) chunk = next.value;
      else if (mayEnd && missing === length) return undefined;
      else throw damaged(where, 'it ends within a row');
    }
  };
}

function concat(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    all.set(piece, offset);
    offset += piece.length;
  }
  return all;
}
