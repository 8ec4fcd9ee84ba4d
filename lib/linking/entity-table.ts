import { ByteReader } from '@/lib/base/bytes';
import { inflate } from '@/lib/base/deflate';
import { invariant } from '@/lib/base/invariant';
import type { Entity, EntityId } from '@/lib/model/entity';
import type { RowReader } from '@/lib/model/segment';
import { unframeRow } from '@/lib/segment/row-frame';
import { decodeDocuments } from './entity-postings';
import type { EntityDocument } from './extracted-entity';

export type { EntityDocument } from './extracted-entity';

/** Entities of one block, and of one block of postings. */
export const ENTITY_BLOCK = 64;
/** Rows of entity postings from this number on hold one entity each: this plus its number. */
export const OWN_POSTINGS = 2 ** 24;
/** Bytes of an id in the table of ids. */
export const ID_BYTES = 12;
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
  for (const [i, row] of rows.entries()) {
    const bytes = await inflate(unframeRow(row), MAX_BLOCK_BYTES);
    decoded.set(blocks[i] ?? 0, parseEntities(new TextDecoder().decode(bytes)));
  }
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

/** The number of the entity with this id, or undefined. */
export async function findEntityNumber(
  reader: RowReader,
  id: EntityId,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const payload = unframeRow(await reader.get('entityIds', 0, signal));
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const count = view.getUint32(0, true);
  const wanted = idBytes(id);
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = 4 + middle * ID_BYTES;
    const order = compareBytes(payload.subarray(at, at + ID_BYTES), wanted);
    if (order === 0) return view.getUint32(4 + count * ID_BYTES + middle * 4, true);
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return undefined;
}

/** An id as bytes, shorter or longer ones filled up or cut: only equal ids compare equal. */
export function idBytes(id: EntityId): Uint8Array {
  const bytes = new Uint8Array(ID_BYTES);
  for (let i = 0; i < ID_BYTES; i++)
    bytes[i] = Number.parseInt(id.slice(i * 2, i * 2 + 2), 16) || 0;
  return bytes;
}

/** Negative, 0 or positive, as `left` stands before, with or behind `right`. */
export function compareBytes(left: Uint8Array, right: Uint8Array): number {
  for (let i = 0; i < left.length; i++) {
    const order = (left[i] ?? 0) - (right[i] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
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
