import { documentToLine } from '@/lib/segment/document-line';
import { createDocumentsDigest, type DocumentsDigest } from '@/lib/bundle/documents-digest';
import type { OpenGeneration, RowReader } from '@/lib/model/segment';
import { decodePostings } from '@/lib/retrieval/decode-postings';
import { TermCursor } from '@/lib/retrieval/term-cursor';
import { openTextIndex } from '@/lib/retrieval/text-index';
import { readDocuments } from '@/lib/segment/document-blocks';
import { known } from './updated-names';

/**
 * Says in 64 hex digits what an archive holds and knows, in whatever segments: each term with its
 * field, document and frequency; lengths; documents; entities but for their ids.
 */
export async function logicalDigest(open: OpenGeneration): Promise<string> {
  const digest = createDocumentsDigest();
  for (const [n, reader] of open.segments.entries()) {
    const dead = new Set(open.generation.segments[n]?.tombstones);
    await addSegment(digest, reader, dead);
  }
  for (const [name, entity] of await known(open)) digest.add(JSON.stringify([name, entity]));
  return digest.value();
}

const NO_TITLES = { docs: new Uint32Array(0), counts: new Uint8Array(0) };

async function addSegment(
  digest: DocumentsDigest,
  reader: RowReader,
  dead: ReadonlySet<number>,
): Promise<void> {
  const index = await openTextIndex(reader);
  const { documents, separators } = index.header;
  const lengths = await index.lengths();
  const docnums = Array.from({ length: documents }, (_, docnum) => docnum);
  const ids = new Map<number, string>();
  for (const [docnum, document] of (await readDocuments(reader, docnums)).entries()) {
    if (dead.has(docnum)) continue;
    ids.set(docnum, document.id);
    digest.add(documentToLine(document));
    digest.add(JSON.stringify([document.id, lengths[0][docnum], lengths[1][docnum]]));
  }
  const cursor = await TermCursor.open(reader, separators);
  while (!cursor.isDone) {
    for (const field of [0, 1] as const) {
      const { df, bytes } = cursor.postings(field);
      const [docs, tfs] = [new Uint32Array(df), new Uint32Array(df)];
      const to = { docs, inTitle: new Uint8Array(df), inText: tfs };
      decodePostings({ bytes, from: 0, count: df }, NO_TITLES, to);
      for (const [i, docnum] of docs.entries())
        if (!dead.has(docnum))
          digest.add(JSON.stringify([cursor.term, field, ids.get(docnum), tfs[i]]));
    }
    if (!cursor.advance()) await cursor.load();
  }
}
