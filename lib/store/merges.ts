import type { Generation, RowReader, RowSink, SegmentId } from '@/lib/model/segment';
import type { LibraryDatabase, MergeRecord } from './database';
import { replaceShown } from './flip';
import { keysForDexie } from './keys-for-dexie';
import { announceChange } from './library-changes';
import { retire } from './retire';
import { addRow, emptyBatch, type RowBatch } from './row-batch';
import { createRowReader } from './row-reader';
import { segmentBytes } from './segment-bytes';
import type { StoreBase } from './store-base';

/** A transaction's rows: large enough to be quick, small enough not to hold the database for long. */
const BATCH_BYTES = 2_000_000;

/** A merge that is under way, with the generation whose segments it merges. */
export type MergeJournal = Omit<MergeRecord, 'base'> & { readonly base: Generation };

/** The segment being written by a merge. */
export type MergeTarget = {
  readonly sink: RowSink;
  readerOf(segment: SegmentId): RowReader;
  /** Stores the rows put so far and, with them, how far the merge is. */
  save(state: unknown): Promise<void>;
  /** Bytes of a segment's rows. */
  bytesOf(segment: SegmentId): Promise<number>;
};

/** The journal of merges: one at a time in a library. */
export type Merges = {
  /** The generations whose segments may be merged, those of archives switched off included. */
  shown(): Promise<Generation[]>;
  /** The merge under way. One whose archive shows another generation by now is given up. */
  current(): Promise<MergeJournal | undefined>;
  begin(base: Generation, range: { first: number; count: number }): Promise<MergeJournal>;
  open(journal: MergeJournal): MergeTarget;
  /** Shows the generation with the merged segment; its archive must still show the old one. */
  flip(journal: MergeJournal, generation: Generation): Promise<void>;
  /** Gives a merge up; its rows go with the next sweep. @param forGood not to be tried again */
  abandon(journal: MergeJournal, forGood: boolean): Promise<void>;
};

/** The journal of merges in a library. */
export function createMerges({ database, now }: StoreBase): Merges {
  const { archives, generations, segments, merges } = database;
  const end = (record: Pick<MergeRecord, 'id' | 'generation'>): Promise<void> =>
    database.transaction('rw', [generations, merges], async () => {
      await retire(database, record.generation, now());
      await merges.delete(record.id);
    });
  return {
    async shown() {
      const records = (await archives.toArray()).filter((one) => one.unmerged !== one.generation);
      const shown = await generations.bulkGet(records.map((record) => record.generation));
      return shown.flatMap((record) => (record?.state === 'shown' ? [record.generation] : []));
    },
    async current() {
      const record = await merges.toCollection().first();
      if (!record) return undefined;
      const base = await shownBase(database, record);
      if (base) return { ...record, base };
      await end(record);
      return undefined;
    },
    begin: (base, { first, count }) =>
      database.transaction('rw', [generations, segments, merges], async () => {
        const archive = base.archive.id;
        const generation = await generations.add({ archive, state: 'staged', since: now() });
        const target = await segments.add({ generation });
        const record = { archive, base: base.id, generation, target, first, count };
        return { ...record, base, id: await merges.add(record) };
      }),
    open: (journal) => openTarget(database, journal),
    async flip(journal, generation) {
      await database.transaction('rw', [archives, generations, merges], async () => {
        await replaceShown(database, journal.base.id, generation, now());
        await merges.delete(journal.id);
      });
      announceChange();
    },
    async abandon(journal, forGood) {
      await end(journal);
      if (forGood) await archives.update(journal.archive, { unmerged: journal.base.id });
    },
  };
}

/** The generation that `record` starts from, if its archive still shows it. */
async function shownBase(
  database: LibraryDatabase,
  record: Pick<MergeRecord, 'archive' | 'base' | 'generation'>,
): Promise<Generation | undefined> {
  const archive = await database.archives.get(record.archive);
  const [base, staged] = await database.generations.bulkGet([record.base, record.generation]);
  if (archive?.generation !== record.base || staged?.state !== 'staged') return undefined;
  return base?.state === 'shown' ? base.generation : undefined;
}

function openTarget(database: LibraryDatabase, journal: MergeJournal): MergeTarget {
  let batch = emptyBatch();
  // What a slice wrote after its last saved state is written again, byte for byte.
  const store = async ({ keys, values }: RowBatch): Promise<void> => {
    if (keys.length > 0) await database.rows.bulkPut(values, keysForDexie(keys));
  };
  return {
    sink: {
      async put(row) {
        addRow(batch, journal.target, row);
        if (batch.bytes < BATCH_BYTES) return;
        const full = batch;
        batch = emptyBatch();
        await store(full);
      },
    },
    readerOf: (segment) => createRowReader(database, segment),
    async save(state) {
      const last = batch;
      batch = emptyBatch();
      await database.transaction('rw', [database.rows, database.merges], async () => {
        await store(last);
        await database.merges.update(journal.id, { state });
      });
    },
    bytesOf: (segment) => segmentBytes(database, segment),
  };
}
