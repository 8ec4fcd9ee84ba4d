import type { PreviousNames } from '@/lib/linking/carry-ids';
import type { EntityDocument } from '@/lib/linking/extracted-entity';
import { openNames } from '@/lib/linking/open-names';
import type { OpenGeneration, RowReader } from '@/lib/model/segment';
import { readDocuments } from '@/lib/segment/document-blocks';
import { findDocnum } from '@/lib/segment/key-table';

/**
 * The names of `before`, for a generation whose only segment `reader` reads: documents are found
 * again by what their source calls them.
 */
export async function previousNames(
  before: OpenGeneration,
  reader: RowReader,
): Promise<PreviousNames> {
  return {
    table: await openNames(before.names),
    reader: before.names,
    async locate(documents) {
      const found = await Promise.all(documents.map((each) => locate(before, reader, each)));
      return found.filter((each) => each !== undefined);
    },
  };
}

async function locate(
  { generation, segments }: OpenGeneration,
  reader: RowReader,
  document: EntityDocument,
): Promise<EntityDocument | undefined> {
  const place = generation.places?.[document.segment];
  const rows = segments[place?.segment ?? document.segment];
  const old = document.docnum + (place?.base ?? 0);
  const [known] = rows ? await readDocuments(rows, [old]) : [];
  const docnum = known && (await findDocnum(reader, known.id));
  return docnum === undefined ? undefined : { ...document, segment: 0, docnum };
}
