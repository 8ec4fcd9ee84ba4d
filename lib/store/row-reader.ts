import { Dexie } from 'dexie';
import {
  MissingRowError,
  SEGMENT_PARTS,
  type RowReader,
  type SegmentId,
  type SegmentPart,
} from '@/lib/model/segment';
import type { LibraryDatabase, RowKey } from './database';
import { resultOf } from './direct-connection';
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

/** Rows by the direct connection; undefined where it cannot, and inside one of Dexie's transactions, which sees what it wrote. */
async function readAtOnce(
  { direct }: LibraryDatabase,
  keys: readonly RowKey[],
): Promise<Rows | undefined> {
  if (keys.length === 0) return [];
  if (Dexie.currentTransaction) return undefined;
  return direct.read(['rows'], async (transaction) => {
    const rows = transaction.objectStore('rows');
    const requests = keys.map((key): IDBRequest<Uint8Array | undefined> => rows.get([...key]));
    // Requests of a transaction are answered in their order.
    const [last] = requests.slice(-1);
    if (last) await resultOf(last);
    return requests.map(({ result }) => result);
  });
}
