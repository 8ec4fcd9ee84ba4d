import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import type { EntityDocument } from './extracted-entity';

/** The documents of one segment, written before it is known how many there are. */
const body = new ByteWriter(4096);
/** Segments before the last one, which there hardly are. */
const before = new ByteWriter(256);

/**
 * Writes the documents of an entity: for each segment its number, how many documents, and each docnum
 * as the distance from the one before, doubled, plus 1 where mentions follow.
 *
 * @param documents ascending by segment and docnum
 */
export function writeDocuments(out: ByteWriter, documents: Iterable<EntityDocument>): void {
  before.clear();
  body.clear();
  let segments = 0;
  let current = -1;
  let count = 0;
  let last = -1;
  for (const { segment, docnum, mentions } of documents) {
    if (segment !== current) {
      if (segments++ > 0) before.varint(current).varint(count).bytes(body.written());
      body.clear();
      current = segment;
      count = 0;
      last = -1;
    }
    const step = docnum - last - 1;
    body.varint(step * 2 + (mentions > 1 ? 1 : 0));
    if (mentions > 1) body.varint(mentions - 2);
    last = docnum;
    count++;
  }
  out.varint(segments).bytes(before.written());
  if (segments > 0) out.varint(current).varint(count).bytes(body.written());
}

/** What `writeDocuments` wrote. @throws {RangeError} for damaged bytes */
export function decodeDocuments(bytes: Uint8Array): EntityDocument[] {
  const reader = new ByteReader(bytes);
  const documents: EntityDocument[] = [];
  const segments = reader.varint();
  for (let i = 0; i < segments; i++) {
    const segment = reader.varint();
    const count = reader.varint();
    let docnum = -1;
    for (let at = 0; at < count; at++) {
      const step = reader.varint();
      docnum += Math.floor(step / 2) + 1;
      const mentions = step % 2 === 1 ? reader.varint() + 2 : 1;
      documents.push({ segment, docnum, mentions });
    }
  }
  return documents;
}
