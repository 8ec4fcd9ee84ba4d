import { Dexie } from 'dexie';
import { invariant } from '@/lib/base/invariant';
import type { Correction } from '@/lib/model/correction';
import type { Kept } from '@/lib/model/kept';
import {
  SEGMENT_PARTS,
  type Generation,
  type SegmentId,
  type SegmentPart,
  type SegmentRow,
} from '@/lib/model/segment';
import type { ArchiveRecord, LibraryDatabase, RowKey } from './database';
import { announceChange, announceKept } from './library-changes';
import { retire } from './retire';
import type { StoreBase } from './store-base';

/** Rows read at a time: a megabyte or two, as a rule. */
const ROWS_AT_A_TIME = 100;

/** What the library keeps of an archive beside its generation. */
export type KeptArchive = Pick<
  ArchiveRecord,
  'id' | 'enabled' | 'order' | 'isStarter' | 'trashedAt' | 'updates' | 'news' | 'newIds'
>;

/** An archive with its shown generation. */
export type WholeArchive = { readonly kept: KeptArchive; readonly generation: Generation };

/** Everything that a library holds, the trash included; leased until it is released. */
export type WholeLibrary = {
  readonly archives: readonly WholeArchive[];
  /** Every row of a segment, in the order of its keys. */
  rows(segment: SegmentId): AsyncGenerator<SegmentRow>;
  release(): void;
};

/** Opens everything that the library holds, as of one moment; leased until it is released. */
export async function openWholeLibrary(base: StoreBase): Promise<WholeLibrary> {
  const { database, locks } = base;
  const before = await readWhole(database);
  const release = await locks.lease(before.map(({ generation }) => generation.id));
  // A generation could be replaced and swept before its lease was held.
  const archives = await readWhole(database);
  const held = new Set(before.map(({ generation }) => generation.id));
  if (!archives.every(({ generation }) => held.has(generation.id))) {
    release();
    return openWholeLibrary(base);
  }
  return { archives, rows: (segment) => readRows(database, segment), release };
}

/** What a backup has of the reader, beside archives. */
export type RestoredOwn = {
  readonly corrections: readonly Correction[];
  readonly kept: readonly Kept[];
};

/** Shows restored generations in place of what their archives showed, and keeps the reader's own, all at once. */
export async function showRestored(
  { database, now }: StoreBase,
  restored: readonly WholeArchive[],
  own: RestoredOwn,
): Promise<void> {
  const { archives, generations } = database;
  const tables = [archives, generations, database.corrections, database.kept];
  await database.transaction('rw', tables, async () => {
    for (const { kept, generation } of restored) {
      const { id } = generation;
      const staged = await generations.get(id);
      invariant(staged?.state === 'staged', 'a restored generation is not staged any more');
      const before = await archives.get(kept.id);
      await generations.put({ id, archive: kept.id, state: 'shown', since: now(), generation });
      if (before) await retire(database, before.generation, now());
      await archives.put({ ...kept, generation: id });
    }
    await database.corrections.bulkPut([...own.corrections]);
    await database.kept.bulkPut([...own.kept]);
  });
  announceChange();
  announceKept();
}

async function readWhole(database: LibraryDatabase): Promise<WholeArchive[]> {
  const { archives, generations } = database;
  return database.transaction('r', [archives, generations], async () => {
    const records = (await archives.toArray()).sort(
      (a, b) => a.order - b.order || (a.id < b.id ? -1 : 1),
    );
    const shown = await generations.bulkGet(records.map((record) => record.generation));
    return records.flatMap((record, i) => {
      const generation = shown[i];
      if (generation?.state !== 'shown') return [];
      const { id, enabled, order, isStarter, trashedAt, updates, news, newIds } = record;
      const kept: KeptArchive = {
        id,
        enabled,
        order,
        isStarter,
        ...(trashedAt !== undefined && { trashedAt }),
        ...(updates && { updates }),
        ...(news && { news }),
        ...(newIds && { newIds }),
      };
      return [{ kept, generation: generation.generation }];
    });
  });
}

const PARTS: ReadonlyMap<number, SegmentPart> = new Map(
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the constant are its type
  (Object.keys(SEGMENT_PARTS) as SegmentPart[]).map((part) => [SEGMENT_PARTS[part], part]),
);

async function* readRows(
  database: LibraryDatabase,
  segment: SegmentId,
): AsyncGenerator<SegmentRow> {
  let after: RowKey | [number] = [segment];
  for (;;) {
    const range = database.rows.where(':id').between(after, [segment, Dexie.maxKey], false);
    const keys = await range.clone().limit(ROWS_AT_A_TIME).primaryKeys();
    const rows = await range.limit(ROWS_AT_A_TIME).toArray();
    for (const [i, [, number, n]] of keys.entries()) {
      const [part, bytes] = [PARTS.get(number), rows[i]];
      if (part && bytes) yield { part, n, bytes };
    }
    const last = keys.at(-1);
    if (!last) return;
    after = last;
  }
}
