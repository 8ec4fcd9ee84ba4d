import type { PoolTexts } from './pool-texts';

/** A term in more than this share of the pool does not set documents apart. */
const MAX_SHARE = 0.5;
/** Numbers and single letters say nothing of what a text is about. */
const WORD = /^(?!\p{N}+$).{2}/u;

/** The terms that set documents of a pool apart from each other. */
export type PoolTerms = {
  /** By document, how often it has each of them. */
  readonly counts: readonly ReadonlyMap<number, number>[];
  /** By term, inverse document frequency within the pool. */
  readonly rarity: Float64Array;
};

/**
 * Counts the telling terms of each document's first `words` words: in two documents at least and
 * half of them at most. Long texts wander; what one is about stands at its start.
 */
export function tellingTerms({ texts, terms }: PoolTexts, words: number): PoolTerms {
  const documents = new Uint32Array(terms.length);
  const counts = texts.map((text) => {
    const of = new Map<number, number>();
    for (const term of text.terms.subarray(0, words)) {
      const times = of.get(term) ?? 0;
      of.set(term, times + 1);
      if (times === 0) documents[term] = (documents[term] ?? 0) + 1;
    }
    return of;
  });
  const most = Math.max(2, texts.length * MAX_SHARE);
  const rarity = new Float64Array(terms.length);
  for (const [term, n] of documents.entries())
    if (n > 1 && n <= most && WORD.test(terms[term] ?? ''))
      rarity[term] = Math.log(1 + (texts.length - n + 0.5) / (n + 0.5));
  for (const of of counts) for (const term of of.keys()) if (rarity[term] === 0) of.delete(term);
  return { counts, rarity };
}
