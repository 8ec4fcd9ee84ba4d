import { ByteReader, type ByteWriter } from '@/lib/base/bytes';
import type { EntityDocument } from './extracted-entity';

/**
 * Writes the documents of an entity: for each segment its number, how many documents, and each docnum
 * as the distance from the one before, doubled, plus 1 where mentions follow.
 *
 * @param documents ascending by segment and docnum; gone through twice
 */
export function writeDocuments(out: ByteWriter, documents: Iterable<EntityDocument>): void {
  const counts = new Map<number, number>();
  for (const { segment } of documents) counts.set(segment, (counts.get(segment) ?? 0) + 1);
  out.varint(counts.size);
  let last = -1;
  let before = -1;
  for (const { segment, docnum, mentions } of documents) {
    if (segment !== last) {
      out.varint(segment).varint(counts.get(segment) ?? 0);
      before = -1;
    }
    const step = docnum - before - 1;
    out.varint(step * 2 + (mentions > 1 ? 1 : 0));
    if (mentions > 1) out.varint(mentions - 2);
    before = docnum;
    last = segment;
  }
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
