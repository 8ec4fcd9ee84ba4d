import { archiveIdFrom, type ArchiveId } from '@/lib/model/archive';
import type { ArchiveDocument } from '@/lib/model/document';

/** A document of a corpus, or one that no longer counts. */
export type Given = { readonly document: ArchiveDocument; readonly dead?: boolean };
/** Archives of segments of documents. */
export type Corpus = readonly (readonly (readonly Given[])[])[];

/** The id of the `i`-th archive of a corpus. */
export function archiveOf(i: number): ArchiveId {
  return archiveIdFrom(new Uint8Array(16).fill(9 - i));
}
