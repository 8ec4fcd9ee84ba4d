import type { ReaderDocument } from '@/lib/model/answers';
import { splitDocumentKey, type DocumentKey, type SourceId } from '@/lib/model/document';
import { generationOf, type LibraryView, type OpenGeneration } from '@/lib/model/segment';
import { readDocuments } from '@/lib/segment/document-blocks';
import { findDocnum } from '@/lib/segment/key-table';

/** The document under `key` with its archive, or undefined when the library does not have it. */
export async function readDocument(
  view: LibraryView,
  key: DocumentKey,
  signal?: AbortSignal,
): Promise<ReaderDocument | undefined> {
  const parts = splitDocumentKey(key);
  const open = parts && generationOf(view, parts.archive);
  const place = parts && open && (await findPlace(open, parts.id));
  const segment = place && open?.segments[place.segment];
  if (!segment) return undefined;
  const [document] = await readDocuments(segment, [place.docnum], signal);
  return document && open ? { key, document, archive: open.generation.archive } : undefined;
}

/** Where the document with a source id stands in a generation; undefined when it is not there. */
export async function findPlace(
  { generation, segments }: OpenGeneration,
  id: SourceId,
): Promise<{ readonly segment: number; readonly docnum: number } | undefined> {
  // The newest segment first: an updated document stands there, its older self under a tombstone.
  for (let i = segments.length - 1; i >= 0; i--) {
    const segment = segments[i];
    const docnum = segment && (await findDocnum(segment, id));
    if (docnum !== undefined && !generation.segments[i]?.tombstones.includes(docnum))
      return { segment: i, docnum };
  }
  return undefined;
}
