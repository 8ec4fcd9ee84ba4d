import type { ReaderDocument } from '@/lib/model/answers';
import { splitDocumentKey, type DocumentKey } from '@/lib/model/document';
import { generationOf, type LibraryView } from '@/lib/model/segment';
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
  if (!parts || !open) return undefined;
  // The newest segment first: an updated document stands there, its older self under a tombstone.
  for (let i = open.segments.length - 1; i >= 0; i--) {
    const segment = open.segments[i];
    const docnum = segment && (await findDocnum(segment, parts.id));
    if (
      !segment ||
      docnum === undefined ||
      open.generation.segments[i]?.tombstones.includes(docnum)
    )
      continue;
    const [document] = await readDocuments(segment, [docnum], signal);
    if (document) return { key, document, archive: open.generation.archive };
  }
  return undefined;
}
