import { openAsBlob } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { decodeRows, encodeIndexRow } from '@/lib/bundle/index-rows';
import {
  MissingRowError,
  type RowReader,
  type RowSink,
  type SegmentPart,
  type SegmentRow,
} from '@/lib/model/segment';

/** Rows are gathered to pieces of about this many bytes. */
const PIECE_BYTES = 1024 * 1024;

/** Rows of a segment on their way into a bundle, kept in a file beside it. */
export type RowsFile = {
  readonly sink: RowSink;
  /** Reads the rows of part `statistics` that were put. */
  readonly reader: RowReader;
  /** All rows in the order put; read back from the file. */
  rows(): AsyncGenerator<SegmentRow>;
  remove(): Promise<void>;
};

/** Starts an empty rows file at `path`. */
export async function createRowsFile(path: string): Promise<RowsFile> {
  const file: FileHandle = await open(path, 'w+');
  let pieces: Uint8Array[] = [];
  let held = 0;
  let end = 0;
  /** Where each row of part `statistics` stands in the file. */
  const places = new Map<number, { at: number; length: number }>();
  const flush = async (): Promise<void> => {
    if (held === 0) return;
    const batch = pieces;
    [pieces, held] = [[], 0];
    await file.writev(batch);
  };
  const read = async (part: SegmentPart, n: number): Promise<Uint8Array> => {
    const place = part === 'statistics' ? places.get(n) : undefined;
    if (!place) throw new MissingRowError(part, n);
    await flush();
    const bytes = new Uint8Array(place.length);
    await file.read(bytes, 0, place.length, place.at);
    return bytes;
  };
  return {
    sink: {
      async put(row) {
        const bytes = encodeIndexRow(row);
        const { length } = row.bytes;
        if (row.part === 'statistics')
          places.set(row.n, { at: end + bytes.length - length, length });
        end += bytes.length;
        pieces.push(bytes);
        held += bytes.length;
        if (held >= PIECE_BYTES) await flush();
      },
    },
    reader: { get: read, getMany: (part, ns) => Promise.all(ns.map((n) => read(part, n))) },
    async *rows() {
      await flush();
      yield* decodeRows((await openAsBlob(path)).stream(), path);
    },
    async remove() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
