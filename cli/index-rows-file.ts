import { openAsBlob } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { decodeIndexRows, encodeIndexRow, isBundledPart } from '@/lib/bundle/index-rows';
import type { RowSink, SegmentRow } from '@/lib/model/segment';

/** Rows are gathered to pieces of about this many bytes. */
const PIECE_BYTES = 1024 * 1024;

/** Rows of a segment on their way into a bundle, kept in a file beside it. */
export type RowsFile = {
  readonly sink: RowSink;
  /** All rows that a bundle carries, in the order written; read back from the file. */
  rows(): AsyncGenerator<SegmentRow>;
  remove(): Promise<void>;
};

/** Starts an empty rows file at `path`. */
export async function createRowsFile(path: string): Promise<RowsFile> {
  const file: FileHandle = await open(path, 'w');
  let pieces: Uint8Array[] = [];
  let held = 0;
  const flush = async (): Promise<void> => {
    if (held === 0) return;
    const batch = pieces;
    [pieces, held] = [[], 0];
    await file.writev(batch);
  };
  return {
    sink: {
      async put(row) {
        if (!isBundledPart(row.part)) return;
        const bytes = encodeIndexRow(row);
        pieces.push(bytes);
        held += bytes.length;
        if (held >= PIECE_BYTES) await flush();
      },
    },
    async *rows() {
      await flush();
      yield* decodeIndexRows((await openAsBlob(path)).stream(), path);
    },
    async remove() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
