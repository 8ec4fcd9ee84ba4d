import type { RowReader } from '@/lib/model/segment';
import { unframeRow } from '@/lib/segment/row-frame';
import { openNameTable, type NameTable } from './name-table';
import { openWordTable, type WordTable } from './word-table';

/** Rows of part `names`. */
export const NAME_TABLE_ROW = 0;
export const WORD_TABLE_ROW = 1;

/** What pages are read with: the names of an archive, and how it writes its words. */
export type ArchiveNames = NameTable & { readonly archiveWords: WordTable };

/**
 * Opens the names of the archive whose names segment `reader` reads.
 *
 * @throws {MissingRowError} when a row is not there; {DamagedRowError} for one that cannot be read
 */
export async function openNames(reader: RowReader): Promise<ArchiveNames> {
  const [names, words] = await reader.getMany('names', [NAME_TABLE_ROW, WORD_TABLE_ROW]);
  // Megabytes on the way to the first mark: the tables check their own bounds at every look-up.
  const table = openNameTable(unframeRow(names ?? new Uint8Array(), false));
  return { ...table, archiveWords: openWordTable(unframeRow(words ?? new Uint8Array(), false)) };
}
