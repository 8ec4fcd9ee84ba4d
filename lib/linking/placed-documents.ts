import type { OpenGeneration } from '@/lib/model/segment';
import { readEntityDocuments, type EntityDocument } from './entity-table';

/**
 * The documents of entity `number`, ascending by segment and docnum as the generation has them now:
 * segments that were merged are where its `places` say.
 */
export async function readPlacedDocuments(
  open: OpenGeneration,
  number: number,
): Promise<readonly EntityDocument[]> {
  const documents = await readEntityDocuments(open.names, number);
  const { places } = open.generation;
  if (!places) return documents;
  return documents.map((document) => {
    const place = places[document.segment];
    if (!place) throw new RangeError('Backfile: an entity speaks of a segment that is not there');
    return { ...document, segment: place.segment, docnum: document.docnum + place.base };
  });
}
