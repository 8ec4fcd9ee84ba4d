import { ByteWriter } from '@/lib/base/bytes';
import { deflate } from '@/lib/base/deflate';
import type { EntityId } from '@/lib/model/entity';
import type { RowSink, SegmentRow } from '@/lib/model/segment';
import { frameRow } from '@/lib/segment/row-frame';
import { writeDocuments } from './entity-postings';
import { ByteList } from './byte-list';
import { ENTITY_BLOCK, ID_BYTES, idBytes, OWN_POSTINGS } from './entity-table';
import type { ExtractedEntity } from './extracted-entity';
import { kindNumber } from './name-table-format';
import { NAME_TABLE_ROW, WORD_TABLE_ROW } from './open-names';
import { NameTableWriter } from './name-table-writer';
import { encodeWordTable } from './word-table';

/** Postings longer than this get a row of their own, in bytes. */
const MAX_INLINE_POSTINGS = 2048;

/** What was written. */
export type NamesWritten = { readonly entities: number; readonly names: number };

/** How to write. */
export type WriteNamesOptions = {
  /** Documents of the archive; the most of any entity when left out. */
  readonly documents?: number;
  /** How the archive writes its words: the payload of a word table. */
  readonly words?: Uint8Array;
  /** Ids of entities that went into others, with the numbers of these. */
  readonly redirects?: ReadonlyMap<EntityId, number>;
  readonly signal?: AbortSignal;
};

/**
 * Writes entities, in the order of their numbers, with their documents, ids and the name table.
 *
 * @throws the signal's reason when aborted, and whatever `sink` throws
 */
export async function writeNames(
  sink: RowSink,
  entities: Iterable<ExtractedEntity>,
  options: WriteNamesOptions = {},
): Promise<NamesWritten> {
  const words = options.words ?? encodeWordTable([]);
  await sink.put({ part: 'names', n: WORD_TABLE_ROW, bytes: frameRow(words) });
  const table = new NameTableWriter();
  const ids = new ByteList(ID_BYTES * 4096);
  // Each entity is written at once, into the same room again and again: what is made anew for each is
  // garbage, and a worker may hold hundreds of megabytes of that.
  const block = new ByteWriter(65_536);
  let inBlock = 0;
  const postings = new ByteWriter(65_536);
  const own = new ByteWriter(4096);
  /** Postings of the block that have rows of their own. */
  let rows: SegmentRow[] = [];
  let most = 0;
  const blocks = new EntityBlocks(sink);
  const closeBlock = async (): Promise<void> => {
    options.signal?.throwIfAborted();
    const n = Math.floor((ids.length / ID_BYTES - 1) / ENTITY_BLOCK);
    await blocks.add(n, block.text(']').finish(), [
      ...rows,
      { part: 'entityPostings', n, bytes: frameRow(postings.finish()) },
    ]);
    rows = [];
    block.clear();
    inBlock = 0;
    postings.clear();
  };
  for (const { entity, documents, names } of entities) {
    const number = ids.length / ID_BYTES;
    const count = entity.documentCount;
    writeDocuments(own.clear(), documents);
    const inline = own.length <= MAX_INLINE_POSTINGS;
    postings.varint(inline ? own.length : 0);
    if (inline) postings.bytes(own.written());
    else
      rows.push({
        part: 'entityPostings',
        n: OWN_POSTINGS + number,
        bytes: frameRow(own.finish()),
      });
    table.add({ kind: kindNumber(entity.kind), documents: count, names });
    ids.append(idBytes(entity.id));
    block.text(inBlock++ === 0 ? '[' : ',').text(JSON.stringify(entity));
    most = Math.max(most, count);
    if (inBlock === ENTITY_BLOCK) await closeBlock();
  }
  if (inBlock > 0) await closeBlock();
  await blocks.end();
  await sink.put({
    part: 'entityIds',
    n: 0,
    bytes: frameRow(idTable(ids, options.redirects ?? new Map())),
  });
  const payload = table.finish(options.documents ?? most);
  await sink.put({ part: 'names', n: NAME_TABLE_ROW, bytes: frameRow(payload) });
  return { entities: ids.length / ID_BYTES, names: table.names };
}

/** Puts blocks of entities one after the other; each is deflated by the platform's own thread while the next one fills. */
class EntityBlocks {
  readonly #sink: RowSink;
  #writing: Promise<void> = Promise.resolve();

  constructor(sink: RowSink) {
    this.#sink = sink;
  }

  /** Takes a block when the one before it is written. @param json its entities @param documents rows with their documents */
  async add(n: number, json: Uint8Array, documents: readonly SegmentRow[]): Promise<void> {
    await this.#writing;
    this.#writing = this.#put(n, json, documents);
    // The failure is thrown by the next `await`; until then it is not unhandled.
    this.#writing.catch(() => undefined);
  }

  /** Resolves when all are written. */
  async end(): Promise<void> {
    await this.#writing;
  }

  async #put(n: number, json: Uint8Array, documents: readonly SegmentRow[]): Promise<void> {
    const bytes = frameRow(await deflate(json));
    await this.#sink.put({ part: 'entities', n, bytes });
    for (const row of documents) await this.#sink.put(row);
  }
}

/** The ids of all entities, then those that lead to others. */
function idTable(ids: ByteList, redirects: ReadonlyMap<EntityId, number>): Uint8Array {
  const own = sortedIds(ids, (i) => i);
  if (redirects.size === 0) return own;
  const moved = new ByteList(ID_BYTES * 4096);
  for (const id of redirects.keys()) moved.append(idBytes(id));
  const numbers = [...redirects.values()];
  const other = sortedIds(moved, (i) => numbers[i] ?? 0);
  const payload = new Uint8Array(own.length + other.length);
  payload.set(own);
  payload.set(other, own.length);
  return payload;
}

/** How many, the ids in ascending order, and the number of each. */
function sortedIds(ids: ByteList, numberOf: (i: number) => number): Uint8Array {
  const count = ids.length / ID_BYTES;
  const all = new Uint8Array(ids.length);
  ids.copyTo(all, 0);
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  order.sort((x, y) => {
    for (let i = 0; i < ID_BYTES; i++) {
      const difference = (all[x * ID_BYTES + i] ?? 0) - (all[y * ID_BYTES + i] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  const payload = new Uint8Array(4 + count * (ID_BYTES + 4));
  const view = new DataView(payload.buffer);
  view.setUint32(0, count, true);
  for (const [place, i] of order.entries()) {
    payload.set(all.subarray(i * ID_BYTES, (i + 1) * ID_BYTES), 4 + place * ID_BYTES);
    view.setUint32(4 + count * ID_BYTES + place * 4, numberOf(i), true);
  }
  return payload;
}
