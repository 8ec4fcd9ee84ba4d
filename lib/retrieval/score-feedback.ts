import type { PoolTerms } from './pool-terms';
import type { PoolText } from './pool-texts';
import type { RankingWeights } from './ranking-weights';
import { lengthPenalty, saturated, type MeanLengths } from './score-words';

/**
 * Pseudo relevance feedback within the pool (RM3, after Lavrenko and Croft's relevance models): the
 * terms that the best documents have in common score all of them. Rarity is that within the pool,
 * so that no further row is read.
 *
 * @param scores of the texts so far; the best are taken for relevant
 * @returns a score for each text, as for a query of one word; all 0 in a pool too small to tell
 */
export function scoreFeedback(
  texts: readonly PoolText[],
  { counts, rarity }: PoolTerms,
  { scores, means }: { readonly scores: readonly number[]; readonly means: MeanLengths },
  weights: RankingWeights,
): number[] {
  const best = [...texts.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, weights.feedbackDocuments);
  if (texts.length <= best.length) return texts.map(() => 0);
  const total = best.reduce((sum, i) => sum + (scores[i] ?? 0), 0) || 1;
  const model = new Map<number, number>();
  for (const i of best) {
    const share = (scores[i] ?? 0) / total / (texts[i]?.terms.length || 1);
    for (const [term, times] of counts[i] ?? [])
      model.set(term, (model.get(term) ?? 0) + share * times);
  }
  const chosen = [...model]
    .sort(([a, x], [b, y]) => y * (rarity.get(b) ?? 0) - x * (rarity.get(a) ?? 0) || a - b)
    .slice(0, weights.feedbackTerms);
  const weight = chosen.reduce((sum, [, likelihood]) => sum + likelihood, 0) || 1;
  return texts.map((text, i) => {
    const penalty = lengthPenalty(text.terms.length, means.title + means.text, weights);
    let score = 0;
    for (const [term, likelihood] of chosen) {
      const times = counts[i]?.get(term) ?? 0;
      score +=
        (likelihood / weight) * (rarity.get(term) ?? 0) * saturated(times / penalty, weights);
    }
    return score;
  });
}
