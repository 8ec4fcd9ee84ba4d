import { ByteWriter } from '@/lib/base/bytes';
import { deflate } from '@/lib/base/deflate';
import type { Entity } from '@/lib/model/entity';
import type { RowSink } from '@/lib/model/segment';
import { frameRow } from '@/lib/segment/row-frame';
import { encodeDocuments } from './entity-postings';
import { compareBytes, ENTITY_BLOCK, ID_BYTES, idBytes, OWN_POSTINGS } from './entity-table';
import type { ExtractedEntity } from './extracted-entity';
import { kindNumber } from './name-table-format';
import { NAME_TABLE_ROW, WORD_TABLE_ROW } from './open-names';
import { NameTableWriter } from './name-table-writer';
import type { CountedWord } from './word-statistics';
import { encodeWordTable } from './word-table';

/** Postings longer than this get a row of their own, in bytes. */
const MAX_INLINE_POSTINGS = 2048;

/** What was written. */
export type NamesWritten = { readonly entities: number; readonly names: number };

/** How to write. */
export type WriteNamesOptions = {
  /** Documents of the archive; the most of any entity when left out. */
  readonly documents?: number;
  /** How the archive writes its words. */
  readonly words?: Iterable<CountedWord>;
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
  const table = new NameTableWriter();
  const ids: Uint8Array[] = [];
  let block: Entity[] = [];
  let postings = new ByteWriter(4096);
  let most = 0;
  const closeBlock = async (): Promise<void> => {
    options.signal?.throwIfAborted();
    const n = Math.floor((ids.length - 1) / ENTITY_BLOCK);
    const json = new TextEncoder().encode(JSON.stringify(block));
    await sink.put({ part: 'entities', n, bytes: frameRow(await deflate(json)) });
    await sink.put({ part: 'entityPostings', n, bytes: frameRow(postings.finish()) });
    block = [];
    postings = new ByteWriter(4096);
  };
  for (const { entity, documents, names } of entities) {
    const number = ids.length;
    const encoded = encodeDocuments(documents);
    const inline = encoded.length <= MAX_INLINE_POSTINGS;
    postings.varint(inline ? encoded.length : 0).bytes(inline ? encoded : new Uint8Array());
    if (!inline)
      await sink.put({
        part: 'entityPostings',
        n: OWN_POSTINGS + number,
        bytes: frameRow(encoded),
      });
    table.add({ kind: kindNumber(entity.kind), documents: documents.length, names });
    ids.push(idBytes(entity.id));
    block.push(entity);
    most = Math.max(most, documents.length);
    if (block.length === ENTITY_BLOCK) await closeBlock();
  }
  if (block.length > 0) await closeBlock();
  await sink.put({ part: 'entityIds', n: 0, bytes: frameRow(idTable(ids)) });
  const payload = table.finish(options.documents ?? most);
  await sink.put({ part: 'names', n: NAME_TABLE_ROW, bytes: frameRow(payload) });
  const words = encodeWordTable(options.words ?? []);
  await sink.put({ part: 'names', n: WORD_TABLE_ROW, bytes: frameRow(words) });
  return { entities: ids.length, names: table.names };
}

/** How many, the ids in ascending order, and the number of each. */
function idTable(ids: readonly Uint8Array[]): Uint8Array {
  const order = ids.map((_, number) => number);
  const none = new Uint8Array(ID_BYTES);
  order.sort((x, y) => compareBytes(ids[x] ?? none, ids[y] ?? none));
  const payload = new Uint8Array(4 + ids.length * (ID_BYTES + 4));
  const view = new DataView(payload.buffer);
  view.setUint32(0, ids.length, true);
  for (const [i, number] of order.entries()) {
    payload.set(ids[number] ?? none, 4 + i * ID_BYTES);
    view.setUint32(4 + ids.length * ID_BYTES + i * 4, number, true);
  }
  return payload;
}
