import { Dexie } from 'dexie';
import {
  MissingRowError,
  SEGMENT_PARTS,
  type RowReader,
  type SegmentId,
  type SegmentPart,
} from '@/lib/model/segment';
import type { LibraryDatabase, RowKey } from './database';
import { noteRead } from './give-way';

/** Reads the rows of `segment`. */
export function createRowReader(database: LibraryDatabase, segment: SegmentId): RowReader {
  const getMany: RowReader['getMany'] = async (part, ns, signal) => {
    signal?.throwIfAborted();
    const keys = ns.map((n) => keyOf(segment, part, n));
    const from = performance.now();
    const rows = (await readAtOnce(database, keys)) ?? (await database.rows.bulkGet(keys));
    noteRead(performance.now() - from);
    signal?.throwIfAborted();
    return rows.map((row, i) => {
      if (!row) throw new MissingRowError(part, ns[i] ?? -1);
      return row;
    });
  };
  return {
    async get(part, n, signal) {
      const [row] = await getMany(part, [n], signal);
      if (!row) throw new MissingRowError(part, n);
      return row;
    },
    getMany,
  };
}

function keyOf(segment: SegmentId, part: SegmentPart, n: number): RowKey {
  return [segment, SEGMENT_PARTS[part], n];
}

type Rows = (Uint8Array | undefined)[];

/**
 * Rows read by the browser's own interface: in a worker that has just started, a search would spend
 * more time in Dexie than on the disk. Undefined where the database is not open, inside one of Dexie's
 * transactions, and for whatever goes wrong: Dexie opens it, and says what it is.
 */
async function readAtOnce(
  database: LibraryDatabase,
  keys: readonly RowKey[],
): Promise<Rows | undefined> {
  if (keys.length === 0) return [];
  if (!database.isOpen() || Dexie.currentTransaction) return undefined;
  return new Promise((done) => {
    const failed = (): void => done(undefined);
    try {
      const transaction = database.backendDB().transaction('rows', 'readonly');
      const rows = transaction.objectStore('rows');
      const requests = keys.map((key): IDBRequest<Uint8Array | undefined> => rows.get([...key]));
      transaction.addEventListener('abort', failed);
      // Requests of a transaction are answered in their order.
      requests.at(-1)?.addEventListener('success', () => {
        done(requests.map(({ result }) => result));
      });
    } catch {
      failed();
    }
  });
}
