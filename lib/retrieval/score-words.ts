import type { PoolText } from './pool-texts';
import type { RankingWeights } from './ranking-weights';

/** What the whole library says of a word of the query. */
export type WordWeight = {
  /** Inverse document frequency, above 0. */
  readonly rarity: number;
  /** How often the query says it. */
  readonly times: number;
};

/** Mean numbers of words in the library's titles and texts. */
export type MeanLengths = { readonly title: number; readonly text: number };

/** BM25F: words of title, opening and text are weighed into one frequency, then saturated. */
export function scoreWords(
  text: PoolText,
  words: readonly WordWeight[],
  means: MeanLengths,
  weights: RankingWeights,
): number {
  const frequencies = new Float64Array(words.length);
  /** How near the title comes to each word: 1 where it has it. */
  const titled = new Float64Array(words.length);
  const lengthOfText = text.terms.length - text.titleTerms;
  const titleShare = weights.title / lengthPenalty(text.titleTerms, means.title, weights);
  const textShare = 1 / lengthPenalty(lengthOfText, means.text, weights);
  const opening = text.textStart + weights.leadWords;
  for (const { word, isTitle, position, closeness } of text.occurrences) {
    const share = isTitle ? titleShare : textShare * (position <= opening ? 1 + weights.lead : 1);
    frequencies[word] = (frequencies[word] ?? 0) + closeness * share;
    if (isTitle) titled[word] = Math.max(titled[word] ?? 0, closeness);
  }
  let score = 0;
  for (const [i, { rarity, times }] of words.entries()) {
    const weight = 1 + weights.repeated * Math.log(times);
    const inTitle = weights.inTitle * (titled[i] ?? 0);
    score += weight * rarity * (saturated(frequencies[i] ?? 0, weights) + inTitle);
  }
  return score;
}

/** BM25's saturation, 0 to one more than `saturation`. */
export function saturated(frequency: number, { saturation }: RankingWeights): number {
  return (frequency * (saturation + 1)) / (frequency + saturation);
}

/** What each word of a field of `length` words is divided by. */
export function lengthPenalty(
  length: number,
  mean: number,
  { lengthCost }: RankingWeights,
): number {
  return mean > 0 ? 1 - lengthCost + (lengthCost * length) / mean : 1;
}
