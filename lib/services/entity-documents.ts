import type { EntityDocument } from '@/lib/linking/entity-table';
import { readPlacedDocuments } from '@/lib/linking/placed-documents';
import type { CardAnswer } from '@/lib/model/card';
import type { ArchiveDocument } from '@/lib/model/document';
import type { OpenGeneration } from '@/lib/model/segment';
import { readDates } from '@/lib/segment/columns';
import { readFound, type LostRows } from '@/lib/segment/lost-rows';
import type { MinutesOf } from './choose-documents';

const MS_PER_MINUTE = 60_000;

/** The documents that name an entity, with what is known of them without reading them. */
export type DocumentsOfEntity = {
  /** By segment and docnum; none that its generation no longer counts. */
  readonly documents: readonly EntityDocument[];
  readonly minutesOf: MinutesOf;
};

/** A document that was read, with its place and how often it names the entity. */
export type ChosenDocument = {
  readonly document: ArchiveDocument;
  readonly at: EntityDocument;
  readonly mentions: number;
};

/** The documents of entity `number`. @throws {MissingRowError} when the generation was replaced */
export async function documentsOfEntity(
  open: OpenGeneration,
  number: number,
): Promise<DocumentsOfEntity> {
  const [documents, dates] = await Promise.all([
    readPlacedDocuments(open, number),
    Promise.all(open.segments.map((segment) => readDates(segment))),
  ]);
  return {
    documents: withoutTombstones(open, documents),
    minutesOf: (document) => dates[document.segment]?.minutes(document.docnum),
  };
}

function withoutTombstones(
  open: OpenGeneration,
  documents: readonly EntityDocument[],
): readonly EntityDocument[] {
  if (open.generation.segments.every((segment) => segment.tombstones.length === 0))
    return documents;
  const dead = open.generation.segments.map((segment) => new Set(segment.tombstones));
  return documents.filter((document) => !dead[document.segment]?.has(document.docnum));
}

/** The UTC year of a document's date; undefined without one. */
export function yearOf(document: EntityDocument, minutesOf: MinutesOf): number | undefined {
  const minutes = minutesOf(document);
  return minutes === undefined ? undefined : new Date(minutes * MS_PER_MINUTE).getUTCFullYear();
}

/** Documents per year, ascending; undated ones are left out. */
export function countYears({ documents, minutesOf }: DocumentsOfEntity): CardAnswer['years'] {
  const counts = new Map<number, number>();
  for (const document of documents) {
    const year = yearOf(document, minutesOf);
    if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([year, count]) => ({ year, documents: count }));
}

/** Reads the chosen documents, in the order of their segments, without those that are lost. */
export async function readChosen(
  open: OpenGeneration,
  chosen: readonly EntityDocument[],
  lost?: LostRows,
): Promise<ChosenDocument[]> {
  const perSegment = open.segments.map(async (reader, segment) => {
    const wanted = chosen.filter((document) => document.segment === segment);
    if (wanted.length === 0) return [];
    const documents = await readFound(
      reader,
      wanted.map((each) => each.docnum),
      { lost },
    );
    return documents.flatMap((document, i) => {
      const at = wanted[i];
      return at && document ? [{ document, at, mentions: at.mentions }] : [];
    });
  });
  return (await Promise.all(perSegment)).flat();
}
