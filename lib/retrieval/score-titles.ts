import type { PoolText } from './pool-texts';

/** Titles that have less in common with the query are no answer by themselves. */
const NEARLY = 0.7;

/**
 * How nearly the title of each text equals the query, function words included: 1 for the same words,
 * 0 for less than nearly. Whoever writes a title knows the document.
 *
 * @param asked keys of the query's terms in order, under each way of stemming that may be right
 */
export function scoreTitles(
  texts: readonly PoolText[],
  asked: readonly (readonly number[])[],
): number[] {
  return texts.map(({ terms, titleTerms }) => {
    const title = terms.subarray(0, titleTerms);
    const best = Math.max(0, ...asked.map((query) => likeness(query, title)));
    return Math.max(0, (best - NEARLY) / (1 - NEARLY));
  });
}

/** Dice's coefficient of two lists of terms, each term as often as it is there. */
function likeness(a: readonly number[], b: Int32Array): number {
  if (a.length + b.length === 0) return 0;
  const left = new Map<number, number>();
  for (const term of a) left.set(term, (left.get(term) ?? 0) + 1);
  let shared = 0;
  for (const term of b) {
    const times = left.get(term) ?? 0;
    if (times === 0) continue;
    left.set(term, times - 1);
    shared++;
  }
  return (2 * shared) / (a.length + b.length);
}
