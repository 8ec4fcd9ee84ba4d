import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import type { EntityDocument } from './extracted-entity';

/**
 * The documents of an entity as bytes: for each segment its number, how many documents, and each
 * docnum as the distance from the one before, doubled, plus 1 where mentions follow.
 *
 * @param documents ascending by segment and docnum
 */
export function encodeDocuments(documents: readonly EntityDocument[]): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter(documents.length * 2 + 8);
  const segments = Map.groupBy(documents, ({ segment }) => segment);
  out.varint(segments.size);
  for (const [segment, list] of segments) {
    out.varint(segment).varint(list.length);
    let before = -1;
    for (const { docnum, mentions } of list) {
      const step = docnum - before - 1;
      out.varint(step * 2 + (mentions > 1 ? 1 : 0));
      if (mentions > 1) out.varint(mentions - 2);
      before = docnum;
    }
  }
  return out.finish();
}

/** What `encodeDocuments` wrote. @throws {RangeError} for damaged bytes */
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
