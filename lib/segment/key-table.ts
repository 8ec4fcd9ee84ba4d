import type { SourceId } from '@/lib/model/document';
import type { RowReader } from '@/lib/model/segment';
import { readDocuments } from './document-blocks';
import { hashId, type IdHash } from './hash-id';
import { KEY_ENTRY_BYTES } from './key-table-writer';
import { perReader } from './row-cache';
import { DamagedRowError, unframeRow } from './row-frame';

/** Documents read for one id at most: more equal 48-bit hashes are no accident. */
const MAX_CANDIDATES = 16;

/**
 * The docnum of the document that its source calls `id`, checked against the document itself; the
 * first of several; undefined when the segment has none.
 *
 * @throws {DamagedRowError} for bytes that are no key table
 */
export async function findDocnum(
  reader: RowReader,
  id: SourceId,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const state = stateOf(reader);
  state.view ??= openTable(await reader.get('keys', 0, signal));
  const candidates = docnumsOf(state.view, hashId(id));
  const documents = await readDocuments(reader, candidates, signal);
  return candidates[documents.findIndex((document) => document.id === id)];
}

const stateOf = perReader(() => ({ view: undefined as DataView | undefined }));

function openTable(row: Uint8Array): DataView {
  const payload = unframeRow(row);
  if (payload.length % KEY_ENTRY_BYTES !== 0)
    throw new DamagedRowError('Backfile: a key table has half an entry');
  return new DataView(payload.buffer, payload.byteOffset, payload.length);
}

function docnumsOf(view: DataView, hash: IdHash): number[] {
  const count = view.byteLength / KEY_ENTRY_BYTES;
  const compare = (i: number): number =>
    view.getUint32(i * KEY_ENTRY_BYTES, true) - hash.high ||
    view.getUint16(i * KEY_ENTRY_BYTES + 4, true) - hash.low;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(middle) < 0) low = middle + 1;
    else high = middle;
  }
  const docnums: number[] = [];
  while (low < count && compare(low) === 0 && docnums.length < MAX_CANDIDATES) {
    docnums.push(view.getUint32(low * KEY_ENTRY_BYTES + 6, true));
    low++;
  }
  return docnums;
}
