import type { DocumentWords } from '@/lib/segment/document-words';

/** A word of the query for stage two. */
export type WantedWord = {
  /** Keys of the terms that it means, and how much an occurrence of each counts: 1 for the very term. */
  readonly terms: ReadonlyMap<number, number>;
  /** Keys of how the query writes it: other forms of the same stem count a little less. */
  readonly forms: ReadonlySet<number>;
};

/** One place in a document where a word of the query stands. */
export type Occurrence = {
  readonly word: number;
  /** Ascending through title and text, with gaps at borders. */
  readonly position: number;
  readonly isTitle: boolean;
  /** How close it is to what was asked for, up to 1. */
  readonly closeness: number;
};

/** A document of the pool as stage two reads it. */
export type PoolText = DocumentWords & { readonly occurrences: readonly Occurrence[] };

/** A form of a word counts so much of the very form. */
const OTHER_FORM = 0.95;
/** Most words are not asked for: a few bits of their keys tell. */
const FILTER = 1 << 12;

/** Finds the words that are wanted in each of `documents`. */
export function findWanted(
  documents: readonly DocumentWords[],
  wanted: readonly WantedWord[],
): PoolText[] {
  const asked = new Map<number, { word: number; closeness: number }>();
  const filter = new Uint8Array(FILTER);
  for (const [word, { terms }] of wanted.entries())
    for (const [term, closeness] of terms) {
      if (!asked.has(term)) asked.set(term, { word, closeness });
      filter[term % FILTER] = 1;
    }
  return documents.map((document) => {
    const { terms, forms, positions, titleTerms } = document;
    const occurrences: Occurrence[] = [];
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] ?? 0;
      if (filter[term % FILTER] === 0) continue;
      const found = asked.get(term);
      if (!found) continue;
      const isVery = wanted[found.word]?.forms.has(forms[i] ?? 0) === true;
      occurrences.push({
        word: found.word,
        position: (positions[i] ?? 0) + 1,
        isTitle: i < titleTerms,
        closeness: found.closeness * (isVery ? 1 : OTHER_FORM),
      });
    }
    return { ...document, occurrences };
  });
}
