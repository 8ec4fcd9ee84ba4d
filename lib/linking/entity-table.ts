import { ByteReader } from '@/lib/base/bytes';
import { inflate } from '@/lib/base/deflate';
import { invariant } from '@/lib/base/invariant';
import type { Entity, EntityId } from '@/lib/model/entity';
import type { RowReader } from '@/lib/model/segment';
import { perReader } from '@/lib/segment/row-cache';
import { unframeRow } from '@/lib/segment/row-frame';
import { asEntityId } from './entity-id';
import { decodeDocuments } from './entity-postings';
import type { EntityDocument } from './extracted-entity';

export type { EntityDocument } from './extracted-entity';

/** Entities of one block, and of one block of postings. */
export const ENTITY_BLOCK = 64;
/** Rows of entity postings from this number on hold one entity each: this plus its number. */
export const OWN_POSTINGS = 2 ** 24;
/** Bytes of an id in the table of ids. */
export const ID_BYTES = 12;
/** Blocks that are inflated beside each other. */
const BLOCKS_AT_ONCE = 16;
/** Most bytes that a block of entities may inflate to. */
const MAX_BLOCK_BYTES = 16 * 1024 * 1024;

/**
 * The entities with these numbers, in the order asked for.
 *
 * @throws {RangeError} for a number that the table does not have; {DamagedRowError} for a bad row
 */
export async function readEntities(
  reader: RowReader,
  numbers: readonly number[],
  signal?: AbortSignal,
): Promise<Entity[]> {
  const blocks = [...new Set(numbers.map((number) => Math.floor(number / ENTITY_BLOCK)))];
  const rows = await reader.getMany('entities', blocks, signal);
  const decoded = new Map<number, readonly Entity[]>();
  // Several at once: each is short, but its stream takes turns with everything else.
  for (let from = 0; from < rows.length; from += BLOCKS_AT_ONCE)
    await Promise.all(
      rows.slice(from, from + BLOCKS_AT_ONCE).map(async (row, i) => {
        const bytes = await inflate(unframeRow(row), MAX_BLOCK_BYTES);
        decoded.set(blocks[from + i] ?? 0, parseEntities(new TextDecoder().decode(bytes)));
      }),
    );
  return numbers.map((number) => {
    const entity = decoded.get(Math.floor(number / ENTITY_BLOCK))?.[number % ENTITY_BLOCK];
    if (!entity) throw new RangeError(`Backfile: there is no entity ${number}`);
    return entity;
  });
}

/** The documents that name entity `number`, ascending by segment and docnum. */
export async function readEntityDocuments(
  reader: RowReader,
  number: number,
  signal?: AbortSignal,
): Promise<EntityDocument[]> {
  const row = await reader.get('entityPostings', Math.floor(number / ENTITY_BLOCK), signal);
  const block = new ByteReader(unframeRow(row));
  for (let i = 0; i < number % ENTITY_BLOCK; i++) block.bytes(block.varint());
  const bytes = block.bytes(block.varint());
  if (bytes.length > 0) return decodeDocuments(bytes);
  return decodeDocuments(
    unframeRow(await reader.get('entityPostings', OWN_POSTINGS + number, signal)),
  );
}

/** The number of the entity with this id, or of the one that it went into; undefined for none. */
export async function findEntityNumber(
  reader: RowReader,
  id: EntityId,
  signal?: AbortSignal,
): Promise<number | undefined> {
  return (await readIdTable(reader, signal)).find(id);
}

/** The ids of a generation's entities, and those of entities that went into them. */
export type IdTable = {
  /** How many entities there are. */
  readonly size: number;
  /** The id of entity `number`. */
  id(number: number): EntityId;
  /** The number of the entity with this id, or of the one that it went into. */
  find(id: EntityId): number | undefined;
  /** An id like `id` that nobody has. */
  unused(id: EntityId): EntityId;
  /** Ids of entities that went into others, with the numbers of these. */
  redirects(): Iterable<readonly [EntityId, number]>;
};

/** The ids of a generation: one row, read once. */
export async function readIdTable(reader: RowReader, signal?: AbortSignal): Promise<IdTable> {
  const state = idsOf(reader);
  state.table ??= openIdTable(unframeRow(await reader.get('entityIds', 0, signal)));
  return state.table;
}

const idsOf = perReader(() => ({ table: undefined as IdTable | undefined }));

function openIdTable(payload: Uint8Array): IdTable {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const size = view.getUint32(0, true);
  const own = 4 + size * (ID_BYTES + 4);
  // Redirects came later: a row without them ends here.
  const moved = payload.length > own ? view.getUint32(own, true) : 0;
  const find = (id: EntityId): number | undefined => {
    const wanted = idBytes(id);
    return (
      findIn(view, { from: 4, count: size }, wanted) ??
      findIn(view, { from: own + 4, count: moved }, wanted)
    );
  };
  let places: Uint32Array | undefined;
  return {
    size,
    find,
    id(number) {
      places ??= placesOf(view, size);
      return idFrom(payload, 4 + (places[number] ?? 0) * ID_BYTES);
    },
    unused(id) {
      const bytes = idBytes(id);
      for (;;) {
        bytes[0] = ((bytes[0] ?? 0) + 1) & 255;
        if (bytes[0] === 0) bytes[1] = ((bytes[1] ?? 0) + 1) & 255;
        const other = idFrom(bytes, 0);
        if (find(other) === undefined) return other;
      }
    },
    *redirects() {
      for (let i = 0; i < moved; i++) {
        const number = view.getUint32(own + 4 + moved * ID_BYTES + i * 4, true);
        yield [idFrom(payload, own + 4 + i * ID_BYTES), number] as const;
      }
    },
  };
}

/** Where each entity's id stands in the list. */
function placesOf(view: DataView, size: number): Uint32Array {
  const places = new Uint32Array(size);
  for (let i = 0; i < size; i++) {
    const number = view.getUint32(4 + size * ID_BYTES + i * 4, true);
    if (number < size) places[number] = i;
  }
  return places;
}

/** The number behind `wanted` in a list of `count` ascending ids and their numbers. */
function findIn(
  view: DataView,
  { from, count }: { from: number; count: number },
  wanted: Uint8Array,
): number | undefined {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    let order = 0;
    for (let i = 0; i < ID_BYTES && order === 0; i++)
      order = view.getUint8(from + middle * ID_BYTES + i) - (wanted[i] ?? 0);
    if (order === 0) return view.getUint32(from + count * ID_BYTES + middle * 4, true);
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return undefined;
}

function idFrom(bytes: Uint8Array, at: number): EntityId {
  let hex = '';
  for (let i = at; i < at + ID_BYTES; i++) hex += (bytes[i] ?? 0).toString(16).padStart(2, '0');
  return asEntityId(hex);
}

/** An id as bytes, shorter or longer ones filled up or cut: only equal ids compare equal. */
export function idBytes(id: EntityId): Uint8Array {
  const bytes = new Uint8Array(ID_BYTES);
  for (let i = 0; i < ID_BYTES; i++)
    bytes[i] = Number.parseInt(id.slice(i * 2, i * 2 + 2), 16) || 0;
  return bytes;
}

function parseEntities(json: string): readonly Entity[] {
  const value: unknown = JSON.parse(json);
  invariant(isEntityList(value), 'a block of entities is no list');
  return value;
}

// The row's checksum vouches for what the writer put there; its shape is not checked again.
function isEntityList(value: unknown): value is readonly Entity[] {
  return Array.isArray(value);
}
