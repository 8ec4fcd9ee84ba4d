import type { RowReader, RowSink } from '@/lib/model/segment';
import { readDirectory } from '@/lib/segment/directory';
import { decodeChunk, encodeChunk } from './run-store';

/** Rows copied between two pauses: well below a second of work. */
const ROWS_AT_A_TIME = 8;

/** A segment whose runs are copied. */
type RunsSource = {
  readonly reader: RowReader;
  /** Docnums that no longer count. */
  readonly dead: ReadonlySet<number>;
  /** Documents in the segment. */
  readonly documents: number;
};

/** How many rows of runs are copied. */
export type RunsMark = { readonly rows: number };

/**
 * Copies the runs of adjacent segments into one, row by row; docnums follow on. It pauses with all
 * rows before it written, and may be given up there.
 */
export async function* mergeRuns(
  sources: readonly RunsSource[],
  sink: RowSink,
  { mark = { rows: 0 }, signal }: { readonly mark?: RunsMark; readonly signal?: AbortSignal } = {},
): AsyncGenerator<RunsMark, void> {
  let rows = 0;
  let base = 0;
  for (const { reader, dead, documents } of sources) {
    const own = (await readDirectory(reader, signal)).rows['statistics'] ?? 0;
    for (let n = 0; n < own; n++, rows++) {
      if (rows < mark.rows) continue;
      signal?.throwIfAborted();
      const row = await reader.get('statistics', n, signal);
      await sink.put({ part: 'statistics', n: rows, bytes: await moved(row, base, dead) });
      if ((rows + 1) % ROWS_AT_A_TIME === 0) yield { rows: rows + 1 };
    }
    base += documents;
  }
}

/** A row of runs for a segment where its documents stand `base` later, without those that are dead. */
async function moved(
  row: Uint8Array,
  base: number,
  dead: ReadonlySet<number>,
): Promise<Uint8Array> {
  const chunk = await decodeChunk(row);
  if (base === 0 && !chunk.documents.some(({ docnum }) => dead.has(docnum))) return row;
  const documents = chunk.documents
    .filter(({ docnum }) => !dead.has(docnum))
    .map((document) => ({ ...document, docnum: document.docnum + base }));
  return encodeChunk({ ...chunk, documents });
}
