import type { ArchiveRow } from '@/lib/model/answers';
import type { ArchiveId } from '@/lib/model/archive';

/** An archive that was seen in the library. */
type Recorded = { readonly id: ArchiveId; readonly name: string; readonly documents: number };

/** What should be there and is not, and what is to be recorded now. */
export type LibraryLook = {
  readonly missing: readonly Recorded[];
  readonly record: readonly Recorded[];
};

/**
 * Compares what was recorded with what is there. An archive is taken out of the record when it goes to
 * the trash; one that is gone without having been there was not removed by its reader.
 */
export function lookForMissing(
  recorded: readonly Recorded[],
  rows: readonly ArchiveRow[],
): LibraryLook {
  const present = new Set(rows.map(({ archive }) => archive.id));
  const missing = recorded.filter(({ id }) => !present.has(id));
  const inUse = rows
    .filter(({ trashedAt }) => trashedAt === undefined)
    .map(({ archive: { id, name }, documents }) => ({ id, name, documents }));
  return { missing, record: [...inUse, ...missing] };
}
