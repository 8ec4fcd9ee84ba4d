import type { ArchiveDocument } from '@/lib/model/document';
import type { RowReader } from '@/lib/model/segment';
import { readDocuments } from './document-blocks';
import { DamagedRowError } from './row-frame';

/** What is done about rows that cannot be read: what they hold is left out, and that is noted. */
export type LostRows = {
  /** Whether `error` tells of a row that is lost; any other error is thrown on. */
  readonly isLost: (error: unknown) => boolean;
  /** Called for a segment each time that something of it is left out. */
  readonly note: (segment: RowReader) => void;
};

/** Damaged rows are lost. A missing one need not be: the library may have changed meanwhile. */
export const DAMAGED_ROWS: LostRows = {
  isLost: (error) => error instanceof DamagedRowError,
  note: () => undefined,
};

/**
 * The documents `docnums` of a segment, in the order asked for; undefined for those that are lost.
 *
 * @throws what `readDocuments` throws, for an error that tells of no loss and, without `lost`, for any
 */
export async function readFound(
  reader: RowReader,
  docnums: readonly number[],
  {
    lost,
    signal,
  }: { readonly lost?: LostRows | undefined; readonly signal?: AbortSignal | undefined },
): Promise<(ArchiveDocument | undefined)[]> {
  try {
    return await readDocuments(reader, docnums, signal);
  } catch (error) {
    if (!lost?.isLost(error)) throw error;
    lost.note(reader);
    // One bad row fails the read of many: each by itself tells which.
    return Promise.all(docnums.map((docnum) => readOne(reader, docnum, { lost, signal })));
  }
}

async function readOne(
  reader: RowReader,
  docnum: number,
  { lost, signal }: { readonly lost: LostRows; readonly signal: AbortSignal | undefined },
): Promise<ArchiveDocument | undefined> {
  try {
    return (await readDocuments(reader, [docnum], signal))[0];
  } catch (error) {
    if (lost.isLost(error)) return undefined;
    throw error;
  }
}
