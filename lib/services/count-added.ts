import { readIdTable } from '@/lib/linking/entity-table';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import {
  MAX_NEW_IDS,
  MissingRowError,
  type Additions,
  type OpenGeneration,
  type RowReader,
} from '@/lib/model/segment';
import { readIds } from '@/lib/segment/document-ids';
import { DamagedRowError } from '@/lib/segment/row-frame';

/** Of larger archives the ids are not held to compare them. */
const MAX_COMPARED = 200_000;

/** How many documents are new, and which, where they are few enough to be told one by one. */
type NewDocuments = Pick<Additions, 'documents' | 'ids'>;

/** The new documents by their ids. */
export function newDocuments(ids: ReadonlySet<SourceId>): NewDocuments {
  const documents = ids.size;
  return documents > MAX_NEW_IDS ? { documents } : { documents, ids: [...ids] };
}

/** Counts documents that a generation before did not have, as they pass. */
export type AddedDocuments = {
  pass(documents: AsyncIterable<ArchiveDocument>): AsyncIterable<ArchiveDocument>;
  /** Counts documents that do not pass. */
  note(ids: Iterable<SourceId>): void;
  /** What they were; undefined when nobody knows. */
  found(): NewDocuments | undefined;
};

/** A counter of the documents that are not in `before`; it counts nothing without that. */
export async function addedDocuments(
  before: OpenGeneration | undefined,
  signal: AbortSignal,
): Promise<AddedDocuments> {
  const known = before && (await unlessUnreadable(() => idsOf(before, signal)));
  const ids = new Set<SourceId>();
  const note = (id: SourceId): void => {
    if (known && !known.has(id)) ids.add(id);
  };
  return {
    async *pass(documents) {
      for await (const document of documents) {
        note(document.id);
        yield document;
      }
    },
    note(some) {
      for (const id of some) note(id);
    },
    found: () => known && newDocuments(ids),
  };
}

/**
 * What a generation brings that `before` has not; undefined when nobody knows.
 *
 * @param names reads its names
 * @param documents what documents are new, where that is known
 */
export async function addedSince(
  before: OpenGeneration | undefined,
  { names, documents }: { readonly names: RowReader; readonly documents: NewDocuments | undefined },
  signal: AbortSignal,
): Promise<Additions | undefined> {
  if (!before || documents === undefined) return undefined;
  return unlessUnreadable(async () => {
    const [old, now] = [await readIdTable(before.names, signal), await readIdTable(names, signal)];
    let added = 0;
    for (let number = 0; number < now.size; number++)
      if (old.find(now.id(number)) === undefined) added++;
    return { ...documents, names: added };
  });
}

/** Ids of the documents that count; undefined when they are too many to be held. */
export async function idsOf(
  { generation, segments }: OpenGeneration,
  signal?: AbortSignal,
): Promise<ReadonlySet<SourceId> | undefined> {
  if (generation.documents > MAX_COMPARED) return undefined;
  const known = new Set<SourceId>();
  for (const [n, reader] of segments.entries()) {
    const dead = new Set(generation.segments[n]?.tombstones);
    for (const [docnum, id] of (await readIds(reader, signal)).entries())
      if (!dead.has(docnum)) known.add(id);
  }
  return known;
}

/** What `read` gives; undefined where rows are gone or damaged: nothing depends on these counts. */
async function unlessUnreadable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof MissingRowError || error instanceof DamagedRowError) return undefined;
    throw error;
  }
}
