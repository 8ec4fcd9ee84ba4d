import { isTelling } from '@/lib/text/word-keys';
import type { PoolText } from './pool-texts';

/** A term in more than this share of the pool does not set documents apart. */
const MAX_SHARE = 0.5;

/** The terms that set documents of a pool apart from each other, by their keys. */
export type PoolTerms = {
  /** By document, how often it has each of them. */
  readonly counts: readonly ReadonlyMap<number, number>[];
  /** By term, inverse document frequency within the pool, above 0. */
  readonly rarity: ReadonlyMap<number, number>;
};

/**
 * Counts the telling terms of each document's first `words` words: in two documents at least and
 * half of them at most. Long texts wander; what one is about stands at its start.
 */
export function tellingTerms(texts: readonly PoolText[], words: number): PoolTerms {
  const documents = new Map<number, number>();
  const counts = texts.map((text) => {
    const of = new Map<number, number>();
    for (const term of text.terms.subarray(0, words)) {
      if (!isTelling(term)) continue;
      const times = of.get(term) ?? 0;
      of.set(term, times + 1);
      if (times === 0) documents.set(term, (documents.get(term) ?? 0) + 1);
    }
    return of;
  });
  const most = Math.max(2, texts.length * MAX_SHARE);
  const rarity = new Map<number, number>();
  for (const [term, n] of documents)
    if (n > 1 && n <= most) rarity.set(term, Math.log(1 + (texts.length - n + 0.5) / (n + 0.5)));
  for (const of of counts) for (const term of of.keys()) if (!rarity.has(term)) of.delete(term);
  return { counts, rarity };
}
