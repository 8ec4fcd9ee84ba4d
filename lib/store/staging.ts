import type { ArchiveId } from '@/lib/model/archive';
import {
  SEGMENT_PARTS,
  type RowReader,
  type RowSink,
  type ScratchRows,
  type SegmentId,
  type SegmentRow,
} from '@/lib/model/segment';
import type { ImportRecord, LibraryDatabase, RowKey } from './database';
import { deleteRows } from './delete-rows';
import { keysForDexie } from './keys-for-dexie';
import { createRowReader } from './row-reader';

/** A transaction's rows: large enough to be quick, small enough not to hold the database for long. */
const BATCH_BYTES = 1_000_000;
/** Small rows cost by their number, not by their bytes. */
const BATCH_ROWS = 1_000;

/** What an import has done so far; written with the rows that it speaks of. */
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
  /** Notes in the journal, with the next rows, how far the import is. */
  mark(mark: ImportMark): void;
  /** Resolves when every row put so far is stored. */
  flush(): Promise<void>;
  /** Bytes of all rows put so far. */
  bytes(): number;
};

/** For whom a generation is staged, and when (ms since 1970). */
export type StagingPlan = {
  readonly archive: ArchiveId;
  readonly importId: number;
  readonly now: number;
};

/** Makes a staged generation with a documents segment and a names segment, and notes it in the journal. */
export async function stageGeneration(
  database: LibraryDatabase,
  plan: StagingPlan,
): Promise<Staging> {
  const { generations, segments, imports } = database;
  const ids = await database.transaction('rw', [generations, segments, imports], async () => {
    const { archive, importId, now } = plan;
    const generation = await generations.add({ archive, state: 'staged', since: now });
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
 * Gathers rows into batches. Each is written before more rows are made: a transaction ends when the
 * thread that asked hears that all is written, and while a busy one does not, readers of other
 * archives wait.
 */
function createBatchWriter(
  database: LibraryDatabase,
  importId: number,
): Pick<Staging, 'mark' | 'flush' | 'bytes'> & {
  put(segment: SegmentId, row: SegmentRow): Promise<void>;
} {
  let keys: RowKey[] = [];
  let values: Uint8Array[] = [];
  let batchBytes = 0;
  let total = 0;
  let note: ImportMark = {};
  /** The batches that are being written, one after the other. */
  let writing: Promise<void> = Promise.resolve();

  const send = (): Promise<void> => {
    const batch = { keys, values, note };
    [keys, values, batchBytes, note] = [[], [], 0, {}];
    writing = writing.then(() => writeBatch(database, importId, batch));
    return writing;
  };
  return {
    async put(segment, { part, n, bytes }) {
      keys.push([segment, SEGMENT_PARTS[part], n]);
      // A view would be stored with the whole buffer behind it.
      values.push(bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice());
      batchBytes += bytes.byteLength;
      total += bytes.byteLength;
      if (batchBytes >= BATCH_BYTES || keys.length >= BATCH_ROWS) await send();
    },
    mark(mark) {
      note = { ...note, ...mark };
    },
    async flush() {
      await (keys.length > 0 || Object.keys(note).length > 0 ? send() : writing);
    },
    bytes: () => total,
  };
}

async function writeBatch(
  database: LibraryDatabase,
  importId: number,
  batch: { keys: RowKey[]; values: Uint8Array[]; note: ImportMark },
): Promise<void> {
  await database.transaction('rw', [database.rows, database.imports], async () => {
    if (batch.keys.length > 0) await database.rows.bulkAdd(batch.values, keysForDexie(batch.keys));
    if (Object.keys(batch.note).length > 0) await database.imports.update(importId, batch.note);
  });
}
