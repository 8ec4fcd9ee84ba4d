import type { PoolText, PoolTexts } from './pool-texts';
import type { RankingWeights } from './ranking-weights';
import { lengthPenalty, saturated, type MeanLengths } from './score-words';

/** A term in more than this share of the pool does not set documents apart. */
const MAX_SHARE = 0.5;
const WORD = /^(?!\p{N}+$).{2}/u;

/**
 * Pseudo relevance feedback within the pool (RM3 of Lavrenko and Croft's relevance models): the
 * terms that the best documents have in common score all of them. Rarity is that within the pool,
 * so that no further row is read.
 *
 * @param scores of the texts so far; the best are taken for relevant
 * @returns a score for each text, as for a query of one word; all 0 in a pool too small to tell
 */
export function scoreFeedback(
  { texts, terms }: PoolTexts,
  scores: readonly number[],
  means: MeanLengths,
  weights: RankingWeights,
): number[] {
  const best = [...texts.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, weights.feedbackDocuments);
  if (texts.length <= best.length) return texts.map(() => 0);
  const counts = texts.map(countTerms);
  const documents = new Uint32Array(terms.length);
  for (const count of counts)
    for (const term of count.keys()) documents[term] = (documents[term] ?? 0) + 1;

  const rarityOf = (term: number): number => {
    const n = documents[term] ?? 0;
    return Math.log(1 + (texts.length - n + 0.5) / (n + 0.5));
  };
  const isTelling = (term: number): boolean => {
    const n = documents[term] ?? 0;
    return n > 1 && n <= Math.max(2, texts.length * MAX_SHARE) && WORD.test(terms[term] ?? '');
  };
  const total = best.reduce((sum, i) => sum + (scores[i] ?? 0), 0) || 1;
  const model = new Map<number, number>();
  for (const i of best) {
    const length = texts[i]?.terms.length || 1;
    for (const [term, times] of counts[i] ?? []) {
      if (!isTelling(term)) continue;
      const likelihood = (((scores[i] ?? 0) / total) * times) / length;
      model.set(term, (model.get(term) ?? 0) + likelihood);
    }
  }
  const chosen = [...model]
    .sort(([a, x], [b, y]) => y * rarityOf(b) - x * rarityOf(a) || a - b)
    .slice(0, weights.feedbackTerms);
  const weight = chosen.reduce((sum, [, likelihood]) => sum + likelihood, 0) || 1;
  const mean = means.title + means.text;
  return texts.map((text, i) => {
    const penalty = lengthPenalty(text.terms.length, mean, weights);
    let score = 0;
    for (const [term, likelihood] of chosen) {
      const times = counts[i]?.get(term) ?? 0;
      score += (likelihood / weight) * rarityOf(term) * saturated(times / penalty, weights);
    }
    return score;
  });
}

function countTerms({ terms }: PoolText): Map<number, number> {
  const counts = new Map<number, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
