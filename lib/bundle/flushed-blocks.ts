import { frameBlock } from '@/lib/segment/document-blocks';
import { DamagedRowError, unframeRow } from '@/lib/segment/row-frame';
import { damaged, tooLarge } from './bundle-problem';
import { MAX_LINE_BYTES, PARTS } from './bundle-schema';
import { createTaker } from './index-rows';

/** What ends a deflate stream: an empty last block. */
export const LAST_BLOCK: Uint8Array<ArrayBuffer> = Uint8Array.of(3, 0);
/** No block is longer: one of the longest line, as it is. */
const MAX_BLOCK_BYTES = 2 * MAX_LINE_BYTES;
/** What a deflater writes when it is flushed: an empty block that ends with a byte. */
const FLUSH = [0, 0, 0xff, 0xff];

/**
 * What a block of documents adds to a deflated file of lines that is flushed after each, so that each
 * can be inflated alone.
 *
 * @param row as a segment has it
 * @throws {DamagedRowError} when it was deflated otherwise
 */
export function flushedBlock(row: Uint8Array): Uint8Array {
  const payload = unframeRow(row, false);
  const flushed = payload.subarray(0, payload.length - LAST_BLOCK.length);
  if (!isFlushed(flushed)) throw new DamagedRowError('Backfile: a block was not flushed');
  return flushed;
}

/**
 * The rows of the blocks that lie one after the other in the deflated documents of a bundle.
 *
 * @param lengths bytes of each
 * @throws {BundleError} when they are not there, or something is beside them
 */
export async function* cutBlocks(
  deflated: AsyncIterable<Uint8Array>,
  lengths: Iterable<number>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const take = createTaker(deflated, PARTS.documents);
  for (const length of lengths) {
    if (length > MAX_BLOCK_BYTES) throw tooLarge(PARTS.documents, `a block has ${length} bytes`);
    const flushed = await take(length, false);
    if (!flushed || !isFlushed(flushed))
      throw damaged(PARTS.documents, 'it is not made of the blocks that its index lists');
    yield frameBlock(flushed, LAST_BLOCK);
  }
  const last = await take(LAST_BLOCK.length, false);
  if (last?.some((byte, i) => byte !== LAST_BLOCK[i]) || (await take(1, true)))
    throw damaged(PARTS.documents, 'it has more than the blocks that its index lists');
}

function isFlushed(bytes: Uint8Array): boolean {
  const end = bytes.length - FLUSH.length;
  return end >= 0 && FLUSH.every((byte, i) => bytes[end + i] === byte);
}
