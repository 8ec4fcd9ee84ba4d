import type { ArchiveDocument } from '@/lib/model/document';
import type { OpenGeneration } from '@/lib/model/segment';
import { countDocuments, readDocuments } from '@/lib/segment/document-blocks';

/** Documents that are read at once. */
const BATCH = 256;

/** All documents of a generation that count, in order. */
export async function* archiveDocuments(
  { generation, segments }: OpenGeneration,
  signal?: AbortSignal,
): AsyncGenerator<ArchiveDocument> {
  for (const [n, reader] of segments.entries()) {
    const dead = new Set(generation.segments[n]?.tombstones);
    const count = await countDocuments(reader, signal);
    for (let from = 0; from < count; from += BATCH) {
      const docnums = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => from + i);
      yield* await readDocuments(
        reader,
        docnums.filter((docnum) => !dead.has(docnum)),
        signal,
      );
    }
  }
}
