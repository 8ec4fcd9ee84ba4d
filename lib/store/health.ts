import { Dexie } from 'dexie';
import {
  MissingRowError,
  SEGMENT_PARTS,
  type Generation,
  type RowReader,
  type SegmentId,
  type SegmentPart,
} from '@/lib/model/segment';
import { readDirectory } from '@/lib/segment/directory';
import { DamagedRowError, unframeRow } from '@/lib/segment/row-frame';
import type { LibraryDatabase, RowKey } from './database';
import { deleteRows } from './delete-rows';
import { createRowReader } from './row-reader';
import { segmentBytes } from './segment-bytes';

/** Rows read at a time: a megabyte or two, as a rule. */
const ROWS_AT_A_TIME = 100;

/** A row that is not what was written. */
export type DamagedRow = {
  readonly segment: SegmentId;
  readonly part: SegmentPart;
  /** Undefined where a part has fewer rows than its directory says. */
  readonly n?: number;
};

/** Finds and notes what is damaged. */
export type Health = {
  /**
   * Notes that a row of one of the shown generations `ids` could not be read.
   *
   * @param anew also of those that were given up: a person asked
   */
  suspect(ids: readonly number[], anew?: boolean): Promise<void>;
  /** The shown generations with a row that could not be read, and are not given up. */
  suspects(): Promise<Generation[]>;
  /** Every shown generation, in no order. */
  shown(): Promise<Generation[]>;
  /** Compares every row of `segment` with its checksum, and their numbers with the directory. */
  check(segment: SegmentId, signal?: AbortSignal): Promise<DamagedRow[]>;
  /** Ends the suspicion against a generation. @param broken it cannot be mended */
  settle(generation: Generation, broken: boolean): Promise<void>;
  readerOf(segment: SegmentId): RowReader;
  /** Bytes of a segment's rows. */
  bytesOf(segment: SegmentId): Promise<number>;
  /** How many segments have rows and belong to no generation. */
  orphans(): Promise<number>;
  /** Deletes the rows of such segments. */
  removeOrphans(): Promise<void>;
};

/** Finds and notes what is damaged in `database`. */
export function createHealth(database: LibraryDatabase): Health {
  const { archives, generations } = database;
  const shown = async (): Promise<Generation[]> => {
    const records = await archives.toArray();
    const found = await generations.bulkGet(records.map((record) => record.generation));
    return found.flatMap((record) => (record?.state === 'shown' ? [record.generation] : []));
  };
  return {
    shown,
    async suspect(ids, anew = false) {
      await database.transaction('rw', archives, async () => {
        for (const { id, generation, suspect, broken } of await archives.toArray()) {
          const isKnown = suspect === generation || broken === generation;
          if (ids.includes(generation) && (anew || !isKnown))
            await archives.update(id, { suspect: generation, ...(anew && { broken: 0 }) });
        }
      });
    },
    async suspects() {
      const suspected = (await archives.toArray()).filter(
        (one) => one.suspect === one.generation && one.broken !== one.generation,
      );
      const ids = new Set(suspected.map((record) => record.generation));
      return (await shown()).filter((generation) => ids.has(generation.id));
    },
    check: (segment, signal) => checkSegment(database, segment, signal),
    async settle({ id, archive }, broken) {
      await archives.update(archive.id, { suspect: 0, ...(broken && { broken: id }) });
    },
    bytesOf: (segment) => segmentBytes(database, segment),
    readerOf: (segment) => createRowReader(database, segment),
    orphans: async () => (await findOrphans(database)).length,
    async removeOrphans() {
      for (const segment of await findOrphans(database)) await deleteRows(database, segment);
    },
  };
}

async function checkSegment(
  database: LibraryDatabase,
  segment: SegmentId,
  signal?: AbortSignal,
): Promise<DamagedRow[]> {
  const damaged: DamagedRow[] = [];
  const counts: Record<string, number> = {};
  let after: RowKey | [number] = [segment];
  for (;;) {
    signal?.throwIfAborted();
    const range = database.rows.where(':id').between(after, [segment, Dexie.maxKey], false);
    const keys = await range.clone().limit(ROWS_AT_A_TIME).primaryKeys();
    const rows = await range.limit(ROWS_AT_A_TIME).toArray();
    for (const [i, key] of keys.entries()) {
      const part = partOf(key[1]);
      if (!part) continue;
      counts[part] = (counts[part] ?? 0) + 1;
      if (!isWhole(rows[i])) damaged.push({ segment, part, n: key[2] });
    }
    const last = keys.at(-1);
    if (!last) break;
    after = last;
  }
  return [...damaged, ...(await missingRows(database, segment, counts))];
}

/** Parts that have fewer rows than their directory says; the directory itself where it is gone. */
async function missingRows(
  database: LibraryDatabase,
  segment: SegmentId,
  counts: Readonly<Record<string, number>>,
): Promise<DamagedRow[]> {
  try {
    const { rows } = await readDirectory(createRowReader(database, segment));
    const parts = Object.entries(rows).flatMap(([name, count]) =>
      isPart(name) && (counts[name] ?? 0) < count ? [name] : [],
    );
    return parts.map((part) => ({ segment, part }));
  } catch (error) {
    if (!(error instanceof MissingRowError || error instanceof DamagedRowError)) throw error;
    return error instanceof MissingRowError ? [{ segment, part: 'directory' }] : [];
  }
}

function isWhole(row: Uint8Array | undefined): boolean {
  if (!row) return false;
  try {
    unframeRow(row);
    return true;
  } catch (error) {
    if (error instanceof DamagedRowError) return false;
    throw error;
  }
}

function partOf(number: number): SegmentPart | undefined {
  return Object.keys(SEGMENT_PARTS)
    .filter(isPart)
    .find((part) => SEGMENT_PARTS[part] === number);
}

function isPart(name: string): name is SegmentPart {
  return name in SEGMENT_PARTS;
}

/** Segments that have rows and are not listed: steps from one to the next over their first rows. */
async function findOrphans(database: LibraryDatabase): Promise<SegmentId[]> {
  const found: SegmentId[] = [];
  for (let from: RowKey | [number] = [0]; ;) {
    const keys: RowKey[] = await database.rows.where(':id').above(from).limit(1).primaryKeys();
    const segment: number | undefined = keys[0]?.[0];
    if (segment === undefined) break;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what rows are stored under
    found.push(segment as SegmentId);
    from = [segment + 1];
  }
  // Asked after the rows: a segment that is begun meanwhile is listed before it has any.
  const listed = await database.segments.bulkGet(found);
  return found.filter((_, i) => listed[i] === undefined);
}
