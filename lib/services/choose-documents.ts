import type { EntityDocument } from '@/lib/linking/entity-table';

/** Minutes since 1970 of a document's date, or undefined when it has none. */
export type MinutesOf = (document: EntityDocument) => number | undefined;

/**
 * Chooses the documents of an entity that are worth reading for a card: those that speak of it
 * most, the newest, and some spread over the years between. Deterministic.
 *
 * @param documents all documents that name the entity, in archive order
 * @param limit most documents chosen
 */
export function chooseDocuments(
  documents: readonly EntityDocument[],
  limit: number,
  minutesOf: MinutesOf,
): readonly EntityDocument[] {
  if (documents.length <= limit) return documents;
  const chosen = new Set<EntityDocument>();
  const take = (list: readonly EntityDocument[], upTo: number): void => {
    for (const document of list) {
      if (chosen.size >= upTo) return;
      chosen.add(document);
    }
  };
  const byMentions = documents.toSorted((a, b) => b.mentions - a.mentions);
  take(byMentions, Math.ceil(limit / 2));
  const dated = documents.filter((document) => minutesOf(document) !== undefined);
  const newestFirst = dated.toSorted((a, b) => (minutesOf(b) ?? 0) - (minutesOf(a) ?? 0));
  // Undated archives are mostly stored in the order of publication: the last is the best guess.
  take(dated.length > 0 ? newestFirst : documents.toReversed(), Math.ceil((limit * 3) / 4));
  const ordered = dated.length > 0 ? newestFirst : documents;
  const step = Math.max(1, Math.floor(ordered.length / limit));
  take(
    ordered.filter((_, i) => i % step === 0),
    limit,
  );
  take(byMentions, limit);
  return [...chosen];
}
