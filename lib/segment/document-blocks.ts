import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import { deflate, inflate } from '@/lib/base/deflate';
import type { ArchiveDocument } from '@/lib/model/document';
import type { RowReader, RowSink } from '@/lib/model/segment';
import { decodeDocument } from './document-codec';
import { documentToLine, lineToDocument } from './document-line';
import { perReader, RowCache } from './row-cache';
import { DamagedRowError, flagsOf, frameRow, unframeRow } from './row-frame';

/** No block inflates to more: the longest line that a bundle may have, and short ones before it. */
const MAX_BLOCK_BYTES = 65 * 1024 * 1024;
/** Blocks inflated at a time: even of the largest, so many are no danger. */
const INFLATED_AT_A_TIME = 16;
/** Flag of a row whose payload are lines of JSON; without it, it is as up to rows-10. */
const LINES = 1;
const NEWLINE = 10;
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
    const places = [...missing.values()];
    for (let from = 0; from < rows.length; from += INFLATED_AT_A_TIME) {
      const some = rows.slice(from, from + INFLATED_AT_A_TIME);
      const blocks = await Promise.all(some.map((row) => openBlock(row)));
      for (const [i, block] of blocks.entries())
        for (const { docnum, index } of places[from + i] ?? []) {
          const document = block(index);
          found.set(docnum, document);
          documents.set(docnum, document, bytesOf(document));
        }
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
  return countsIn(await firstsOf(reader, signal));
}

/** Writes the table of blocks: after it the documents can be read. */
export async function writeBlockTable(sink: RowSink, counts: readonly number[]): Promise<void> {
  await sink.put({ part: 'documents', n: TABLE_ROW, bytes: encodeBlockTable(counts) });
}

/** A row with a number for each block. */
export function encodeBlockTable(values: readonly number[]): Uint8Array<ArrayBuffer> {
  const table = new ByteWriter().varint(values.length);
  for (const value of values) table.varint(value);
  return frameRow(table.finish());
}

/** The numbers in such a row. @throws {DamagedRowError} for bytes that are none */
export function decodeBlockTable(row: Uint8Array): number[] {
  return countsIn(readTable(row));
}

/** One block of `documents` as a row. */
export async function encodeBlock(
  documents: readonly ArchiveDocument[],
): Promise<Uint8Array<ArrayBuffer>> {
  const lines = documents.map(documentToLine).join('');
  return frameBlock(await deflate(new TextEncoder().encode(lines)));
}

/**
 * The lines of a block as `documentToLine` writes them.
 *
 * @throws {DamagedRowError} for a row that is no block of lines
 */
export async function blockLines(row: Uint8Array): Promise<string[]> {
  if (!(flagsOf(row) & LINES))
    throw new DamagedRowError('Backfile: a block of documents is not of lines');
  const text = decoder.decode(await inflateBlock(row));
  return text.split(/(?<=\n)/);
}

/** `deflated` lines of JSON, a document each, and what ends them, as a row. */
export function frameBlock(deflated: Uint8Array, end?: Uint8Array): Uint8Array<ArrayBuffer> {
  return frameRow(deflated, LINES, end);
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

function countsIn(firsts: Float64Array): number[] {
  return Array.from(firsts.subarray(1), (end, i) => end - (firsts[i] ?? 0));
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

/** Gives the documents of a block by their place in it. */
async function openBlock(row: Uint8Array): Promise<(index: number) => ArchiveDocument> {
  const block = await inflateBlock(row);
  return flagsOf(row) & LINES
    ? (index) => lineToDocument(lineAt(block, index))
    : (index) => recordAt(block, index);
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

function lineAt(block: Uint8Array, index: number): string {
  let start = 0;
  for (let i = 0; i < index && start <= block.length; i++) start = endOfLine(block, start) + 1;
  if (start >= block.length)
    throw new DamagedRowError('Backfile: a block holds fewer documents than told');
  return decoder.decode(block.subarray(start, endOfLine(block, start)));
}

// Nothing is dropped, also no byte order mark: a line begins with a brace.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function endOfLine(block: Uint8Array, start: number): number {
  const end = block.indexOf(NEWLINE, start);
  return end < 0 ? block.length : end;
}

/** A document of a block as up to rows-10: count, lengths of its documents, documents. */
function recordAt(block: Uint8Array, index: number): ArchiveDocument {
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
