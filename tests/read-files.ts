import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { ArchiveDocument } from '@/lib/model/document';
import type { ColumnChoice, SourceReport } from '@/lib/model/sources';
import { readSources } from '@/lib/sources/read-sources';

/** Files by path. */
type Files = Record<string, string | Uint8Array<ArrayBuffer> | Blob>;

/** Two sentences that are long enough for a text. */
export const PROSE =
  'The harbour froze on Monday, and the ferry to the islands was cancelled until the ice is gone.';
export const MORE =
  'Fishermen said that they had not seen such ice since 1987, when the bay was closed for a month.';

/** Reads `files` as an archive is made of them. */
export async function readFiles(
  files: Files,
  columns?: ColumnChoice,
): Promise<{ documents: ArchiveDocument[]; report: SourceReport; first: ArchiveDocument }> {
  const sources = readSources(
    Object.entries(files).map(([name, content]) => ({ path: name, blob: new Blob([content]) })),
  );
  const documents: ArchiveDocument[] = [];
  for await (const document of sources.documents({ columns })) documents.push(document);
  return { documents, report: sources.report(), first: documents[0]! };
}

/** A zip of `files`. */
export async function zipOf(files: Record<string, string | Blob>): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(files))
    await zip.add(name, typeof content === 'string' ? new TextReader(content) : content.stream());
  return zip.close();
}
