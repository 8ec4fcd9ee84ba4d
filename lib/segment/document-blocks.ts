import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import { deflate, inflate } from '@/lib/base/deflate';
import type { ArchiveDocument } from '@/lib/model/document';
import type { RowReader, RowSink } from '@/lib/model/segment';
import { decodeDocument, encodeDocument } from './document-codec';
import { perReader, RowCache } from './row-cache';
import { DamagedRowError, frameRow, unframeRow } from './row-frame';

/** No block inflates to more: one document of the longest text, and its head. */
const MAX_BLOCK_BYTES = 32 * 1024 * 1024;
/** Row 0 tells how many documents each block holds; block i is row i + 1. */
const TABLE_ROW = 0;

/**
 * The documents `docnums` of a segment, in the order asked for. Each block is read and inflated
 * once, all of them in one read. Documents are kept for a while: one may meet the very object again.
 *
 * @throws {RangeError} for a docnum that the segment does not have
 * @throws {DamagedRowError} for bytes that are no documents
 * @throws {MissingRowError} when the segment is gone
 */
export async function readDocuments(
  reader: RowReader,
  docnums: readonly number[],
  signal?: AbortSignal,
): Promise<ArchiveDocument[]> {
  if (docnums.length === 0) return [];
  const firsts = await firstsOf(reader, signal);
  const { documents } = stateOf(reader);
  const found = new Map<number, ArchiveDocument>();
  const missing = new Map<number, { docnum: number; index: number }[]>();
  for (const docnum of new Set(docnums)) {
    const { block, index } = placeOf(firsts, docnum);
    const known = documents.get(docnum);
    if (known) found.set(docnum, known);
    else missing.set(block, [...(missing.get(block) ?? []), { docnum, index }]);
  }
  if (missing.size > 0) {
    const rows = await reader.getMany(
      'documents',
      [...missing.keys()].map((block) => block + 1),
      signal,
    );
    const inflated = await Promise.all(rows.map((row) => inflateBlock(row)));
    for (const [i, places] of [...missing.values()].entries())
      for (const { docnum, index } of places) {
        const document = documentAt(inflated[i], index);
        found.set(docnum, document);
        documents.set(docnum, document, bytesOf(document));
      }
  }
  signal?.throwIfAborted();
  return docnums.flatMap((docnum) => found.get(docnum) ?? []);
}

/** About what a document holds in memory, its words as stage two of a search notes them too. */
function bytesOf({ text, cleaned }: ArchiveDocument): number {
  return 1_000 + text.length * 4 + cleaned.length * 48;
}

/**
 * Has what `readDocuments` needs before it knows a block read meanwhile. A failure shows up there.
 */
export function prepareDocuments(reader: RowReader): void {
  firstsOf(reader).catch(() => undefined);
}

/** How many documents the segment holds. */
export async function countDocuments(reader: RowReader, signal?: AbortSignal): Promise<number> {
  return (await firstsOf(reader, signal)).at(-1) ?? 0;
}

/** How many documents each block of the segment holds. */
export async function readBlockCounts(reader: RowReader, signal?: AbortSignal): Promise<number[]> {
  const firsts = await firstsOf(reader, signal);
  return Array.from(firsts.subarray(1), (end, i) => end - (firsts[i] ?? 0));
}

/** Writes the table of blocks: after it the documents can be read. */
export async function writeBlockTable(sink: RowSink, counts: readonly number[]): Promise<void> {
  const table = new ByteWriter().varint(counts.length);
  for (const count of counts) table.varint(count);
  await sink.put({ part: 'documents', n: TABLE_ROW, bytes: frameRow(table.finish()) });
}

/** One block of `documents` as a row. */
export async function encodeBlock(
  documents: readonly ArchiveDocument[],
): Promise<Uint8Array<ArrayBuffer>> {
  const block = new ByteWriter();
  const ends = documents.map((document) => {
    encodeDocument(block, document);
    return block.length;
  });
  return frameRow(await deflate(blockPayload(block, ends)));
}

async function firstsOf(reader: RowReader, signal?: AbortSignal): Promise<Float64Array> {
  const state = stateOf(reader);
  // Several wait for one read, so that the end of one does not end it.
  state.firsts ??= reader.get('documents', TABLE_ROW).then(readTable);
  try {
    return await state.firsts;
  } catch (error) {
    state.firsts = undefined;
    throw error;
  } finally {
    signal?.throwIfAborted();
  }
}

const stateOf = perReader(() => ({
  /** The first docnum of each block, and the number of documents as a last entry. */
  firsts: undefined as Promise<Float64Array> | undefined,
  documents: new RowCache<ArchiveDocument>(),
}));

/** Payload of a block: count, lengths of its documents, documents. */
export function blockPayload(block: ByteWriter, ends: readonly number[]): Uint8Array {
  const payload = new ByteWriter(block.length + ends.length * 4).varint(ends.length);
  let last = 0;
  for (const end of ends) {
    payload.varint(end - last);
    last = end;
  }
  return payload.bytes(block.finish()).finish();
}

function readTable(row: Uint8Array): Float64Array {
  const payload = unframeRow(row);
  const reader = new ByteReader(payload);
  const count = damagedIfThrows(() => reader.varint());
  if (count > row.length) throw new DamagedRowError('Backfile: a block table is too short');
  const firsts = new Float64Array(count + 1);
  damagedIfThrows(() => {
    for (let i = 0; i < count; i++) {
      // Nearly every count is one byte, and a large archive has a hundred thousand of them.
      const byte = payload[reader.offset] ?? 128;
      if (byte < 128) reader.offset++;
      firsts[i + 1] = (firsts[i] ?? 0) + (byte < 128 ? byte : reader.varint());
    }
  });
  return firsts;
}

function placeOf(firsts: Float64Array, docnum: number): { block: number; index: number } {
  const total = firsts.at(-1) ?? 0;
  if (!Number.isInteger(docnum) || docnum < 0 || docnum >= total)
    throw new RangeError(`Backfile: the segment has ${total} documents, none numbered ${docnum}`);
  let low = 0;
  let high = firsts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((firsts[middle] ?? 0) <= docnum) low = middle;
    else high = middle;
  }
  return { block: low, index: docnum - (firsts[low] ?? 0) };
}

async function inflateBlock(row: Uint8Array): Promise<Uint8Array> {
  const payload = unframeRow(row);
  try {
    return await inflate(payload, MAX_BLOCK_BYTES);
  } catch (error) {
    throw new DamagedRowError('Backfile: a block of documents cannot be inflated', {
      cause: error,
    });
  }
}

function documentAt(block: Uint8Array | undefined, index: number): ArchiveDocument {
  if (!block) throw new DamagedRowError('Backfile: a block of documents is missing');
  const reader = new ByteReader(block);
  const skip = damagedIfThrows(() => {
    const count = reader.varint();
    if (index >= count) throw new RangeError('Backfile: a block holds fewer documents than told');
    let before = 0;
    for (let i = 0; i < count; i++) {
      const length = reader.varint();
      if (i < index) before += length;
    }
    return before;
  });
  reader.offset += skip;
  return decodeDocument(reader);
}

/** What `read` returns; reading past the end of a row means that the row is damaged. */
function damagedIfThrows<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new DamagedRowError('Backfile: a row ends too early', { cause: error });
  }
}
