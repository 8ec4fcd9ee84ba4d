import type { ArchiveId } from '@/lib/model/archive';
import type { RowReader, RowSink, ScratchRows, SegmentId, SegmentRow } from '@/lib/model/segment';
import type { ImportRecord, LibraryDatabase } from './database';
import { deleteRows } from './delete-rows';
import { areReadersWaiting, giveWay, listenForReaders } from './give-way';
import { keysForDexie } from './keys-for-dexie';
import { addRow, emptyBatch, type RowBatch } from './row-batch';
import { createRowReader } from './row-reader';
import type { StoreBase } from './store-base';

/** A transaction's rows: large enough to be quick; and, where others wait for it, so small that it is soon over. */
const BATCH_BYTES = 1_000_000;
const SHARED_BATCH_BYTES = 100_000;
/** Small rows cost by their number, not by their bytes. */
const BATCH_ROWS = 1_000;
/** How far an import is, is noted no more often, ms. */
const NOTE_MS = 500;

/** What an import has done so far; written after the rows that it speaks of. */
type ImportMark = Partial<Pick<ImportRecord, 'documents'>>;

/** A generation being written aside. Nothing of it can be read by others. */
export type Staging = {
  /** Id of the generation. */
  readonly generation: number;
  readonly documents: SegmentId;
  readonly names: SegmentId;
  readonly documentsSink: RowSink;
  /** Reads what was put to `documentsSink`. */
  readonly documentsReader: RowReader;
  readonly namesSink: RowSink;
  /** Opens another documents segment. */
  openSegment(): Promise<{ readonly id: SegmentId; readonly sink: RowSink }>;
  /** Opens a place for rows that are needed until the generation is written. */
  scratch(): Promise<ScratchRows>;
  /** Notes in the journal, after the next rows, how far the import is. */
  mark(mark: ImportMark): void;
  /** Resolves when every row put so far is stored. */
  flush(): Promise<void>;
  /** Bytes of all rows put so far. */
  bytes(): number;
};

/** For whom a generation is staged. */
type StagingPlan = { readonly archive: ArchiveId; readonly importId: number };

/** Makes a staged generation with a documents segment and a names segment, and notes it in the journal. */
export async function stageGeneration(
  { database, now }: StoreBase,
  plan: StagingPlan,
): Promise<Staging> {
  const { generations, segments, imports } = database;
  const ids = await database.transaction('rw', [generations, segments, imports], async () => {
    const { archive, importId } = plan;
    const generation = await generations.add({ archive, state: 'staged', since: now() });
    const documents = await segments.add({ generation });
    const names = await segments.add({ generation });
    await imports.update(importId, { generation, documents: 0 });
    return { generation, documents, names };
  });
  const writer = createBatchWriter(database, plan.importId);
  const scratch = async (): Promise<ScratchRows> => {
    const segment = await segments.add({ generation: ids.generation });
    const rows = createBatchWriter(database, plan.importId);
    return {
      ...createRowReader(database, segment),
      put: (row) => rows.put(segment, row),
      flush: rows.flush,
      async remove() {
        await deleteRows(database, segment);
        await segments.delete(segment);
      },
    };
  };
  return {
    ...ids,
    documentsSink: { put: (row) => writer.put(ids.documents, row) },
    documentsReader: afterFlush(createRowReader(database, ids.documents), writer.flush),
    namesSink: { put: (row) => writer.put(ids.names, row) },
    scratch,
    async openSegment() {
      const id = await segments.add({ generation: ids.generation });
      return { id, sink: { put: (row) => writer.put(id, row) } };
    },
    mark: writer.mark,
    flush: writer.flush,
    bytes: writer.bytes,
  };
}

/** Reads rows when all that were put are stored. */
function afterFlush(reader: RowReader, flush: () => Promise<void>): RowReader {
  return {
    async get(part, n, signal) {
      await flush();
      return reader.get(part, n, signal);
    },
    async getMany(part, ns, signal) {
      await flush();
      return reader.getMany(part, ns, signal);
    },
  };
}

/**
 * Gathers rows into batches, and writes one while the next is made. Between two it gives way to those
 * who read other archives meanwhile.
 */
function createBatchWriter(
  database: LibraryDatabase,
  importId: number,
): Pick<Staging, 'mark' | 'flush' | 'bytes'> & {
  put(segment: SegmentId, row: SegmentRow): Promise<void>;
} {
  listenForReaders();
  const notes = createNotes(database, importId);
  let batch = emptyBatch();
  let total = 0;
  /** The batch being written; a failure is met by whoever awaits it next. */
  let writing: Promise<void> = Promise.resolve();
  /** Whoever has filled a batch waits for those before it. */
  let sending: Promise<void> = Promise.resolve();

  const send = (): Promise<void> => (sending = sending.then(sendNow));
  const sendNow = async (): Promise<void> => {
    await writing;
    await notes.writeIfDue();
    await giveWay();
    if (batch.keys.length === 0) return;
    writing = writeRows(database, batch);
    batch = emptyBatch();
    // Unhandled only until the next put or flush awaits it.
    writing.catch(() => undefined);
  };
  return {
    async put(segment, row) {
      addRow(batch, segment, row);
      total += row.bytes.byteLength;
      const most = areReadersWaiting() ? SHARED_BATCH_BYTES : BATCH_BYTES;
      if (batch.bytes >= most || batch.keys.length >= BATCH_ROWS) await send();
    },
    mark: notes.mark,
    async flush() {
      await send();
      await writing;
      await notes.write();
    },
    bytes: () => total,
  };
}

/** What is to be noted in the journal of an import. */
function createNotes(
  database: LibraryDatabase,
  importId: number,
): Pick<Staging, 'mark'> & { write(): Promise<void>; writeIfDue(): Promise<void> } {
  let note: ImportMark = {};
  let notedAt = performance.now();
  const write = async (): Promise<void> => {
    const said = note;
    [note, notedAt] = [{}, performance.now()];
    if (Object.keys(said).length > 0) await database.imports.update(importId, said);
  };
  return {
    mark(mark) {
      note = { ...note, ...mark };
    },
    write,
    async writeIfDue() {
      if (performance.now() - notedAt > NOTE_MS) await write();
    },
  };
}

async function writeRows(database: LibraryDatabase, { keys, values }: RowBatch): Promise<void> {
  await database.transaction('rw', database.rows, async ({ idbtrans }) => {
    const asked = database.rows.bulkAdd(values, keysForDexie(keys));
    // Nothing more is asked: else whoever reads waits until this busy thread has heard that all is written.
    idbtrans.commit();
    await asked;
  });
}
