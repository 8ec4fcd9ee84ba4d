import type { ReaderDocument } from '@/lib/model/answers';
import { splitDocumentKey, type DocumentKey, type SourceId } from '@/lib/model/document';
import { generationOf, type LibraryView, type OpenGeneration } from '@/lib/model/segment';
import { prepareDocuments, readDocuments } from '@/lib/segment/document-blocks';
import { findDocnum } from '@/lib/segment/key-table';

/** The document under `key` with its archive, or undefined when the library does not have it. */
export async function readDocument(
  view: LibraryView,
  key: DocumentKey,
  signal?: AbortSignal,
): Promise<ReaderDocument | undefined> {
  const parts = splitDocumentKey(key);
  const open = parts && generationOf(view, parts.archive);
  // Read while the place is looked up, which asks for them, too.
  for (const segment of open?.segments ?? []) prepareDocuments(segment);
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
  const docnums = await Promise.all(segments.map((segment) => findDocnum(segment, id)));
  // The newest segment counts: an updated document stands there, its older self under a tombstone.
  const segment = docnums.findLastIndex(
    (docnum, i) => docnum !== undefined && !generation.segments[i]?.tombstones.includes(docnum),
  );
  const docnum = docnums[segment];
  return docnum === undefined ? undefined : { segment, docnum };
}
